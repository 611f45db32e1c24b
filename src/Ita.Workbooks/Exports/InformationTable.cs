using Ita.Assessment;
using Ita.Assessment.Text;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.Exports;

/// <summary>The sheet ข้อมูลหน่วยงาน: names and values beside them.</summary>
internal sealed class InformationTable(TextPool texts) : RowTable(texts)
{
    private const string Sample = "จำนวนตัวอย่างขั้นต่ำ";
    private static readonly string SheetName = ThaiText.NormaliseLabel("ข้อมูลหน่วยงาน");

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
        }
            .Concat(Samples.Select(SampleName))
            .Select(ThaiText.NormaliseLabel),
    ];

    private readonly Dictionary<string, List<PlacedCell>> _values = new(StringComparer.Ordinal);

    /// <summary>The questionnaires that have a จำนวนตัวอย่างขั้นต่ำ; the EIT as a whole in years without parts.</summary>
    public static IReadOnlyList<Instrument> Samples =>
        [Instrument.IIT, Instrument.EIT, Instrument.EIT1, Instrument.EIT2];

    public static bool IsName(string sheet) => ThaiText.NormaliseLabel(sheet) == SheetName;

    /// <summary>The name that a questionnaire's smallest number of respondents has.</summary>
    public static string SampleName(Instrument instrument) => $"{Sample} {instrument}";

    public bool IsEmpty { get; private set; } = true;

    /// <summary>The filled cells beside a name, in the order of the sheet; none where it has no value.</summary>
    public IReadOnlyList<PlacedCell> FindAll(string name) =>
        _values.TryGetValue(ThaiText.NormaliseLabel(name), out var found) ? found : [];

    protected override void Row(int row, IReadOnlyList<RowCell> cells)
    {
        var filled = cells.Where(cell => cell.Kind != CellKind.Empty && cell.Text.Length > 0).ToList();
        if (filled.Count > 0)
            IsEmpty = false;
        for (var i = 0; i + 1 < filled.Count; i++)
        {
            var name = NameOf(filled[i]);
            // A name without a value may be followed by the next name; a dash says that there is none.
            if (!Names.Contains(name) || Names.Contains(NameOf(filled[i + 1])) || IsDash(filled[i + 1]))
                continue;
            if (!_values.TryGetValue(name, out var found))
                _values.Add(name, found = []);
            found.Add(new PlacedCell(row, filled[i + 1]));
        }
    }

    private static bool IsDash(RowCell cell) => cell.Text is "-" or "–" or "—";

    private static string NameOf(RowCell cell)
    {
        if (!cell.IsText)
            return "";
        var name = cell.Label.TrimEnd(':');
        // EIT 1 and EIT ส่วนที่ 1 are EIT1 as in the names of sheets; the small letters of iit are its capitals.
        if (!name.StartsWith(Sample, StringComparison.Ordinal))
            return name;
        var questionnaire = name[Sample.Length..].ToUpperInvariant();
        return Sample + (EitPart.OfSheet(questionnaire)?.ToString() ?? questionnaire);
    }
}

/// <summary>A cell and its row.</summary>
internal sealed record PlacedCell(int Row, RowCell Cell);
