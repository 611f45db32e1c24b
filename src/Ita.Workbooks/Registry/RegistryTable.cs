using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Assessment.Text;
using Ita.OpenXml;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Notices;
using Ita.Workbooks.Recognition;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.Registry;

/// <summary>The registry: a header row, and one row per agency under it.</summary>
internal sealed class RegistryTable(TextPool texts, NoticeList problems) : RowTable(texts)
{
    private static readonly string[] Heads =
    [
        KnownHeads.AgencyCode,
        KnownHeads.AgencyName,
        "ประเภทหน่วยงาน",
        "อำเภอ",
        "รหัสจังหวัด",
        "จังหวัด",
        "จำนวนบุคลากร",
        "จำนวนผู้รับบริการ",
        "อีเมล",
    ];

    private readonly Dictionary<AgencyCode, Agency> _agencies = [];
    private readonly List<AgencyCode> _order = [];
    private readonly SheetKindFinder _kind = new();
    private Dictionary<string, int>? _columns;

    /// <summary>
    /// A header with code and name was found, and not the results of those agencies: a registry would lose by them what
    /// they do not say.
    /// </summary>
    public bool IsRecognised => _columns is not null && FindKind() != WorkbookKind.PublishedResults;

    /// <summary>A cell is filled.</summary>
    public bool HasData { get; private set; }

    public IEnumerable<Agency> Agencies => _order.Select(code => _agencies[code]);

    /// <summary>What the sheet looks like.</summary>
    public WorkbookKind FindKind() => _kind.Find();

    protected override void Row(int row, IReadOnlyList<RowCell> cells)
    {
        _kind.Add(row, cells);
        HasData |= cells.Any(cell => cell.Kind != CellKind.Empty);
        if (_columns is null)
            ReadHeader(row, cells);
        else
            ReadAgency(row, cells);
    }

    private void ReadHeader(int row, IReadOnlyList<RowCell> cells)
    {
        if (row > WorkbookLimits.HeadRows)
            return;
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var head in Heads)
        {
            var label = ThaiText.NormaliseLabel(head);
            if (cells.FirstOrDefault(cell => cell.Is(label)) is { } cell)
                found.Add(head, cell.Column);
        }

        if (found.ContainsKey(KnownHeads.AgencyCode) && found.ContainsKey(KnownHeads.AgencyName))
            _columns = found;
    }

    private void ReadAgency(int row, IReadOnlyList<RowCell> cells)
    {
        if (cells.All(cell => cell.Text.Length == 0))
            return;
        if (_order.Count == WorkbookLimits.RegistryRows)
            throw WorkbookFormatException.TooLarge("Too many agencies.");
        var name = AgencyFields.Text(Cell(cells, KnownHeads.AgencyName));
        var (provinceCode, province) = AgencyFields.Province(Cell(cells, "รหัสจังหวัด"), Cell(cells, "จังหวัด"));
        if (AgencyFields.Code(Cell(cells, KnownHeads.AgencyCode)) is not { } code)
            Refuse(row, cells, KnownHeads.AgencyCode);
        else if (name is null)
            Refuse(row, cells, KnownHeads.AgencyName);
        else if (provinceCode is not { } knownProvince || province is null)
            Refuse(row, cells, "จังหวัด");
        else
        {
            if (!_agencies.ContainsKey(code))
                _order.Add(code);
            // Rows are upserted: the last one of a code stands.
            _agencies[code] = new Agency
            {
                Code = code,
                Name = name,
                Kind = AgencyFields.Text(Cell(cells, "ประเภทหน่วยงาน")),
                District = AgencyFields.Text(Cell(cells, "อำเภอ")),
                ProvinceCode = knownProvince,
                Province = province,
                StaffCount = Count(Cell(cells, "จำนวนบุคลากร")),
                ServiceUserCount = Count(Cell(cells, "จำนวนผู้รับบริการ")),
                Email = AgencyFields.Text(Cell(cells, "อีเมล")),
            };
        }
    }

    private RowCell? Cell(IReadOnlyList<RowCell> cells, string head) =>
        _columns!.TryGetValue(head, out var column)
            ? cells.FirstOrDefault(cell => cell.Column == column && cell.Kind != CellKind.Empty)
            : null;

    private static int? Count(RowCell? cell) => cell is null ? null : CountText.Read(cell);

    private void Refuse(int row, IReadOnlyList<RowCell> cells, string head) =>
        problems.Add(
            NoticeCode.RegistryRow,
            row,
            _columns!.GetValueOrDefault(head, cells[0].Column),
            value: Cell(cells, head)?.DisplayText,
            detail: head
        );
}
