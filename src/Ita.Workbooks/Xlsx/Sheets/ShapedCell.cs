namespace Ita.Workbooks.Xlsx.Sheets;

/// <summary>A cell that was read by its shape, good until the window moves.</summary>
internal ref struct ShapedCell
{
    /// <summary>From 1; not yet held against the limit.</summary>
    public int Column;
    public ShapeValue Kind;

    /// <summary>Where in the cell's bytes its row's digits begin.</summary>
    public int RowPlace;

    /// <summary>The text, without references, its characters not checked; a number's digits.</summary>
    public ReadOnlySpan<byte> Value;

    /// <summary>Of a text, its characters; of a shared one, its index.</summary>
    public int Number;
}
