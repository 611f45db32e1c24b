using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Ita.Assessment.Profiles;
using SkiaSharp;
using Svg.Skia;

namespace Ita.Pipeline.Emblems;

/// <summary>
/// Reads an emblem as people have it: a PNG (<see cref="EmblemFile"/>), or an SVG, which becomes one. Of an SVG only
/// shapes are drawn: nothing is fetched, nothing runs, and what could draw without end is refused.
/// </summary>
public static class EmblemPicture
{
    // Pixels of an SVG's longer side.
    private const int Side = 512;
    private const int MostElements = 20_000;
    private const string Refusal = "emblem-svg";

    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    // What runs, fetches, embeds or multiplies work. What is left draws.
    private static readonly HashSet<string> s_dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "a",
        "animate",
        "animateMotion",
        "animateTransform",
        "audio",
        "feImage",
        "filter",
        "foreignObject",
        "iframe",
        "image",
        "pattern",
        "script",
        "set",
        "text",
        "video",
    };

    /// <param name="file">PNG or SVG, at most <see cref="EmblemFile.LongestFile"/> bytes.</param>
    public static EmblemReading Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > EmblemFile.LongestFile || !IsMarkup(file))
            return EmblemFile.Read(file);
        try
        {
            return Draw(Harmless(file)) is { } png ? EmblemFile.Read(png) : new EmblemReading(null, Refusal);
        }
        catch (Exception exception)
            when (exception is XmlException or FormatException or ArgumentException or InvalidOperationException)
        {
            return new EmblemReading(null, Refusal);
        }
    }

    private static bool IsMarkup(ReadOnlySpan<byte> file)
    {
        var start = Encoding
            .UTF8.GetString(file[..Math.Min(file.Length, 64)])
            .TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return start.StartsWith('<');
    }

    private static XDocument Harmless(ReadOnlySpan<byte> file)
    {
        using var stream = new MemoryStream(file.ToArray(), writable: false);
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var reader = XmlReader.Create(stream, settings);
        var document = XDocument.Load(reader);
        if (document.Root is not { } root || root.Name != s_svg + "svg")
            throw new FormatException("The root is no svg.");
        if (root.DescendantsAndSelf().Take(MostElements + 1).Count() > MostElements)
            throw new FormatException("There are too many elements.");
        root.Descendants().Where(element => s_dropped.Contains(element.Name.LocalName)).ToList().Remove();
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Attributes().Where(LeadsOutside).ToList().ForEach(attribute => attribute.Remove());
            if (
                element.Name.LocalName == "style"
                && (IsOutside(element.Value) || element.Value.Contains('@', StringComparison.Ordinal))
            )
                element.Value = "";
        }

        RefuseNestedUse(root);
        return document;
    }

    private static bool LeadsOutside(XAttribute attribute) =>
        attribute.Name.LocalName switch
        {
            "href" => !attribute.Value.StartsWith('#'),
            "base" => true,
            var name when name.StartsWith("on", StringComparison.OrdinalIgnoreCase) => true,
            _ => IsOutside(attribute.Value),
        };

    // url(#here) is a gradient or a clip of the same file.
    private static bool IsOutside(string value)
    {
        for (
            var at = value.IndexOf("url(", StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = value.IndexOf("url(", at + 4, StringComparison.OrdinalIgnoreCase)
        )
        {
            if (!value.AsSpan(at + 4).TrimStart(" '\"").StartsWith("#", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // A use of a use of a use grows without end: what is used must use nothing itself.
    private static void RefuseNestedUse(XElement root)
    {
        var byId = root.DescendantsAndSelf()
            .Where(element => element.Attribute("id") is not null)
            .ToLookup(element => element.Attribute("id")!.Value, StringComparer.Ordinal);
        var used = root.Descendants(s_svg + "use")
            .SelectMany(use => use.Attributes().Where(attribute => attribute.Name.LocalName == "href"))
            .SelectMany(href => byId[href.Value[1..]]);
        if (used.Any(element => element.DescendantsAndSelf(s_svg + "use").Any()))
            throw new FormatException("A use uses another.");
    }

    private static byte[]? Draw(XDocument document)
    {
        using var text = new MemoryStream();
        document.Save(text, SaveOptions.DisableFormatting);
        text.Position = 0;
        using var svg = new SKSvg();
        if (svg.Load(text) is not { } picture)
            return null;
        var bounds = picture.CullRect;
        var longer = Math.Max(bounds.Width, bounds.Height);
        if (!float.IsFinite(longer) || bounds.Width <= 0 || bounds.Height <= 0)
            return null;
        var scale = Side / longer;
        var (width, height) = (Pixels(bounds.Width * scale), Pixels(bounds.Height * scale));
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Transparent);
            canvas.Scale(scale);
            canvas.Translate(-bounds.Left, -bounds.Top);
            canvas.DrawPicture(picture);
        }

        using var png = bitmap.Encode(SKEncodedImageFormat.Png, quality: 100);
        return png.ToArray();
    }

    private static int Pixels(float length) =>
        Math.Max(EmblemFile.Shortest, Convert.ToInt32(Math.Round(length), CultureInfo.InvariantCulture));
}
