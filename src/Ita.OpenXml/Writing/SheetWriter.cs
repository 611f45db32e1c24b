using Ita.OpenXml.Xml;

namespace Ita.OpenXml.Writing;

/// <summary>
/// Writes a worksheet's rows as they come: texts inline and numbers bare, nothing held. Rows and columns count from 1
/// and must rise.
/// </summary>
public readonly struct SheetWriter
{
    private readonly XmlPartWriter _xml;

    internal SheetWriter(XmlPartWriter xml) => _xml = xml;

    public void BeginRow(int row) => _xml.Raw("<row r=\""u8).Number(row).Raw("\">"u8);

    public void EndRow() => _xml.Raw("</row>"u8);

    /// <summary>A text, which stays one whatever it starts with.</summary>
    /// <param name="row">The row that has begun.</param>
    /// <param name="column">The column.</param>
    /// <param name="text">The text; what XML cannot hold is left out.</param>
    /// <param name="style">Its place among the styles' <c>cellXfs</c>.</param>
    public void Write(int row, int column, string text, int style = 0)
    {
        BeginCell(row, column, style);
        _xml.Raw(" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8).Text(text).Raw("</t></is></c>"u8);
    }

    /// <summary>A number.</summary>
    /// <param name="row">The row that has begun.</param>
    /// <param name="column">The column.</param>
    /// <param name="number">Written with all its digits.</param>
    /// <param name="style">Its place among the styles' <c>cellXfs</c>.</param>
    public void Write(int row, int column, decimal number, int style = 0)
    {
        BeginCell(row, column, style);
        _xml.Raw("><v>"u8).Number(number).Raw("</v></c>"u8);
    }

    /// <summary>A number as the file that it comes from writes it.</summary>
    /// <param name="row">The row that has begun.</param>
    /// <param name="column">The column.</param>
    /// <param name="digits">What <see cref="Reading.CellNumber.IsNumber"/> takes.</param>
    /// <param name="style">Its place among the styles' <c>cellXfs</c>.</param>
    public void WriteNumber(int row, int column, string digits, int style = 0)
    {
        BeginCell(row, column, style);
        _xml.Raw("><v>"u8).Text(digits).Raw("</v></c>"u8);
    }

    /// <summary>TRUE or FALSE.</summary>
    /// <param name="row">The row that has begun.</param>
    /// <param name="column">The column.</param>
    /// <param name="isTrue">Which of the two.</param>
    /// <param name="style">Its place among the styles' <c>cellXfs</c>.</param>
    public void WriteBoolean(int row, int column, bool isTrue, int style = 0)
    {
        BeginCell(row, column, style);
        _xml.Raw(" t=\"b\"><v>"u8).Raw(isTrue ? "1"u8 : "0"u8).Raw("</v></c>"u8);
    }

    /// <summary>A cell that only has a style.</summary>
    /// <param name="row">The row that has begun.</param>
    /// <param name="column">The column.</param>
    /// <param name="style">Its place among the styles' <c>cellXfs</c>.</param>
    public void WriteEmpty(int row, int column, int style)
    {
        BeginCell(row, column, style);
        _xml.Raw("/>"u8);
    }

    private void BeginCell(int row, int column, int style)
    {
        Span<byte> letters = stackalloc byte[8];
        var start = letters.Length;
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
            letters[--start] = (byte)('A' + ((rest - 1) % 26));
        _xml.Raw("<c r=\""u8).Raw(letters[start..]).Number(row).Raw("\""u8);
        if (style != 0)
            _xml.Raw(" s=\""u8).Number(style).Raw("\""u8);
    }
}
