using System.Text;
using Ita.Workbooks.Xlsx;
using Ita.Workbooks.Xlsx.Package;
using Ita.Workbooks.Xlsx.Sheets;
using Ita.Workbooks.Xlsx.Xml;
using Ita.Workbooks.Xlsx.Zip;

namespace Ita.Workbooks.Rejections;

/// <summary>
/// Looks through every part of a workbook, those that the reader never opens included, before a library that trusts it
/// may.
/// </summary>
internal sealed class CopySanity
{
    private readonly OpcPackage _package;
    private readonly ZipArchiveReader _zip;
    private readonly CancellationToken _cancellationToken;
    private int _cells;
    private int _rows;
    private int _features;
    private long _mergedCells;

    private CopySanity(Stream file, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _zip = new ZipArchiveReader(file, new UnpackingBudget());
        _package = new OpcPackage(_zip, cancellationToken);
    }

    /// <summary>Whether the workbook is whole, holds nothing active, and keeps <see cref="CopyLimits"/>.</summary>
    public static bool Allows(ReadOnlyMemory<byte> workbook, CancellationToken cancellationToken)
    {
        if (workbook.Length > CopyLimits.FileBytes)
            return false;
        try
        {
            using var file = new MemoryStream(workbook.ToArray(), writable: false);
            // Refuses what is no workbook, and macros.
            using (XlsxWorkbook.Open(file, "", cancellationToken))
            {
                return new CopySanity(file, cancellationToken).Check();
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
        if (_zip.Entries.Count > CopyLimits.Parts || _zip.Entries.Sum(entry => entry.Size) > CopyLimits.UnpackedBytes)
            return false;
        foreach (var entry in _zip.Entries.Where(entry => !entry.IsFolder))
        {
            var type = _package.ContentTypeOf(entry.Name) ?? "";
            var isSheet = type.EndsWith(".worksheet+xml", StringComparison.Ordinal);
            if (
                !isSheet
                && !type.EndsWith(".sharedStrings+xml", StringComparison.Ordinal)
                && entry.Size > CopyLimits.OtherPartBytes
            )
                return false;
            if (isSheet)
                CountSheet(entry);
            else if (type.EndsWith("xml", StringComparison.Ordinal))
                ReadXml(entry);
            else
                Drain(entry);
            if (
                _cells > CopyLimits.Cells
                || _rows > CopyLimits.Rows
                || _features > CopyLimits.Features
                || _mergedCells > CopyLimits.MergedCells
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
            if (_cells > CopyLimits.Cells || _rows > CopyLimits.Rows || _features > CopyLimits.Features)
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
