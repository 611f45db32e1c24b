namespace Ita.Workbooks.Xlsx.Xml;

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
