using Ita.Workbooks.Xlsx.Sheets;
using Ita.Workbooks.Xlsx.Xml;
using Ita.Workbooks.Xlsx.Zip;

namespace Ita.Workbooks.Xlsx.Package;

/// <summary>An opened .xlsx: its sheets in order, and the texts they share.</summary>
internal sealed class XlsxWorkbook : IDisposable
{
    private readonly OpcPackage _package;
    private readonly CancellationToken _cancellationToken;
    private readonly string? _sharedStringsPart;
    private (int Start, int Count)? _sharedStrings;

    private XlsxWorkbook(OpcPackage package, CancellationToken cancellationToken)
    {
        _package = package;
        _cancellationToken = cancellationToken;
        var workbook = WorkbookContent.FindWorkbook(package);
        var relationships = package.RelationshipsOf(workbook);
        WorkbookContent.RefuseActiveContent(package, relationships);
        _sharedStringsPart = relationships.FirstOrDefault(relationship => relationship.Kind == "sharedStrings")?.Part;
        Sheets = ReadSheets(workbook, relationships);
    }

    public IReadOnlyList<WorkbookSheet> Sheets { get; }

    public TextPool Texts { get; } = new();

    /// <param name="file">Seekable; stays open and must stay so.</param>
    /// <param name="name">The file's name, which tells .csv apart.</param>
    /// <param name="cancellationToken">Looked at while reading.</param>
    /// <exception cref="WorkbookFormatException">Not a workbook that this software reads.</exception>
    public static XlsxWorkbook Open(Stream file, string name, CancellationToken cancellationToken)
    {
        if (file.Length > WorkbookLimits.FileBytes)
            throw WorkbookFormatException.TooLarge($"{file.Length} bytes");
        FileSignature.DemandZip(file, name);
        var zip = new ZipArchiveReader(file, new UnpackingBudget());
        return new XlsxWorkbook(new OpcPackage(zip, cancellationToken), cancellationToken);
    }

    /// <summary>Hands a sheet's cells to a sink, row by row.</summary>
    /// <exception cref="WorkbookFormatException">Damaged, or too large.</exception>
    public void ReadSheet(WorkbookSheet sheet, ICellSink sink)
    {
        if (sheet.Part is null)
            return;
        using var part = _package.Open(sheet.Part);
        using var reader = new SheetReader(part, this, sink, _cancellationToken);
        reader.Read();
    }

    /// <summary>
    /// Where the shared strings start in <see cref="Texts"/> and how many there are; they are read when the first cell
    /// refers to one.
    /// </summary>
    public (int Start, int Count) SharedStrings()
    {
        if (_sharedStrings is { } known)
            return known;
        var start = Texts.Count;
        if (_sharedStringsPart is not null)
        {
            using var part = _package.Open(_sharedStringsPart);
            SharedStringsReader.Read(part, Texts, _cancellationToken);
        }

        _sharedStrings = (start, Texts.Count - start);
        return _sharedStrings.Value;
    }

    public void Dispose() => Texts.Dispose();

    private List<WorkbookSheet> ReadSheets(string workbook, List<Relationship> relationships)
    {
        var byId = new Dictionary<string, Relationship>(StringComparer.Ordinal);
        foreach (var relationship in relationships)
            byId.TryAdd(relationship.Id, relationship);
        var sheets = new List<WorkbookSheet>();
        using var part = _package.Open(workbook);
        using var scanner = new XmlScanner(part, _cancellationToken);
        scanner.Read();
        if (!scanner.IsSpreadsheet("workbook"u8))
            throw new WorkbookFormatException(WorkbookFlaw.NotAWorkbook, "The main part is no workbook.");
        var inSheets = false;
        while (scanner.Read() is var token && token != XmlToken.None)
        {
            if (token != XmlToken.Start)
                continue;
            if (scanner.Depth == 2)
                inSheets = scanner.IsSpreadsheet("sheets"u8);
            else if (inSheets && scanner.Depth == 3 && scanner.IsSpreadsheet("sheet"u8))
                sheets.Add(ReadSheet(scanner, byId));
        }

        return sheets;
    }

    private static WorkbookSheet ReadSheet(XmlScanner scanner, Dictionary<string, Relationship> relationships)
    {
        var name = scanner.Attribute("name"u8) ?? "";
        var isHidden = scanner.Attribute("state"u8) is "hidden" or "veryHidden";
        var id =
            scanner.Attribute("id"u8, XmlNamespace.OfficeRelationships)
            ?? throw WorkbookFormatException.Damaged("A sheet without a part.");
        if (!relationships.TryGetValue(id, out var relationship) || relationship.Part is null)
            throw WorkbookFormatException.Damaged("A sheet's part is missing.");
        return new WorkbookSheet(name, isHidden, relationship.Kind == "worksheet" ? relationship.Part : null);
    }
}
