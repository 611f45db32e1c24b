namespace Ita.Reports.Document;

/// <summary>A column.</summary>
/// <param name="Header">Its header cell.</param>
/// <param name="Width">Its share of the table's width; the shares of a table need not add to anything.</param>
/// <param name="Align">How its cells are aligned.</param>
public sealed record TableColumn(string Header, int Width, CellAlign Align);
