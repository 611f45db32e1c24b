using Ita.OpenXml.Xml;

namespace Ita.OpenXml.Packaging;

/// <summary>A zip file as an OPC package: parts, their content types, their relationships as found.</summary>
internal sealed class OpcPackage
{
    private const string ContentTypesName = "[Content_Types].xml";
    private static readonly char[] Slashes = ['/'];
    private readonly ZipArchiveReader _zip;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<string, string> _byExtension = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="WorkbookFormatException">Damaged, or no package at all.</exception>
    public OpcPackage(ZipArchiveReader zip, CancellationToken cancellationToken)
    {
        _zip = zip;
        _cancellationToken = cancellationToken;
        ReadContentTypes();
    }

    /// <summary>Every part and what it is.</summary>
    public IEnumerable<(string Name, string? ContentType)> Parts =>
        _zip.Entries.Where(entry => !entry.IsFolder).Select(entry => (entry.Name, ContentTypeOf(entry.Name)));

    public string? ContentTypeOf(string part)
    {
        if (_byName.TryGetValue(part, out var own))
            return own;
        var dot = part.LastIndexOf('.');
        return dot < 0 ? null : _byExtension.GetValueOrDefault(part[(dot + 1)..]);
    }

    public bool Has(string part) => _zip.Find(part) is not null;

    /// <exception cref="WorkbookFormatException">The part is missing.</exception>
    public Stream Open(string part) =>
        _zip.Open(_zip.Find(part) ?? throw WorkbookFormatException.Damaged($"{part} is missing."));

    /// <summary>
    /// The relationships of a part, or of the package for an empty name; none where it has no such part.
    /// </summary>
    public List<Relationship> RelationshipsOf(string part)
    {
        var relationships = new List<Relationship>();
        var name = PartName.RelationshipsOf(part);
        if (!Has(name))
            return relationships;
        ReadPart(
            name,
            XmlNamespace.PackageRelationships,
            "Relationships"u8,
            scanner =>
            {
                if (!scanner.LocalName.SequenceEqual("Relationship"u8))
                    return;
                var type = scanner.Attribute("Type"u8) ?? "";
                var target = scanner.Attribute("Target"u8) ?? "";
                var isOutside =
                    scanner.TryGetRawAttribute("TargetMode"u8, out var mode) && mode.SequenceEqual("External"u8);
                relationships.Add(
                    new Relationship(
                        scanner.Attribute("Id"u8) ?? "",
                        type[(type.LastIndexOf('/') + 1)..],
                        isOutside ? null : PartName.Resolve(part, target)
                    )
                );
            }
        );
        return relationships;
    }

    private void ReadContentTypes()
    {
        if (!Has(ContentTypesName))
        {
            // A zip of something else, unless it looks as if it had been a workbook.
            throw Has("xl/workbook.xml")
                ? WorkbookFormatException.Damaged("The content types are missing.")
                : new WorkbookFormatException(
                    IsOpenDocument() ? WorkbookFlaw.LegacyFormat : WorkbookFlaw.NotAWorkbook,
                    "No package."
                );
        }

        ReadPart(
            ContentTypesName,
            XmlNamespace.ContentTypes,
            "Types"u8,
            scanner =>
            {
                var type = scanner.Attribute("ContentType"u8) ?? "";
                if (scanner.LocalName.SequenceEqual("Default"u8))
                    _byExtension[scanner.Attribute("Extension"u8) ?? ""] = type;
                else if (scanner.LocalName.SequenceEqual("Override"u8))
                    _byName[(scanner.Attribute("PartName"u8) ?? "").TrimStart(Slashes)] = type;
            }
        );
    }

    private void ReadPart(string name, XmlNamespace ns, ReadOnlySpan<byte> root, Action<XmlScanner> onChild)
    {
        using var part = Open(name);
        using var scanner = new XmlScanner(part, _cancellationToken);
        scanner.Read();
        if (scanner.Namespace != ns || !scanner.LocalName.SequenceEqual(root))
            throw WorkbookFormatException.Damaged($"{name} is something else.");
        while (scanner.Read() is var token && token != XmlToken.None)
        {
            if (token != XmlToken.Start || scanner.Depth != 2 || scanner.Namespace != ns)
                continue;
            onChild(scanner);
        }
    }

    // ODF: the first entry is a file called mimetype that says what the rest is.
    private bool IsOpenDocument()
    {
        const int longest = 256;
        if (_zip.Find("mimetype") is not { Size: <= longest } entry)
            return false;
        using var stream = _zip.Open(entry);
        Span<byte> type = stackalloc byte[longest + 1];
        var length = stream.ReadAtLeast(type, type.Length, throwOnEndOfStream: false);
        return type[..length].StartsWith("application/vnd.oasis.opendocument.spreadsheet"u8);
    }
}

/// <summary>A relationship to a part of the package.</summary>
/// <param name="Id">Unique in its source.</param>
/// <param name="Kind">The last segment of its type, the same in transitional and strict: <c>worksheet</c>,
/// <c>sharedStrings</c>.</param>
/// <param name="Part">The part's name; null for a target outside the package.</param>
internal sealed record Relationship(string Id, string Kind, string? Part);

/// <summary>Names of parts inside a package, as zip entries spell them: no leading slash.</summary>
internal static class PartName
{
    /// <summary>
    /// A relationship's target, absolute or relative to the part that names it. Null where it leads out of the package.
    /// </summary>
    public static string? Resolve(string source, string target)
    {
        var path = Unescape(target.Replace('\\', '/'));
        var segments = new List<string>();
        if (!path.StartsWith('/') && source.LastIndexOf('/') is > 0 and var folder)
            segments.AddRange(source[..folder].Split('/'));
        foreach (var segment in path.Split('/'))
        {
            if (segment is "" or ".")
                continue;
            if (segment != "..")
            {
                segments.Add(segment);
                continue;
            }

            if (segments.Count == 0)
                return null;
            segments.RemoveAt(segments.Count - 1);
        }

        return segments.Count == 0 ? null : string.Join('/', segments);
    }

    /// <summary>Where a part's relationships stand; those of the package for an empty name.</summary>
    public static string RelationshipsOf(string part)
    {
        var slash = part.LastIndexOf('/');
        return string.Concat(part.AsSpan(0, slash + 1), "_rels/", part.AsSpan(slash + 1), ".rels");
    }

    private static string Unescape(string path) =>
        path.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(path) : path;
}
