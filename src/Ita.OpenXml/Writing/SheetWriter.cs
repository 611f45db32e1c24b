using Ita.OpenXml.Xml;

namespace Ita.OpenXml.Writing;

/// <summary>
/// Writes a worksheet's rows as they come: texts inline and numbers bare, nothing held. Rows and columns count from 1
/// and must rise.
/// </summary>
public readonly struct SheetWriter
{
    // _x000D_ stands for a character that XML cannot hold; a text that looks like one has its first stroke written so.
    private const int EscapeLength = 7;

    private readonly XmlPartWriter _xml;

    internal SheetWriter(XmlPartWriter xml) => _xml = xml;

    /// <summary>Begins a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="height">Points; 0 for the sheet's own.</param>
    public void BeginRow(int row, double height = 0)
    {
        _xml.Raw("<row r=\""u8).Number(row);
        if (height > 0)
            _xml.Raw("\" ht=\""u8).Number(height).Raw("\" customHeight=\"1"u8);
        _xml.Raw("\">"u8);
    }

    public void EndRow() => _xml.Raw("</row>"u8);

    /// <summary>A text, which stays one whatever it starts with.</summary>
    /// <param name="row">The row that has begun.</param>
    /// <param name="column">The column.</param>
    /// <param name="text">The text; what XML cannot hold is left out.</param>
    /// <param name="style">Its place among the styles' <c>cellXfs</c>.</param>
    public void Write(int row, int column, string text, int style = 0)
    {
        BeginCell(row, column, style);
        _xml.Raw(" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
        WriteText(text);
        _xml.Raw("</t></is></c>"u8);
    }

    /// <summary>A text as the file that it comes from writes it: <c>_x000D_</c> stays what it stands for.</summary>
    /// <param name="row">The row that has begun.</param>
    /// <param name="column">The column.</param>
    /// <param name="text">The text; what XML cannot hold is left out.</param>
    /// <param name="style">Its place among the styles' <c>cellXfs</c>.</param>
    public void WriteEscaped(int row, int column, string text, int style = 0)
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

    /// <summary>A number as a spreadsheet holds it.</summary>
    internal void WriteNumber(int row, int column, double number, int style)
    {
        BeginCell(row, column, style);
        _xml.Raw("><v>"u8).Number(number).Raw("</v></c>"u8);
    }

    /// <summary>A formula, and the number that it gives.</summary>
    internal void WriteFormula(int row, int column, string formula, double number, int style)
    {
        BeginCell(row, column, style);
        _xml.Raw("><f>"u8).Text(formula).Raw("</f><v>"u8).Number(number).Raw("</v></c>"u8);
    }

    /// <summary>A formula, and the text that it gives.</summary>
    internal void WriteFormula(int row, int column, string formula, string text, int style)
    {
        BeginCell(row, column, style);
        _xml.Raw(" t=\"str\"><f>"u8).Text(formula).Raw("</f><v>"u8);
        WriteText(text);
        _xml.Raw("</v></c>"u8);
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

    private void WriteText(ReadOnlySpan<char> text)
    {
        for (
            var at = text.IndexOf("_x", StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf("_x", StringComparison.Ordinal)
        )
        {
            _xml.Text(text[..at]).Raw(IsEscape(text[at..]) ? "_x005F_"u8 : "_"u8);
            text = text[(at + 1)..];
        }

        _xml.Text(text);
    }

    private static bool IsEscape(ReadOnlySpan<char> text) =>
        text.Length >= EscapeLength
        && text[EscapeLength - 1] == '_'
        && !text[2..(EscapeLength - 1)].ContainsAnyExcept("0123456789ABCDEFabcdef");
}
