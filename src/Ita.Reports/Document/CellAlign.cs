namespace Ita.Reports.Document;

/// <summary>How a column's cells are aligned.</summary>
public enum CellAlign
{
    Start,
    Centre,
    End,
}
