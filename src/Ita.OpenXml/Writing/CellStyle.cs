using Ita.OpenXml.Xml;

namespace Ita.OpenXml.Writing;

/// <summary>Where a cell's content stands from left to right.</summary>
public enum CellAlignment
{
    /// <summary>Texts left, numbers right.</summary>
    General,
    Left,
    Centre,
    Right,
}

/// <summary>How a cell looks. Colours are six hexadecimal digits, red first.</summary>
public sealed record CellStyle
{
    public string Font { get; init; } = "Calibri";

    /// <summary>Points.</summary>
    public double Size { get; init; } = 11;

    public bool IsBold { get; init; }

    public string Colour { get; init; } = "000000";

    /// <summary>Colour of the ground; null for none.</summary>
    public string? Fill { get; init; }

    /// <summary>Colour of a thin rule on all four sides; null for none.</summary>
    public string? Rule { get; init; }

    /// <summary>Number format, such as <c>0.00</c>; null for the general one, <c>@</c> for text.</summary>
    public string? Format { get; init; }

    public CellAlignment Alignment { get; init; }

    /// <summary>In the middle of the row's height; otherwise at its top.</summary>
    public bool IsInMiddle { get; init; }

    public bool Wraps { get; init; }

    /// <summary>Steps of three spaces from the side that the content stands on.</summary>
    public int Indent { get; init; }

    /// <summary>May be changed while the sheet is protected.</summary>
    public bool IsUnlocked { get; init; }

    /// <summary>Stays a text when somebody edits it, whatever it starts with.</summary>
    public bool IsQuoted { get; init; }
}

/// <summary>The styles of a workbook, each once. Not safe for concurrent use.</summary>
internal sealed class StyleTable
{
    private const int TextFormat = 49;
    private const int FirstOwnFormat = 164;

    // The first style and font are what widths of columns are measured by; the first two fills are fixed.
    private static readonly CellStyle s_normal = new();

    private readonly IndexedSet<CellStyle> _styles = new([s_normal]);
    private readonly IndexedSet<(string Font, double Size, bool IsBold, string Colour)> _fonts = new([
        FontOf(s_normal),
    ]);
    private readonly IndexedSet<string> _fills = new(["none", "gray125"]);
    private readonly IndexedSet<string> _rules = new([""]);
    private readonly IndexedSet<string> _formats = new([]);
    private readonly IndexedSet<string> _conditions = new([]);

    /// <summary>The style's place among the <c>cellXfs</c>; it gets one if it is new.</summary>
    public int Add(CellStyle style)
    {
        if (!_styles.Add(style, out var index))
            return index;
        _fonts.Add(FontOf(style), out _);
        _fills.Add(style.Fill ?? "none", out _);
        _rules.Add(style.Rule ?? "", out _);
        if (style.Format is not (null or "@"))
            _formats.Add(style.Format, out _);
        return index;
    }

    /// <summary>The place among the <c>dxfs</c> of cells filled with a colour.</summary>
    public int AddCondition(string fill)
    {
        _conditions.Add(fill, out var index);
        return index;
    }

    /// <summary>Writes the part, without its declaration.</summary>
    public static void Write(XmlPartWriter xml, StyleTable styles)
    {
        xml.Raw("<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"u8);
        if (styles._formats.Count > 0)
            WriteAll(xml, "numFmts", styles._formats, styles.WriteFormat);
        WriteAll(xml, "fonts", styles._fonts, WriteFont);
        WriteAll(xml, "fills", styles._fills, WriteFill);
        WriteAll(xml, "borders", styles._rules, WriteRule);
        xml.Raw("""<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"""u8);
        WriteAll(xml, "cellXfs", styles._styles, styles.WriteStyle);
        xml.Raw("""<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"""u8);
        WriteAll(xml, "dxfs", styles._conditions, WriteCondition);
        xml.Raw("</styleSheet>"u8);
    }

    private static (string Font, double Size, bool IsBold, string Colour) FontOf(CellStyle style) =>
        (style.Font, style.Size, style.IsBold, style.Colour);

    private static void WriteAll<T>(
        XmlPartWriter xml,
        string element,
        IndexedSet<T> values,
        Action<XmlPartWriter, T> write
    )
        where T : notnull
    {
        xml.Raw("<"u8).Text(element).Raw(" count=\""u8).Number(values.Count).Raw("\">"u8);
        foreach (var value in values.Values)
            write(xml, value);
        xml.Raw("</"u8).Text(element).Raw(">"u8);
    }

    private void WriteFormat(XmlPartWriter xml, string format) =>
        xml.Raw("<numFmt numFmtId=\""u8)
            .Number(FirstOwnFormat + _formats.IndexOf(format))
            .Raw("\" formatCode=\""u8)
            .Text(format)
            .Raw("\"/>"u8);

    private static void WriteFont(XmlPartWriter xml, (string Font, double Size, bool IsBold, string Colour) font) =>
        xml.Raw(font.IsBold ? "<font><b/><sz val=\""u8 : "<font><sz val=\""u8)
            .Number(font.Size)
            .Raw("\"/><color rgb=\"FF"u8)
            .Text(font.Colour)
            .Raw("\"/><name val=\""u8)
            .Text(font.Font)
            .Raw("\"/><family val=\"2\"/></font>"u8);

    private static void WriteFill(XmlPartWriter xml, string fill)
    {
        if (fill is "none" or "gray125")
            xml.Raw("<fill><patternFill patternType=\""u8).Text(fill).Raw("\"/></fill>"u8);
        else
            xml.Raw("<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF"u8)
                .Text(fill)
                .Raw("\"/></patternFill></fill>"u8);
    }

    private static void WriteRule(XmlPartWriter xml, string colour)
    {
        xml.Raw("<border>"u8);
        foreach (var side in (ReadOnlySpan<string>)["left", "right", "top", "bottom"])
        {
            if (colour.Length == 0)
                xml.Raw("<"u8).Text(side).Raw("/>"u8);
            else
                xml.Raw("<"u8)
                    .Text(side)
                    .Raw(" style=\"thin\"><color rgb=\"FF"u8)
                    .Text(colour)
                    .Raw("\"/></"u8)
                    .Text(side)
                    .Raw(">"u8);
        }

        xml.Raw("<diagonal/></border>"u8);
    }

    private void WriteStyle(XmlPartWriter xml, CellStyle style)
    {
        xml.Raw("<xf numFmtId=\""u8)
            .Number(FormatOf(style))
            .Raw("\" fontId=\""u8)
            .Number(_fonts.IndexOf(FontOf(style)))
            .Raw("\" fillId=\""u8)
            .Number(_fills.IndexOf(style.Fill ?? "none"))
            .Raw("\" borderId=\""u8)
            .Number(_rules.IndexOf(style.Rule ?? ""))
            .Raw(style.IsQuoted ? "\" xfId=\"0\" quotePrefix=\"1"u8 : "\" xfId=\"0"u8);
        if (ReferenceEquals(style, s_normal))
        {
            xml.Raw("\"/>"u8);
            return;
        }

        xml.Raw(
            "\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\" "u8
                + "applyProtection=\"1\"><alignment"u8
        );
        WriteAlignment(xml, style);
        xml.Raw(style.IsUnlocked ? "/><protection locked=\"0\"/></xf>"u8 : "/></xf>"u8);
    }

    private static void WriteAlignment(XmlPartWriter xml, CellStyle style)
    {
        xml.Raw(
            style.Alignment switch
            {
                CellAlignment.Left => " horizontal=\"left\""u8,
                CellAlignment.Centre => " horizontal=\"center\""u8,
                CellAlignment.Right => " horizontal=\"right\""u8,
                // An indent counts from a side.
                _ when style.Indent > 0 => " horizontal=\"left\""u8,
                _ => default,
            }
        );
        xml.Raw(style.IsInMiddle ? " vertical=\"center\""u8 : " vertical=\"top\""u8);
        if (style.Wraps)
            xml.Raw(" wrapText=\"1\""u8);
        if (style.Indent > 0)
            xml.Raw(" indent=\""u8).Number(style.Indent).Raw("\""u8);
    }

    private static void WriteCondition(XmlPartWriter xml, string fill) =>
        xml.Raw("<dxf><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF"u8)
            .Text(fill)
            .Raw("\"/><bgColor rgb=\"FF"u8)
            .Text(fill)
            .Raw("\"/></patternFill></fill></dxf>"u8);

    private int FormatOf(CellStyle style) =>
        style.Format switch
        {
            null => 0,
            "@" => TextFormat,
            _ => FirstOwnFormat + _formats.IndexOf(style.Format),
        };

    /// <summary>Values in the order they came, each once.</summary>
    private sealed class IndexedSet<T>
        where T : notnull
    {
        private readonly Dictionary<T, int> _places = [];

        public IndexedSet(ReadOnlySpan<T> first)
        {
            foreach (var value in first)
                Add(value, out _);
        }

        public List<T> Values { get; } = [];

        public int Count => Values.Count;

        public bool Add(T value, out int index)
        {
            if (_places.TryGetValue(value, out index))
                return false;
            index = Values.Count;
            _places.Add(value, index);
            Values.Add(value);
            return true;
        }

        public int IndexOf(T value) => _places[value];
    }
}
