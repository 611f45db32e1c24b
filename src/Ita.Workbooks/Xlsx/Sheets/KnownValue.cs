namespace Ita.Workbooks.Xlsx.Sheets;

/// <summary>A value that has come in a column.</summary>
/// <param name="Pattern">The number of its pattern; 0 for none.</param>
/// <param name="Length">The pattern's length: kept here too, because where the next cell begins hangs on it.</param>
/// <param name="Mark">What the sink said it is worth there.</param>
/// <param name="Characters">Of its text.</param>
internal readonly record struct KnownValue(ushort Pattern, byte Length, sbyte Mark, int Characters);
