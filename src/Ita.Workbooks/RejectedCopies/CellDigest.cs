using System.IO.Hashing;
using Ita.OpenXml;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.RejectedCopies;

/// <summary>
/// What the cells of a workbook say, in short: every text where it stands, and where there are numbers. Two workbooks
/// that differ in it must not pass for each other. A number's value is left out: ClosedXML rounds times to the
/// millisecond.
/// </summary>
internal sealed class CellDigest
{
    private readonly Dictionary<string, ulong> _bySheet;

    private CellDigest(Dictionary<string, ulong> bySheet) => _bySheet = bySheet;

    /// <param name="workbook">The file.</param>
    /// <param name="without">Sheets that do not count.</param>
    /// <param name="cancellationToken">Looked at while reading.</param>
    /// <exception cref="WorkbookFormatException">Not a workbook that this software reads.</exception>
    public static CellDigest Of(
        ReadOnlyMemory<byte> workbook,
        IReadOnlyCollection<string> without,
        CancellationToken cancellationToken
    )
    {
        using var file = new MemoryStream(workbook.ToArray(), writable: false);
        using var opened = XlsxWorkbook.Open(file, "", WorkbookLimits.Reading, cancellationToken);
        var bySheet = new Dictionary<string, ulong>(StringComparer.Ordinal);
        foreach (var sheet in opened.Sheets.Where(sheet => sheet.Part is not null && !without.Contains(sheet.Name)))
        {
            var sum = new Sum(opened.Texts);
            opened.ReadSheet(sheet, sum);
            bySheet[sheet.Name] = sum.Value;
        }

        return new CellDigest(bySheet);
    }

    public bool Matches(CellDigest other) =>
        _bySheet.Count == other._bySheet.Count
        && _bySheet.All(sheet => other._bySheet.TryGetValue(sheet.Key, out var value) && value == sheet.Value);

    // Cells may come in any order, so that their hashes are added up.
    private sealed class Sum(TextPool texts) : ICellSink
    {
        public ulong Value { get; private set; }

        public void Cell(in Cell cell)
        {
            var place = (long)(((ulong)(uint)cell.Row << 32) | ((ulong)(uint)cell.Column << 3) | (ulong)cell.Kind);
            var content =
                cell.Kind == CellKind.Number ? []
                : cell.TextId >= 0 ? texts.Bytes(cell.TextId)
                : cell.Raw;
            unchecked
            {
                Value += XxHash3.HashToUInt64(content, place);
            }
        }

        public void EndRow(int row) { }
    }
}
