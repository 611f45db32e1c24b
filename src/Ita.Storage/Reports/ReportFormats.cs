using System.Diagnostics.CodeAnalysis;

namespace Ita.Storage.Reports;

public static class ReportFormats
{
    public static IReadOnlyList<ReportFormat> All { get; } = Enum.GetValues<ReportFormat>();

    /// <summary>Without a point: <c>docx</c>.</summary>
    public static string Extension(this ReportFormat format) => format.ToString().ToLowerInvariant();

    /// <summary>The media type it is stored and served with.</summary>
    public static string ContentType(this ReportFormat format) =>
        format switch
        {
            ReportFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ReportFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ReportFormat.Html => "text/html; charset=utf-8",
            _ => "application/json; charset=utf-8",
        };

    /// <summary>By its extension without the point, in lower case; nothing else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? extension, out ReportFormat format)
    {
        foreach (var known in All)
        {
            format = known;
            if (known.Extension() == extension)
                return true;
        }

        format = default;
        return false;
    }
}
