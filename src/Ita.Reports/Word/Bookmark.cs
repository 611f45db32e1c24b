using Ita.Reports.OpenXml;

namespace Ita.Reports.Word;

/// <summary>A bookmark's name: Word allows letters, digits and underscores.</summary>
internal static class Bookmark
{
    public static void Name(XmlPartWriter xml, string id)
    {
        Span<char> name = stackalloc char[id.Length];
        id.AsSpan().Replace(name, '-', '_');
        xml.Raw("_Toc_"u8).Text(name);
    }
}
