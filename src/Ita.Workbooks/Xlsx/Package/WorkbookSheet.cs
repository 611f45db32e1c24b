namespace Ita.Workbooks.Xlsx.Package;

/// <summary>A sheet as the workbook lists it.</summary>
/// <param name="Name">As its tab shows it.</param>
/// <param name="IsHidden">Hidden, or hidden so that only a macro can show it.</param>
/// <param name="Part">The worksheet's part; null for a chart or dialog, which has no cells.</param>
internal sealed record WorkbookSheet(string Name, bool IsHidden, string? Part);
