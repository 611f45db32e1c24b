using Ita.Assessment.Text;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.Exports;

/// <summary>The sheet ข้อมูลหน่วยงาน: names and values beside them.</summary>
internal sealed class InformationTable(TextPool texts) : RowTable(texts)
{
    private static readonly string SheetName = ThaiText.NormaliseLabel("ข้อมูลหน่วยงาน");
    private readonly Dictionary<string, (int Row, RowCell Cell)> _values = new(StringComparer.Ordinal);

    private static readonly HashSet<string> Names =
    [
        .. new[]
        {
            "ชื่อหน่วยงาน",
            "รหัสหน่วยงาน",
            "ประเภทหน่วยงาน",
            "อำเภอ",
            "รหัสจังหวัด",
            "จังหวัด",
            "ปีงบประมาณ",
            "จำนวนบุคลากร",
            "จำนวนผู้รับบริการ",
        }.Select(ThaiText.NormaliseLabel),
    ];

    public static bool IsName(string sheet) => ThaiText.NormaliseLabel(sheet) == SheetName;

    public bool IsEmpty { get; private set; } = true;

    /// <summary>The cell beside a name; null where the name or its value is not there.</summary>
    public RowCell? Find(string name) => FindWithRow(name)?.Cell;

    public (int Row, RowCell Cell)? FindWithRow(string name) =>
        _values.TryGetValue(ThaiText.NormaliseLabel(name), out var found) ? found : null;

    protected override void Row(int row, IReadOnlyList<RowCell> cells)
    {
        var filled = cells.Where(cell => cell.Kind != CellKind.Empty && cell.Text.Length > 0).ToList();
        if (filled.Count > 0)
            IsEmpty = false;
        for (var i = 0; i + 1 < filled.Count; i++)
        {
            var name = NameOf(filled[i]);
            // A name without a value may be followed by the next name.
            if (Names.Contains(name) && !Names.Contains(NameOf(filled[i + 1])))
                _values.TryAdd(name, (row, filled[i + 1]));
        }
    }

    private static string NameOf(RowCell cell) =>
        cell.IsText ? ThaiText.NormaliseLabel(cell.DisplayText).TrimEnd(':') : "";
}
