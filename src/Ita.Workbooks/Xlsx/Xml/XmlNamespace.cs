namespace Ita.Workbooks.Xlsx.Xml;

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
