namespace Ita.Workbooks.Xlsx.Sheets;

/// <summary>A way in which a sheet's producer writes cells: everything but the reference and the value.</summary>
/// <param name="Value">What the value is.</param>
/// <param name="Middle">From the quote behind the reference up to the value; where there is no value, up to the cell's end.</param>
/// <param name="End">From behind the value to the cell's end.</param>
internal readonly record struct CellShape(ShapeValue Value, byte[] Middle, byte[] End);
