using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Ita.Reports.Excel;
using Ita.Reports.Html;
using Ita.Reports.Json;
using Ita.Reports.Model;
using Ita.Reports.Word;

namespace Ita.Reports;

/// <summary>
/// The formats a report is written in, each with its extension, content type and writer: whoever writes, stores, serves
/// or lists reports takes them from here. Thread-safe.
/// </summary>
public sealed class ReportFormat
{
    private readonly Action<ReportModel, Stream> _write;

    private ReportFormat(string extension, string contentType, Action<ReportModel, Stream> write)
    {
        Extension = extension;
        ContentType = contentType;
        _write = write;
    }

    /// <summary>Word, the one that people sign and publish.</summary>
    public static ReportFormat Docx { get; } =
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", WordReport.Write);

    /// <summary>Excel with live formulas.</summary>
    public static ReportFormat Xlsx { get; } =
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ExcelReport.Write);

    /// <summary>A printable web page.</summary>
    public static ReportFormat Html { get; } = new("html", "text/html; charset=utf-8", HtmlReport.Write);

    /// <summary>For programs.</summary>
    public static ReportFormat Json { get; } = new("json", "application/json; charset=utf-8", JsonReport.Write);

    /// <summary>In the order in which people are offered them.</summary>
    public static ImmutableArray<ReportFormat> All { get; } = [Docx, Xlsx, Html, Json];

    /// <summary>The file name's extension without a point, in lower case: <c>docx</c>.</summary>
    public string Extension { get; }

    /// <summary>The media type that it is stored and served with.</summary>
    public string ContentType { get; }

    /// <summary>Finds a format by its extension without the point, in lower case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? extension, [NotNullWhen(true)] out ReportFormat? format)
    {
        format = All.FirstOrDefault(known => known.Extension == extension);
        return format is not null;
    }

    /// <summary>Writes the document; the same report gives the same bytes.</summary>
    /// <param name="model">The report.</param>
    /// <param name="output">Any writable stream; left open.</param>
    public void Write(ReportModel model, Stream output) => _write(model, output);

    public override string ToString() => Extension;
}
