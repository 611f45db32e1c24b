namespace Ita.Assessment.Submissions;

/// <summary>A sheet that was not read.</summary>
/// <param name="File">The workbook's file name.</param>
/// <param name="Sheet">The sheet's name.</param>
/// <param name="Reason"><c>hidden</c> or <c>nothing-recognised</c>.</param>
public sealed record IgnoredSheet(string File, string Sheet, string Reason);
