using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Ita.Reports.Excel;
using Ita.Reports.Html;
using Ita.Reports.Json;
using Ita.Reports.Model;
using Ita.Reports.Word;

namespace Ita.Reports;

/// <summary>
/// The files a report is written in, each with its document, its name, content type and writer: whoever writes, stores,
/// serves or lists reports takes them from here. Thread-safe.
/// </summary>
public sealed class ReportFormat
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string WebPage = "text/html; charset=utf-8";

    private readonly Action<ReportModel, Stream> _write;
    private readonly Func<ReportModel, bool> _isIssued;

    private ReportFormat(
        string name,
        string contentType,
        Action<ReportModel, Stream> write,
        Func<ReportModel, bool>? isIssued = null
    )
    {
        Name = name;
        ContentType = contentType;
        _write = write;
        _isIssued = isIssued ?? (_ => true);
    }

    /// <summary>The analysis with the measures in Word, the one that people sign and publish.</summary>
    public static ReportFormat Docx { get; } =
        new("docx", Word, (model, output) => WordReport.Write(model.Main, output));

    /// <summary>The analysis in Excel with live formulas.</summary>
    public static ReportFormat Xlsx { get; } =
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ExcelReport.Write);

    /// <summary>The analysis as a printable web page.</summary>
    public static ReportFormat Html { get; } =
        new("html", WebPage, (model, output) => HtmlReport.Write(model.Main, output));

    /// <summary>For programs.</summary>
    public static ReportFormat Json { get; } = new("json", "application/json; charset=utf-8", JsonReport.Write);

    /// <summary>What became of the measures, in Word.</summary>
    public static ReportFormat ImplementationDocx { get; } =
        new(
            "implementation.docx",
            Word,
            (model, output) => WordReport.Write(model.Implementation!, output),
            model => model.Implementation is not null
        );

    /// <summary>What became of the measures, as a printable web page.</summary>
    public static ReportFormat ImplementationHtml { get; } =
        new(
            "implementation.html",
            WebPage,
            (model, output) => HtmlReport.Write(model.Implementation!, output),
            model => model.Implementation is not null
        );

    /// <summary>The blank follow-up form in Word; the Excel form is the workbooks' own.</summary>
    public static ReportFormat FormDocx { get; } =
        new("follow-up.docx", Word, (model, output) => WordReport.Write(model.Form, output));

    /// <summary>The memo to the head of the agency, in Word.</summary>
    public static ReportFormat MemoDocx { get; } =
        new("memo.docx", Word, (model, output) => WordReport.Write(model.Memo, output));

    /// <summary>Those of the analysis, in the order in which people are offered them.</summary>
    public static ImmutableArray<ReportFormat> Analysis { get; } = [Docx, Xlsx, Html, Json];

    /// <summary>All, in the order in which people are offered them.</summary>
    public static ImmutableArray<ReportFormat> All { get; } =
    [.. Analysis, ImplementationDocx, ImplementationHtml, FormDocx, MemoDocx];

    /// <summary>
    /// How a file's name ends, without a point or hyphen before it, in lower case: <c>docx</c>, <c>memo.docx</c>.
    /// </summary>
    public string Name { get; }

    /// <summary>As the file's name ends after the agency's code: <c>.docx</c>, <c>-memo.docx</c>.</summary>
    public string Ending => Name.Contains('.', StringComparison.Ordinal) ? $"-{Name}" : $".{Name}";

    /// <summary>The media type that it is stored and served with.</summary>
    public string ContentType { get; }

    /// <summary>Finds a format by its name.</summary>
    public static bool TryParse([NotNullWhen(true)] string? name, [NotNullWhen(true)] out ReportFormat? format)
    {
        format = All.FirstOrDefault(known => known.Name == name);
        return format is not null;
    }

    /// <summary>There is something to write: what became of measures is told once there is any of it.</summary>
    public bool IsIssued(ReportModel model) => _isIssued(model);

    /// <summary>Writes the document; the same report gives the same bytes.</summary>
    /// <param name="model">The report; the document must be issued.</param>
    /// <param name="output">Any writable stream; left open.</param>
    public void Write(ReportModel model, Stream output) => _write(model, output);

    public override string ToString() => Name;
}
