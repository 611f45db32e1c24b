using System.Text;
using Ita.OpenXml.Packaging;
using Ita.OpenXml.Xml;

namespace Ita.OpenXml.Reading;

/// <summary>How large a workbook may be to be handed to a library that holds it as objects.</summary>
public sealed record InspectionLimits
{
    /// <summary>Bytes of all parts together, unpacked.</summary>
    public required long UnpackedBytes { get; init; }

    /// <summary>Bytes of each part that is neither a sheet nor the shared strings: styles, names, drawings.</summary>
    public required long OtherPartBytes { get; init; }

    public required int Parts { get; init; }

    public required int Cells { get; init; }

    /// <summary>Rows are objects too, empty or not.</summary>
    public required int Rows { get; init; }

    /// <summary>Merged ranges, validations, conditional formats, hyperlinks, columns.</summary>
    public required int Features { get; init; }

    /// <summary>Cells of all merged ranges.</summary>
    public required long MergedCells { get; init; }
}

/// <summary>
/// Looks through every part of a workbook, those that the reader never opens included, before a library that trusts it
/// may.
/// </summary>
public sealed class WorkbookInspection
{
    private readonly OpcPackage _package;
    private readonly ZipArchiveReader _zip;
    private readonly InspectionLimits _limits;
    private readonly CancellationToken _cancellationToken;
    private int _cells;
    private int _rows;
    private int _features;
    private long _mergedCells;

    private WorkbookInspection(
        Stream file,
        ReadingLimits reading,
        InspectionLimits limits,
        CancellationToken cancellationToken
    )
    {
        _limits = limits;
        _cancellationToken = cancellationToken;
        _zip = new ZipArchiveReader(file, reading);
        _package = new OpcPackage(_zip, cancellationToken);
    }

    /// <summary>Whether the workbook is whole, holds nothing active, and keeps the limits.</summary>
    /// <param name="workbook">The file.</param>
    /// <param name="reading">What reading it may cost.</param>
    /// <param name="limits">What the library may be given.</param>
    /// <param name="cancellationToken">Looked at while reading.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static bool Allows(
        ReadOnlyMemory<byte> workbook,
        ReadingLimits reading,
        InspectionLimits limits,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            using var file = new MemoryStream(workbook.ToArray(), writable: false);
            // Refuses what is no workbook, and macros.
            using (XlsxWorkbook.Open(file, "", reading, cancellationToken))
            {
                return new WorkbookInspection(file, reading, limits, cancellationToken).Check();
            }
        }
        catch (WorkbookFormatException)
        {
            return false;
        }
    }

    private bool Check()
    {
        // Sizes are claims here; reading a part on refuses one that lied.
        if (_zip.Entries.Count > _limits.Parts || _zip.Entries.Sum(entry => entry.Size) > _limits.UnpackedBytes)
            return false;
        foreach (var entry in _zip.Entries.Where(entry => !entry.IsFolder))
        {
            var type = _package.ContentTypeOf(entry.Name) ?? "";
            var isSheet = type.EndsWith(".worksheet+xml", StringComparison.Ordinal);
            if (
                !isSheet
                && !type.EndsWith(".sharedStrings+xml", StringComparison.Ordinal)
                && entry.Size > _limits.OtherPartBytes
            )
                return false;
            if (isSheet)
                CountSheet(entry);
            else if (type.EndsWith("xml", StringComparison.Ordinal))
                ReadXml(entry);
            else
                Drain(entry);
            if (
                _cells > _limits.Cells
                || _rows > _limits.Rows
                || _features > _limits.Features
                || _mergedCells > _limits.MergedCells
            )
                return false;
        }

        return true;
    }

    private void CountSheet(ZipEntry entry)
    {
        using var part = _zip.Open(entry);
        using var scanner = new XmlScanner(part, _cancellationToken);
        while (scanner.Read() is var token && token != XmlToken.None)
        {
            if (token != XmlToken.Start)
                continue;
            if (scanner.IsSpreadsheet("c"u8))
                _cells++;
            else if (scanner.IsSpreadsheet("row"u8))
                _rows++;
            else if (scanner.Depth == 3)
                Count(scanner);
            if (_cells > _limits.Cells || _rows > _limits.Rows || _features > _limits.Features)
                return;
        }
    }

    // What stands in a list beside sheetData.
    private void Count(XmlScanner scanner)
    {
        _features++;
        if (scanner.IsSpreadsheet("mergeCell"u8))
            _mergedCells += CellsIn(scanner.Attribute("ref"u8) ?? "");
    }

    private static long CellsIn(string range)
    {
        var ends = range.Split(':');
        if (!CellReference.TryParse(Encoding.UTF8.GetBytes(ends[0]), out var row, out var column))
            return 0;
        if (!CellReference.TryParse(Encoding.UTF8.GetBytes(ends[^1]), out var lastRow, out var lastColumn))
            return 0;
        return (Math.Abs((long)lastRow - row) + 1) * (Math.Abs((long)lastColumn - column) + 1);
    }

    // Refuses a DOCTYPE and what is malformed.
    private void ReadXml(ZipEntry entry)
    {
        using var part = _zip.Open(entry);
        using var scanner = new XmlScanner(part, _cancellationToken);
        while (scanner.Read() != XmlToken.None)
            _cancellationToken.ThrowIfCancellationRequested();
    }

    private void Drain(ZipEntry entry)
    {
        using var part = _zip.Open(entry);
        part.CopyTo(Stream.Null);
    }
}
