namespace Ita.OpenXml.Xml;

/// <summary>What <see cref="XmlScanner.Read"/> stands on.</summary>
internal enum XmlToken
{
    /// <summary>The document has ended, well-formed.</summary>
    None,

    /// <summary>A start tag; <see cref="XmlScanner.IsEmpty"/> when no end tag follows.</summary>
    Start,

    End,

    /// <summary>A stretch of character data; one text may come in several.</summary>
    Text,
}

/// <summary>Where an attribute stands in the scanner's buffer; good until the next read.</summary>
internal struct XmlAttribute
{
    public int NameStart;
    public int NameLength;

    /// <summary>Length of the prefix without its colon; 0 for none.</summary>
    public int PrefixLength;
    public int ValueStart;
    public int ValueLength;
    public XmlNamespace Namespace;
}

/// <summary>
/// The namespaces this reader knows, transitional and strict alike; every other one has a number of its own from
/// <see cref="FirstOther"/>.
/// </summary>
internal enum XmlNamespace
{
    None,
    Xml,
    Xmlns,
    Spreadsheet,
    OfficeRelationships,
    PackageRelationships,
    ContentTypes,
    FirstOther,
}
