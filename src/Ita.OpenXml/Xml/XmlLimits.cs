namespace Ita.OpenXml.Xml;

/// <summary>What no honest part comes near, so that a hostile one costs little.</summary>
internal static class XmlLimits
{
    /// <summary>One tag with all its attributes, in bytes.</summary>
    public const int TagBytes = 4 * 1024 * 1024;

    public const int Attributes = 64;

    public const int NamespaceDeclarations = 64;

    public const int ElementDepth = 128;

    public const int ElementNameBytes = 1_024;
}
