namespace Ita.Workbooks.Notices;

/// <summary>Where a notice points to, as found in the workbook.</summary>
internal sealed record NoticePlace(
    string? File = null,
    string? Sheet = null,
    string? Cell = null,
    string? Item = null,
    string? Value = null
);
