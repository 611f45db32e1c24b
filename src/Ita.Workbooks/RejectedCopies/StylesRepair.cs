using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Ita.Workbooks.RejectedCopies;

/// <summary>
/// A workbook's styles as ClosedXML 0.95 takes them. It throws at what the standard allows (a fill without its
/// pattern's type, as openpyxl and its kin write it) and at what is wrong (a style that refers to a font that is not
/// there).
/// </summary>
internal static class StylesRepair
{
    /// <summary>The styles of a workbook without any: ClosedXML reads no numbers where there are none.</summary>
    public const string Plain =
        $"""<styleSheet xmlns="{Main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>"""
        + """<fills count="2"><fill><patternFill patternType="none"/></fill>"""
        + """<fill><patternFill patternType="gray125"/></fill></fills>"""
        + """<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"""
        + """<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"""
        + """<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>"""
        + """</styleSheet>""";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int LongestPart = 1024 * 1024;

    // In the order of the standard. Tables, conditional formats and extensions have theirs in lists of their own.
    private static readonly string[] ListsOfCells =
    [
        "numFmts",
        "fonts",
        "fills",
        "borders",
        "cellStyleXfs",
        "cellXfs",
        "cellStyles",
    ];

    private static readonly (string Attribute, string List)[] References =
    [
        ("fontId", "fonts"),
        ("fillId", "fills"),
        ("borderId", "borders"),
        ("xfId", "cellStyleXfs"),
    ];

    /// <exception cref="XmlException">Malformed, with a DOCTYPE, or longer than an honest part.</exception>
    public static XDocument Load(Stream part)
    {
        using var reader = XmlReader.Create(
            part,
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                CloseInput = false,
                MaxCharactersInDocument = LongestPart,
            }
        );
        return XDocument.Load(reader);
    }

    /// <summary>Puts right what ClosedXML throws at; nothing else is changed.</summary>
    /// <returns>Whether anything was.</returns>
    public static bool Repair(XDocument styles)
    {
        var isChanged = false;
        foreach (
            var fill in styles
                .Descendants()
                .Where(element => element.Name.LocalName == "patternFill" && element.Attribute("patternType") is null)
        )
        {
            fill.SetAttributeValue("patternType", "none");
            isChanged = true;
        }

        foreach (var (attribute, list) in References)
            isChanged |= RepairReferences(styles, attribute, CountIn(styles, list));
        return isChanged;
    }

    /// <summary>What the styles say of cells, without whatever else there may be.</summary>
    /// <param name="styles">As they were loaded; changed on the way.</param>
    /// <returns>The part, and how many styles a cell can have.</returns>
    public static (string Part, int Count) OfCells(XDocument styles)
    {
        Repair(styles);
        var part = new XElement(XName.Get("styleSheet", Main));
        foreach (var name in ListsOfCells)
        {
            if (Find(styles, name) is { } list)
                part.Add(Plainly(list));
        }

        return (part.ToString(SaveOptions.DisableFormatting), CountIn(styles, "cellXfs"));
    }

    private static XElement? Find(XDocument styles, string list) =>
        styles.Root!.Elements().FirstOrDefault(element => element.Name.LocalName == list);

    private static int CountIn(XDocument styles, string list) => Find(styles, list)?.Elements().Count() ?? 0;

    private static bool RepairReferences(XDocument styles, string attribute, int count)
    {
        var isChanged = false;
        foreach (var style in styles.Descendants().Where(element => element.Name.LocalName == "xf"))
        {
            if (
                style.Attribute(attribute) is not { } reference
                || (
                    int.TryParse(reference.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && number < count
                )
            )
                continue;
            reference.Remove();
            isChanged = true;
        }

        return isChanged;
    }

    // In the namespace that every program reads, without extensions.
    private static XElement Plainly(XElement element)
    {
        var ns = element.Name.Namespace;
        return new XElement(
            XName.Get(element.Name.LocalName, Main),
            element.Attributes().Where(attribute => attribute.Name.Namespace == XNamespace.None),
            element
                .Elements()
                .Where(child => child.Name.Namespace == ns && child.Name.LocalName is not ("extLst" or "gradientFill"))
                .Select(Plainly)
        );
    }
}
