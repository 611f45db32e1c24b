namespace Ita.Benchmarks.Subjects;

/// <summary>Something that reads an export.</summary>
/// <param name="Name">As a program's argument and a table's row.</param>
/// <param name="Read">Reads the file from its start and returns a checksum: of the tally, where there is one.</param>
/// <param name="Tallies">The checksum is the tally's.</param>
internal sealed record Subject(string Name, Func<Stream, long> Read, bool Tallies)
{
    public static readonly Subject Ita = new("ita", ItaReader.Read, Tallies: true);
    public static readonly Subject XmlReader = new("xml-reader", BareReaders.ReadXml, Tallies: false);
    public static readonly Subject Inflate = new("inflate", BareReaders.Inflate, Tallies: false);
    public static readonly Subject ExcelDataReader = new("excel-data-reader", Libraries.ExcelDataReader, Tallies: true);
    public static readonly Subject OpenXmlSax = new("openxml-sax", Libraries.OpenXmlSax, Tallies: true);
    public static readonly Subject ClosedXml = new("closedxml", Libraries.ClosedXml, Tallies: true);

    /// <summary>Reads a file that is held in memory.</summary>
    public long ReadFrom(byte[] file)
    {
        using var stream = new MemoryStream(file, writable: false);
        return Read(stream);
    }

    public static IReadOnlyList<Subject> All { get; } =
    [XmlReader, Inflate, Ita, ExcelDataReader, OpenXmlSax, ClosedXml];

    public static Subject Find(string name) =>
        All.FirstOrDefault(subject => subject.Name == name)
        ?? throw new ArgumentException(
            $"There is no '{name}'. There are: {string.Join(", ", All.Select(subject => subject.Name))}."
        );
}
