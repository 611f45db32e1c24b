namespace Ita.Workbooks.Xlsx.Sheets;

/// <summary>What a cell holds.</summary>
internal enum CellKind
{
    /// <summary>Nothing; told only of formulas that were saved without their value.</summary>
    Empty,
    Text,
    Number,
    Boolean,
    Error,
}
