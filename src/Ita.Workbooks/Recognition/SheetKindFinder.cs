using Ita.Assessment.Frameworks;
using Ita.Assessment.Text;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.Recognition;

/// <summary>
/// Tells by a sheet's first rows what it is, so that a file in the wrong container can be told where it belongs. It
/// reads nothing: what it takes for a table may still be turned away by the table's own reader.
/// </summary>
internal sealed class SheetKindFinder
{
    /// <summary>The last column that is looked at: no header of ours is further to the right.</summary>
    public const int Columns = 256;

    private const int LeastItems = 3;
    private const int LeastIndicators = 3;
    private const int LeastAgencies = 2;

    private static readonly Lazy<IndicatorName> s_names = new(() => new IndicatorName(FrameworkCatalogue.BuiltIn));

    private static readonly string[] s_followUpItem = [.. KnownHeads.FollowUpItem.Select(ThaiText.NormaliseLabel)];
    private static readonly string[] s_followUpDone = [.. KnownHeads.FollowUpDone.Select(ThaiText.NormaliseLabel)];

    private readonly SortedDictionary<int, List<RowCell>> _rows = [];

    /// <summary>Looks at a row; one below the first thirty says nothing.</summary>
    public void Add(int row, IEnumerable<RowCell> cells)
    {
        if (row > WorkbookLimits.HeadRows)
            return;
        var filled = cells.Where(cell => cell.Column <= Columns && cell.IsFilled).ToList();
        if (filled.Count > 0)
            _rows[row] = filled;
    }

    public WorkbookKind Find()
    {
        if (IsPublishedResults())
            return WorkbookKind.PublishedResults;
        if (_rows.Values.Any(row => HasOneOf(row, s_followUpItem) && HasOneOf(row, s_followUpDone)))
            return WorkbookKind.FollowUpForm;
        if (_rows.Values.Any(row => Has(row, KnownHeads.AgencyCode) && Has(row, KnownHeads.AgencyName)))
            return WorkbookKind.Registry;
        return IsSurvey() ? WorkbookKind.Survey : WorkbookKind.Unknown;
    }

    private static bool Has(List<RowCell> row, string head) => row.Exists(cell => cell.Is(head));

    private static bool HasOneOf(List<RowCell> row, string[] heads) => heads.Any(head => Has(row, head));

    private static bool IsAgencyHead(RowCell cell) => cell.Is(KnownHeads.AgencyCode) || cell.Is(KnownHeads.AgencyName);

    private bool IsPublishedResults()
    {
        if (!_rows.Values.Any(row => row.Exists(IsAgencyHead)))
            return false;
        return _rows.Values.Any(row => IndicatorsIn(row) >= LeastIndicators) || IsTurned();
    }

    // Named, or numbered 1 to 10 and nothing else: other numbers may count the columns.
    private static int IndicatorsIn(List<RowCell> row)
    {
        var sure = new HashSet<int>();
        var bare = new List<int>();
        foreach (var cell in row)
        {
            if (cell.Kind == CellKind.Number && cell.Number is { } number && decimal.IsInteger(number))
                bare.Add((int)Math.Clamp(number, 0, 100));
            else if (cell.IsText && s_names.Value.ReadHead(cell.Text) is { Id: > 0 } head)
            {
                if (head.IsSure)
                    sure.Add(head.Id);
                else
                    bare.Add(head.Id);
            }
        }

        return bare.Order().SequenceEqual(Enumerable.Range(1, 10)) ? bare.Count : sure.Count;
    }

    // Agencies across and indicators down. A table of one agency's years has headers of its own above its scores.
    private bool IsTurned()
    {
        var indicators = _rows.Where(row => row.Value.Exists(NamesIndicator)).Select(row => row.Key).ToList();
        if (indicators.Count < LeastIndicators)
            return false;
        var agencyRows = _rows.Where(row => row.Value.Exists(IsAgencyHead)).Select(row => row.Key).ToList();
        var anchor = _rows[agencyRows[0]].Find(IsAgencyHead)!;
        var first = indicators.FirstOrDefault(row => row > agencyRows[0]);
        return _rows[agencyRows[0]]
                .Where(cell => cell.Column > anchor.Column && !IsAgencyHead(cell))
                .Count(cell =>
                    indicators.Count(row =>
                        _rows[row].Exists(score => score.Column == cell.Column && score.Number is not null)
                    ) >= LeastIndicators
                    && !_rows.Any(row =>
                        row.Key < first
                        && row.Key != agencyRows[0]
                        && row.Value.Exists(head =>
                            head.Column == cell.Column
                            && HeadCell.From(row.Key, head).Kind
                                is HeadKind.Score
                                    or HeadKind.MeanScore
                                    or HeadKind.PossibleScore
                                    or HeadKind.NoScore
                                    or HeadKind.Year
                        )
                    )
                ) >= LeastAgencies;
    }

    private static bool NamesIndicator(RowCell cell) =>
        cell.IsText && s_names.Value.ReadHead(cell.Text) is { Id: > 0, IsSure: true };

    private bool IsSurvey()
    {
        var down = new Dictionary<int, int>();
        foreach (var row in _rows.Values)
        {
            var items = row.Where(cell => cell.IsText && ItemNumber.TryRead(cell.Text, out var item) && !item.IsZero)
                .ToList();
            if (items.Count >= LeastItems)
                return true;
            foreach (var item in items)
                down[item.Column] = down.GetValueOrDefault(item.Column) + 1;
        }

        return down.Values.Any(count => count >= LeastItems)
            || _rows.Values.Count(row => row.Exists(NamesIndicator)) >= LeastIndicators;
    }
}

/// <summary>Tells a file that is no workbook by its content.</summary>
internal static class OtherFiles
{
    private const int Looked = 4 * 1024;

    /// <summary>It is an assessment framework: a JSON object with a fiscal year.</summary>
    /// <exception cref="IOException">It could not be read.</exception>
    public static bool IsFramework(Stream content)
    {
        var buffer = new byte[Looked];
        var start = buffer.AsSpan(0, content.ReadAtLeast(buffer, Looked, throwOnEndOfStream: false));
        var text = start.StartsWith("\uFEFF"u8) ? start[3..] : start;
        return text.TrimStart(" \t\r\n"u8).StartsWith("{"u8) && text.IndexOf("\"fiscalYear\""u8) >= 0;
    }
}
