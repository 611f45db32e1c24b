namespace Ita.OpenXml.Xml;

/// <summary>The elements that are open and the namespace declarations in force.</summary>
internal sealed class XmlScopes
{
    private static readonly Dictionary<string, XmlNamespace> Known = new(StringComparer.Ordinal)
    {
        ["http://schemas.openxmlformats.org/spreadsheetml/2006/main"] = XmlNamespace.Spreadsheet,
        ["http://purl.oclc.org/ooxml/spreadsheetml/main"] = XmlNamespace.Spreadsheet,
        ["http://schemas.openxmlformats.org/officeDocument/2006/relationships"] = XmlNamespace.OfficeRelationships,
        ["http://purl.oclc.org/ooxml/officeDocument/relationships"] = XmlNamespace.OfficeRelationships,
        ["http://schemas.openxmlformats.org/package/2006/relationships"] = XmlNamespace.PackageRelationships,
        ["http://schemas.openxmlformats.org/package/2006/content-types"] = XmlNamespace.ContentTypes,
        ["http://www.w3.org/XML/1998/namespace"] = XmlNamespace.Xml,
        ["http://www.w3.org/2000/xmlns/"] = XmlNamespace.Xmlns,
    };

    private readonly int[] _nameEnds = new int[XmlLimits.ElementDepth];
    private readonly List<Declaration> _declarations = [];
    private Dictionary<string, XmlNamespace>? _others;
    private byte[] _names = new byte[512];

    public int Depth { get; private set; }

    /// <summary>Changes whenever a declaration comes into force or goes out of it.</summary>
    public int Version { get; private set; }

    /// <summary>The namespace of names without a prefix.</summary>
    public XmlNamespace Default { get; private set; }

    public void Push(ReadOnlySpan<byte> qualifiedName)
    {
        if (Depth == XmlLimits.ElementDepth)
            throw WorkbookFormatException.Damaged("Elements are nested too deeply.");
        if (qualifiedName.Length > XmlLimits.ElementNameBytes)
            throw WorkbookFormatException.Damaged("A name is too long.");
        var start = Depth == 0 ? 0 : _nameEnds[Depth - 1];
        if (start + qualifiedName.Length > _names.Length)
            Array.Resize(ref _names, (start + qualifiedName.Length) * 2);
        qualifiedName.CopyTo(_names.AsSpan(start));
        _nameEnds[Depth++] = start + qualifiedName.Length;
    }

    /// <summary>The name of the innermost open element as its tag wrote it.</summary>
    public ReadOnlySpan<byte> Innermost
    {
        get
        {
            var start = Depth == 1 ? 0 : _nameEnds[Depth - 2];
            return _names.AsSpan(start, _nameEnds[Depth - 1] - start);
        }
    }

    public void Pop()
    {
        var had = _declarations.Count;
        while (_declarations.Count > 0 && _declarations[^1].Depth == Depth)
            _declarations.RemoveAt(_declarations.Count - 1);
        if (_declarations.Count != had)
        {
            Default = Find([]) ?? XmlNamespace.None;
            Version++;
        }

        Depth--;
    }

    /// <summary>Declares a prefix for the innermost element; an empty one is the default namespace.</summary>
    public void Declare(ReadOnlySpan<byte> prefix, string uri)
    {
        var ns = Number(uri);
        if (prefix.SequenceEqual("xmlns"u8) || ns == XmlNamespace.Xmlns)
            throw WorkbookFormatException.Damaged("xmlns cannot be declared.");
        if (prefix.SequenceEqual("xml"u8) != (ns == XmlNamespace.Xml))
            throw WorkbookFormatException.Damaged("xml has one meaning only.");
        if (!prefix.IsEmpty && uri.Length == 0)
            throw WorkbookFormatException.Damaged("A prefix is declared as nothing.");
        if (_declarations.Count == XmlLimits.NamespaceDeclarations)
            throw WorkbookFormatException.Damaged("Too many namespaces.");
        _declarations.Add(new Declaration(prefix.ToArray(), ns, Depth));
        if (prefix.IsEmpty)
            Default = ns;
        Version++;
    }

    /// <exception cref="WorkbookFormatException">Nobody declared the prefix.</exception>
    public XmlNamespace Resolve(ReadOnlySpan<byte> prefix)
    {
        if (prefix.IsEmpty)
            return Default;
        if (Find(prefix) is { } found)
            return found;
        if (prefix.SequenceEqual("xml"u8))
            return XmlNamespace.Xml;
        throw WorkbookFormatException.Damaged("A prefix is not declared.");
    }

    private XmlNamespace? Find(ReadOnlySpan<byte> prefix)
    {
        for (var i = _declarations.Count - 1; i >= 0; i--)
        {
            if (prefix.SequenceEqual(_declarations[i].Prefix))
                return _declarations[i].Namespace;
        }

        return null;
    }

    private XmlNamespace Number(string uri)
    {
        if (uri.Length == 0)
            return XmlNamespace.None;
        if (Known.TryGetValue(uri, out var known))
            return known;
        _others ??= new(StringComparer.Ordinal);
        if (_others.TryGetValue(uri, out var other))
            return other;
        // A document that keeps naming new ones would otherwise be remembered whole.
        if (_others.Count == XmlLimits.ElementNameBytes)
            throw WorkbookFormatException.Damaged("Too many namespaces.");
        return _others[uri] = XmlNamespace.FirstOther + _others.Count;
    }

    private readonly record struct Declaration(byte[] Prefix, XmlNamespace Namespace, int Depth);
}
