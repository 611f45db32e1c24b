using System.Text;
using Ita.OpenXml.Xml;

namespace Ita.OpenXml.Tests.Xml;

/// <summary>Makes XML documents by chance, most of them well-formed, some slightly broken.</summary>
internal sealed class XmlMaker(Random random)
{
    private static readonly string[] Names = ["a", "b", "p:a", "q:b", "row", "c", "ก", "a-1", "_x", "p:ก.1"];
    private static readonly string[] Spaces = [" ", "\n", "\r\n", "\t", "  "];
    private static readonly string[] Texts =
    [
        "",
        " ",
        "x",
        "ไทย ๑๒",
        "]]",
        "] ]>",
        "&lt;",
        "&#x0E01;",
        "&#65;",
        "&#xD;",
        "\r\n",
        "a&amp;b",
        "\U0001F600",
        "'\"",
        ">",
        "_x000D_",
        "\u0085",
        "\uFFFD",
    ];
    private static readonly string[] Miscellany =
    [
        "<!-- c -->",
        "<!---->",
        "<?p?>",
        "<?p d?>",
        "<?p-1 ? > ?>",
        "<!-- ไทย - - -->",
    ];
    private static readonly string[] Breaks =
    [
        "<",
        ">",
        "&",
        "&amp",
        "&;",
        "&#;",
        "&#x;",
        "&#x110000;",
        "&#xFFFF;",
        "&#0;",
        "&x;",
        "]]>",
        "--",
        "<!--",
        "-->",
        "<!---->",
        "<![CDATA[",
        "<![CDATA[]]>",
        "<!DOCTYPE a>",
        "<!ELEMENT a ANY>",
        "<?xml version=\"1.0\"?>",
        "<?",
        "?>",
        "<??>",
        "<?p",
        "\"",
        "'",
        "=",
        "/",
        "/>",
        "</",
        "</a>",
        "<a>",
        "<a/>",
        "<a b='1' b='2'/>",
        "<p:z/>",
        "<u:z/>",
        "<z p:a='' q:a=''/>",
        "<z xmlns:n=''/>",
        "<z xmlns='u'/>",
        "<z xmlns:xml='u'/>",
        "<z xmlns:xmlns='u'/>",
        "<z xml:a='1'/>",
        "<xml:z/>",
        "<z xmlns:x='http://www.w3.org/2000/xmlns/'/>",
        "<z xmlns:xml='http://www.w3.org/XML/1998/namespace'/>",
        "<z xmlns:y='http://www.w3.org/XML/1998/namespace'/>",
        "<1/>",
        "<-a/>",
        "<.a/>",
        "<:a/>",
        "<a:/>",
        "<a:b:c/>",
        "< a/>",
        "<a / >",
        "<a b/>",
        "<a b=1/>",
        "<a b='<'/>",
        "<a b='>'/>",
        "<a b='&'/>",
        "<a b='&lt;'/>",
        "<a\tb = '1' />",
        "<a b='1'c='2'/>",
        "</ a>",
        "</a >",
        "<a b='ไทย'/>",
        "<\U00010437/>",
        "<a\u00B7/>",
        "<\u00B7a/>",
        "\u0000",
        "\u0001",
        "\u0008",
        "\uFFFE",
        "\uFFFF",
        "\uFEFF",
        " ",
        "\u00A0",
        "\u2028",
        "x",
        "xmlns",
        ":",
        "<a xmlns:p='v'><p:b/></a>",
        "<z xmlns:v='uri' xmlns:w='uri' v:a='' w:a=''/>",
        "<?xmlx d?>",
        "<?XML d?>",
        "<?p:q d?>",
        "<!-- -- -->",
        "<!--->",
        "<!>",
        "<!a>",
        "<![cdata[x]]>",
    ];

    /// <summary>A document; about half of them are broken.</summary>
    public byte[] Document(bool isLong)
    {
        var text = new StringBuilder();
        var isUtf16 = random.Next(10) == 0;
        if (random.Next(3) > 0)
            text.Append(Declaration(isUtf16));
        Misc(text);
        var length = text.Length;
        Element(text, "xmlns:p='uri' xmlns:q=\"other\"", 0);
        if (isLong)
            text.Insert(text.ToString().IndexOf('>', length) + 1, Long());
        Misc(text);
        var document = text.ToString();
        for (var times = random.Next(3) - 1; times > 0; times--)
            document = Break(document);
        return Encode(document, isUtf16);
    }

    private string Declaration(bool isUtf16)
    {
        var encoding = random.Next(3) switch
        {
            0 => "",
            1 => isUtf16 ? " encoding='utf-16'" : " encoding=\"utf-8\"",
            _ => isUtf16 ? " encoding='UTF-16'" : " encoding='UTF-8' ",
        };
        var standalone = random.Next(4) == 0 ? " standalone='yes'" : "";
        return $"<?xml version=\"1.0\"{encoding}{standalone}?>{(random.Next(2) == 0 ? "\r\n" : "")}";
    }

    private void Misc(StringBuilder text)
    {
        while (random.Next(3) == 0)
            text.Append(random.Next(2) == 0 ? Pick(Miscellany) : Pick(Spaces));
    }

    private void Element(StringBuilder text, string declarations, int depth)
    {
        var name = Pick(Names);
        text.Append('<').Append(name);
        if (declarations.Length > 0)
            text.Append(' ').Append(declarations);
        var attributes = new HashSet<string>();
        for (var i = random.Next(3); i > 0; i--)
        {
            var attribute = Pick(Names);
            if (attributes.Add(attribute))
                Attribute(text, attribute);
        }

        if (random.Next(4) == 0)
            text.Append(Pick(Spaces));
        if (random.Next(4) == 0)
        {
            text.Append("/>");
            return;
        }

        text.Append('>');
        for (var i = random.Next(5); i > 0; i--)
            Content(text, depth);
        text.Append("</").Append(name).Append(random.Next(5) == 0 ? Pick(Spaces) : "").Append('>');
    }

    private void Attribute(StringBuilder text, string name)
    {
        var quote = random.Next(2) == 0 ? '"' : '\'';
        var value = Pick(Texts).Replace(quote.ToString(), "", StringComparison.Ordinal);
        text.Append(Pick(Spaces))
            .Append(name)
            .Append(random.Next(5) == 0 ? " = " : "=")
            .Append(quote)
            .Append(value)
            .Append(quote);
    }

    private void Content(StringBuilder text, int depth)
    {
        switch (random.Next(6))
        {
            case 0 when depth < 6:
            case 1 when depth < 6:
                Element(text, random.Next(6) == 0 ? "xmlns='inner'" : "", depth + 1);
                break;
            case 2:
                text.Append("<![CDATA[").Append(Pick(["", "x", "<&>", "]]", "ไทย"])).Append("]]>");
                break;
            case 3:
                text.Append(Pick(Miscellany));
                break;
            default:
                text.Append(Pick(Texts));
                break;
        }
    }

    // Long enough that what follows lies across the end of the scanner's window.
    private string Long()
    {
        var filler = random.Next(4) switch
        {
            0 => "x",
            1 => "ไ",
            2 => "&amp;",
            _ => "<!-- ไ -->",
        };
        var bytes = XmlInput.WindowBytes - random.Next(400);
        var long1 = new StringBuilder();
        if (random.Next(4) == 0)
            return $"<a b='{new string('ก', (bytes * random.Next(1, 4) / 3) + random.Next(3))}'/>";
        for (var length = 0; length < bytes; length += Encoding.UTF8.GetByteCount(filler))
            long1.Append(filler);
        return long1.ToString();
    }

    private string Break(string document)
    {
        var at = random.Next(document.Length + 1);
        if (at > 0 && at < document.Length && char.IsLowSurrogate(document[at]))
            at--;
        return random.Next(6) switch
        {
            0 => document[..at],
            1 when at < document.Length && !char.IsSurrogate(document[at]) => document.Remove(at, 1),
            _ => document.Insert(at, Pick(Breaks)),
        };
    }

    private byte[] Encode(string document, bool isUtf16)
    {
        if (isUtf16)
        {
            var utf16 = random.Next(2) == 0 ? Encoding.Unicode : Encoding.BigEndianUnicode;
            return [.. utf16.Preamble, .. utf16.GetBytes(document)];
        }

        byte[] bytes = [.. random.Next(5) == 0 ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(document)];
        if (bytes.Length > 0 && random.Next(12) == 0)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
