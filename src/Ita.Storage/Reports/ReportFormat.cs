namespace Ita.Storage.Reports;

/// <summary>The forms a report is written in.</summary>
public enum ReportFormat
{
    /// <summary>Word, the one people sign and publish.</summary>
    Docx,

    /// <summary>Excel with live formulas.</summary>
    Xlsx,

    /// <summary>A printable web page.</summary>
    Html,

    /// <summary>For programs.</summary>
    Json,
}
