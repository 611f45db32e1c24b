namespace Ita.Workbooks.Xlsx.Sheets;

/// <summary>A way in which a sheet's producer writes cells: everything but the reference and the value.</summary>
internal readonly struct CellShape(ShapeValue value, ReadOnlySpan<byte> middle, ReadOnlySpan<byte> end)
{
    /// <summary>What the value is.</summary>
    public readonly ShapeValue Value = value;

    /// <summary>
    /// From the quote behind the reference up to the value; where there is no value, up to the cell's end.
    /// </summary>
    public readonly BytePattern Middle = new(middle);

    /// <summary>From behind the value to the cell's end.</summary>
    public readonly BytePattern End = new(end);
}
