using Ita.OpenXml.Reading;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.Exports;

/// <summary>The sheet ข้อมูลรายงาน: names and values beside them; of the units as many as there are.</summary>
internal sealed class ProfileTable(TextPool texts) : RowTable(texts)
{
    private readonly List<(string Label, PlacedCell Place)> _values = [];
    private readonly List<PlacedCell> _unknownDuties = [];

    // The row and the column of the units so far, which go on below.
    private (int Row, int Column)? _units;

    public bool IsEmpty { get; private set; } = true;

    /// <summary>A name of ours stands on it; otherwise it is a sheet like any other, whatever it is called.</summary>
    public bool IsRecognised { get; private set; }

    /// <summary>The filled cells beside a name, in the order of the sheet; the units each by itself.</summary>
    public IReadOnlyList<(string Label, PlacedCell Place)> Values => _values;

    /// <summary>The names of rows that say who answers for a duty that there is not.</summary>
    public IReadOnlyList<PlacedCell> UnknownDuties => _unknownDuties;

    protected override void Row(int row, IReadOnlyList<RowCell> cells)
    {
        var filled = cells.Where(cell => cell.IsFilled).ToList();
        if (filled.Count == 0)
            return;
        IsEmpty = false;
        if (_units is { } units && units.Row + 1 == row && filled[0].Column == units.Column && !IsName(filled[0]))
        {
            foreach (var value in filled.TakeWhile(cell => !IsName(cell)))
                Add(row, ProfileLabels.Units, value);
            _units = (row, units.Column);
            return;
        }

        for (var i = 0; i < filled.Count; i++)
        {
            var values = filled.Skip(i + 1).TakeWhile(cell => !IsName(cell)).ToList();
            if (ProfileLabels.Find(filled[i]) is { } label)
            {
                IsRecognised = true;
                if (label == ProfileLabels.Units)
                    _units = (row, values.Count > 0 ? values[0].Column : filled[i].Column + 1);
                foreach (var value in label == ProfileLabels.Units ? values : values.Take(1))
                    Add(row, label, value);
            }
            else if (ProfileLabels.IsUnknownDuty(filled[i]) && values.Exists(value => !IsDash(value)))
            {
                IsRecognised = true;
                _unknownDuties.Add(new PlacedCell(row, filled[i]));
            }
        }
    }

    private void Add(int row, string label, RowCell value)
    {
        // A dash says that there is none.
        if (!IsDash(value))
            _values.Add((label, new PlacedCell(row, value)));
    }

    private static bool IsName(RowCell cell) =>
        ProfileLabels.Find(cell) is not null || ProfileLabels.IsUnknownDuty(cell);

    private static bool IsDash(RowCell cell) => cell.Text is "-" or "–" or "—";
}
