namespace Ita.Workbooks.Xlsx.Xml;

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
