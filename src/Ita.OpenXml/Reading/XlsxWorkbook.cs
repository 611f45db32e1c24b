using Ita.OpenXml.Packaging;
using Ita.OpenXml.Xml;

namespace Ita.OpenXml.Reading;

/// <summary>An opened .xlsx: its sheets in order, and the texts they share.</summary>
public sealed class XlsxWorkbook : IDisposable
{
    private readonly OpcPackage _package;
    private readonly CancellationToken _cancellationToken;
    private readonly string? _sharedStringsPart;
    private readonly string? _stylesPart;
    private (int Start, int Count)? _sharedStrings;

    private XlsxWorkbook(OpcPackage package, ReadingLimits limits, CancellationToken cancellationToken)
    {
        _package = package;
        Texts = new TextPool(limits.TextCharacters);
        _cancellationToken = cancellationToken;
        var workbook = WorkbookContent.FindWorkbook(package);
        var relationships = package.RelationshipsOf(workbook);
        WorkbookContent.RefuseActiveContent(package, relationships);
        _sharedStringsPart = relationships.FirstOrDefault(relationship => relationship.Kind == "sharedStrings")?.Part;
        _stylesPart = relationships.FirstOrDefault(relationship => relationship.Kind == "styles")?.Part;
        Sheets = ReadSheets(workbook, relationships);
    }

    public IReadOnlyList<WorkbookSheet> Sheets { get; }

    public TextPool Texts { get; }

    /// <param name="file">Seekable; stays open and must stay so.</param>
    /// <param name="name">The file's name, which tells .csv apart.</param>
    /// <param name="limits">What it may cost.</param>
    /// <param name="cancellationToken">Looked at while reading.</param>
    /// <exception cref="WorkbookFormatException">Not a workbook that this software reads.</exception>
    public static XlsxWorkbook Open(Stream file, string name, ReadingLimits limits, CancellationToken cancellationToken)
    {
        if (file.Length > limits.FileBytes)
            throw WorkbookFormatException.TooLarge($"{file.Length} bytes");
        FileSignature.DemandZip(file, name);
        var zip = new ZipArchiveReader(file, limits);
        return new XlsxWorkbook(new OpcPackage(zip, cancellationToken), limits, cancellationToken);
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

    /// <summary>How a sheet looks; reading its cells takes no notice of it.</summary>
    /// <param name="sheet">A sheet with a part.</param>
    /// <param name="limits">How much may be held.</param>
    /// <exception cref="WorkbookFormatException">Damaged, or over the limits.</exception>
    public SheetFormats ReadFormats(WorkbookSheet sheet, InspectionLimits limits)
    {
        using var part = _package.Open(
            sheet.Part ?? throw new ArgumentException("A chart has no cells.", nameof(sheet))
        );
        return SheetFormats.Read(part, limits, _cancellationToken);
    }

    /// <summary>The part of the styles, which nothing has looked at yet; null where there is none.</summary>
    /// <exception cref="WorkbookFormatException">The part is missing.</exception>
    public Stream? OpenStyles() => _stylesPart is null ? null : _package.Open(_stylesPart);

    /// <summary>
    /// Where the shared strings start in <see cref="Texts"/> and how many there are; they are read when the first cell
    /// refers to one.
    /// </summary>
    internal (int Start, int Count) SharedStrings()
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

/// <summary>A sheet as the workbook lists it.</summary>
/// <param name="Name">As its tab shows it.</param>
/// <param name="IsHidden">Hidden, or hidden so that only a macro can show it.</param>
/// <param name="Part">The worksheet's part; null for a chart or dialog, which has no cells.</param>
public sealed record WorkbookSheet(string Name, bool IsHidden, string? Part);
