using System.IO.Hashing;
using Ita.OpenXml;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.RejectedCopies;

/// <summary>
/// What the cells of a workbook say, in short: every text where it stands, where there are numbers, and which sheets
/// are hidden. Two workbooks that differ in it must not pass for each other. A formula's error and its name as text are
/// read alike and count alike; a formula without a value counts as empty. A number's value is left out: ClosedXML rounds
/// times to the millisecond.
/// </summary>
internal sealed class CellDigest
{
    private readonly List<(string Name, bool IsHidden, ulong Cells)> _sheets;

    private CellDigest(List<(string Name, bool IsHidden, ulong Cells)> sheets) => _sheets = sheets;

    /// <param name="workbook">The file.</param>
    /// <param name="without">Sheets that do not count.</param>
    /// <param name="formerNames">Names that sheets of another name count by.</param>
    /// <param name="cancellationToken">Looked at while reading.</param>
    /// <exception cref="WorkbookFormatException">Not a workbook that this software reads.</exception>
    public static CellDigest Of(
        ReadOnlyMemory<byte> workbook,
        IReadOnlyCollection<string> without,
        IReadOnlyDictionary<string, string> formerNames,
        CancellationToken cancellationToken
    )
    {
        using var file = new MemoryStream(workbook.ToArray(), writable: false);
        using var opened = XlsxWorkbook.Open(file, "", WorkbookLimits.Reading, cancellationToken);
        var sheets = new List<(string Name, bool IsHidden, ulong Cells)>();
        foreach (var sheet in opened.Sheets.Where(sheet => sheet.Part is not null && !without.Contains(sheet.Name)))
        {
            var sum = new Sum(opened.Texts);
            opened.ReadSheet(sheet, sum);
            sheets.Add((formerNames.GetValueOrDefault(sheet.Name, sheet.Name), sheet.IsHidden, sum.Value));
        }

        return new CellDigest(sheets);
    }

    public bool Matches(CellDigest other) => _sheets.SequenceEqual(other._sheets);

    // Cells may come in any order, so that their hashes are added up.
    private sealed class Sum(TextPool texts) : ICellSink
    {
        public ulong Value { get; private set; }

        public void Cell(in Cell cell)
        {
            if (cell.Kind == CellKind.Empty)
                return;
            var kind = cell.Kind == CellKind.Error ? CellKind.Text : cell.Kind;
            var place = (long)(((ulong)(uint)cell.Row << 32) | ((ulong)(uint)cell.Column << 3) | (ulong)kind);
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
