namespace Ita.Workbooks.Xlsx.Sheets;

/// <summary>A value that has come in a column.</summary>
/// <param name="Pattern">The number of its pattern; 0 for none.</param>
/// <param name="Mark">What the sink said it is worth there.</param>
internal readonly record struct KnownValue(ushort Pattern, sbyte Mark);
