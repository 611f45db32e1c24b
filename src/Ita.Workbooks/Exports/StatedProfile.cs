using System.Collections.Immutable;
using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Profiles;
using Ita.Assessment.Submissions;
using Ita.Assessment.Text;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Notices;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.Exports;

/// <summary>
/// What the sheets ข้อมูลรายงาน of files that are read together say, value by value. As with ข้อมูลหน่วยงาน, what cannot
/// be read, and what differs from what was said before, is a problem and never taken for what is not said.
/// </summary>
internal sealed class StatedProfile(FiscalYear year, NoticeCollector problems)
{
    /// <summary>
    /// Years from the beginning of the fiscal year in which a date cell can lie. A workbook may count its days from 1904
    /// instead, four years later: a day is not taken for another one.
    /// </summary>
    private const int YearsOfDateCells = 3;

    private readonly Dictionary<string, Saying> _said = new(StringComparer.Ordinal);

    /// <summary>What the sheets say; null where they say nothing.</summary>
    public AgencyProfile? Read(IEnumerable<ReadFile> files)
    {
        foreach (var (place, table) in files.SelectMany(file => file.Profiles))
            Read(table, place);
        if (_said.Count == 0)
            return null;
        CheckUnits();
        return Compose();
    }

    private void Read(ProfileTable table, SheetPlace sheet)
    {
        var notices = problems.About(sheet.FileIndex, sheet.SheetIndex, sheet.File, sheet.Sheet);
        foreach (var duty in table.UnknownDuties)
            Report(notices, duty, "งานในหน้าที่");
        ReadUnits(table, new Said(sheet, notices));
        foreach (var (label, place) in table.Values.Where(value => value.Label != ProfileLabels.Units))
        {
            var (value, hint) = ReadValue(label, place.Cell);
            if (value is null)
                Report(notices, place, $"{label} ({hint})");
            else
                Say(label, value, place, new Said(sheet, notices));
        }
    }

    private void ReadUnits(ProfileTable table, Said said)
    {
        var units = ImmutableArray.CreateBuilder<string>();
        PlacedCell? first = null;
        foreach (var (_, place) in table.Values.Where(value => value.Label == ProfileLabels.Units))
        {
            first ??= place;
            var lines = place.Cell.IsText ? PlainText.Lines(place.Cell.DisplayText) : "";
            foreach (var line in lines.Split('\n'))
            {
                if (UnitOf(line) is not { } unit)
                    Report(said.Notices, place, $"{ProfileLabels.Units} ({UnitHint})");
                else if (!units.Any(known => AreSame(known, unit)))
                    units.Add(unit);
            }
        }

        if (units.Count > ProfileLimits.Units)
            Report(said.Notices, first!, $"{ProfileLabels.Units} (ไม่เกิน {Print(ProfileLimits.Units)} หน่วยงาน)");
        else if (units.Count > 0)
            Say(ProfileLabels.Units, units.ToImmutable(), first!, said);
    }

    // Null where it cannot be read, and then what the sentence asks for.
    private (object? Value, string Hint) ReadValue(string label, RowCell cell) =>
        label switch
        {
            ProfileLabels.Issued => (MonthOf(cell), $"เช่น กันยายน {year}"),
            ProfileLabels.PublishBy => (DayOf(cell), $"เช่น 30 เมษายน {Print(year.Value + 1)}"),
            ProfileLabels.Remark => TextOf(cell, ProfileLimits.Remark, PlainText.Lines),
            ProfileLabels.PublishedAt => TextOf(cell, ProfileLimits.Place, PlainText.OneLine),
            _ when ProfileLabels.Duties.Any(duty => duty.Label == label) => (
                cell.IsText ? UnitOf(PlainText.OneLine(cell.DisplayText)) : null,
                UnitHint
            ),
            _ => TextOf(cell, ProfileLimits.Name, PlainText.OneLine),
        };

    private static string UnitHint => $"หน่วยงานเดียว ไม่มี “{ProfileLimits.Or}”";

    private static string? UnitOf(string line) =>
        line.Length is > 0 and <= ProfileLimits.Name && !ProfileLimits.NamesSeveral(ThaiText.NormaliseLabel(line))
            ? line
            : null;

    private static (object? Value, string Hint) TextOf(RowCell cell, int longest, Func<string, string> plain)
    {
        var text = cell.IsText ? plain(cell.DisplayText) : "";
        return (
            text.Length > 0 && text.Length <= longest ? text : null,
            $"ข้อความไม่เกิน {longest.ToString("N0", CultureInfo.InvariantCulture)} ตัวอักษร"
        );
    }

    private object? MonthOf(RowCell cell)
    {
        var first = cell.IsText ? DateText.ReadMonth(cell.DisplayText) : DateOf(cell);
        return first is { } month ? new IssueMonth(month.Year + ThaiCalendar.BuddhistEra, month.Month) : null;
    }

    private object? DayOf(RowCell cell) => cell.IsText ? DateText.ReadDay(cell.DisplayText) : DateOf(cell);

    private DateOnly? DateOf(RowCell cell)
    {
        if (cell is not { Kind: CellKind.Number, Number: { } number } || DateText.ReadSerial(number) is not { } day)
            return null;
        var begin = DateOnly.FromDateTime(year.End.Date).AddYears(-1);
        return day >= begin && day < begin.AddYears(YearsOfDateCells) ? day : null;
    }

    private void Say(string label, object value, PlacedCell place, Said said)
    {
        if (!_said.TryGetValue(label, out var first))
            _said.Add(label, new Saying(value, place, said));
        else if (!AreSame(first.Value, value))
            said.Notices.Add(
                NoticeCode.InformationUnreadableTwice,
                place.Row,
                place.Cell.Column,
                value: place.Cell.DisplayText,
                detail: first.NameFor(said.Sheet)
            );
    }

    // Whoever lists the units gives no duty to another; which units its kind has only the agency tells.
    private void CheckUnits()
    {
        if (Units.IsEmpty)
            return;
        foreach (var (_, label) in ProfileLabels.Duties)
        {
            if (!_said.TryGetValue(label, out var saying))
                continue;
            if (Units.FirstOrDefault(unit => AreSame(unit, saying.Value)) is { } known)
                _said[label] = saying with { Value = known };
            else
                Report(saying.Said.Notices, saying.Place, $"{label} (ต้องอยู่ในหน่วยงานภายในที่ระบุ)");
        }
    }

    private AgencyProfile Compose()
    {
        var own = new ProfileYear
        {
            Issued = (IssueMonth?)Find(ProfileLabels.Issued),
            Remark = (string?)Find(ProfileLabels.Remark),
            PublishBy = (DateOnly?)Find(ProfileLabels.PublishBy),
            PublishedAt = (string?)Find(ProfileLabels.PublishedAt),
        };
        return new AgencyProfile
        {
            Units = Units,
            UnitOfDuty = ProfileLabels
                .Duties.Select(duty => (duty.Duty, Unit: (string?)Find(duty.Label)))
                .Where(duty => duty.Unit is not null)
                .ToImmutableSortedDictionary(duty => duty.Duty, duty => duty.Unit!),
            PreparedBy = SignatoryOf(ProfileLabels.PreparedByName, ProfileLabels.PreparedByPosition),
            ReviewedBy = SignatoryOf(ProfileLabels.ReviewedByName, ProfileLabels.ReviewedByPosition),
            ApprovedBy = SignatoryOf(ProfileLabels.ApprovedByName, ProfileLabels.ApprovedByPosition),
            Years = own == ProfileYear.Empty ? AgencyProfile.Empty.Years : AgencyProfile.Empty.Years.Add(year, own),
        };
    }

    private ImmutableArray<string> Units => (ImmutableArray<string>?)Find(ProfileLabels.Units) ?? [];

    private Signatory? SignatoryOf(string name, string position)
    {
        var signatory = new Signatory((string?)Find(name), (string?)Find(position));
        return signatory is { Name: null, Position: null } ? null : signatory;
    }

    private object? Find(string label) => _said.GetValueOrDefault(label)?.Value;

    private static void Report(NoticeList notices, PlacedCell place, string detail) =>
        notices.Add(
            NoticeCode.InformationUnreadable,
            place.Row,
            place.Cell.Column,
            value: place.Cell.DisplayText,
            detail: detail
        );

    private static bool AreSame(object first, object second) =>
        (first, second) switch
        {
            (string one, string other) => ThaiText.NormaliseLabel(one) == ThaiText.NormaliseLabel(other),
            (ImmutableArray<string> some, ImmutableArray<string> others) => some.Length == others.Length
                && some.Zip(others).All(pair => AreSame(pair.First, pair.Second)),
            _ => first.Equals(second),
        };

    private static string Print(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Said(SheetPlace Sheet, NoticeList Notices);

    private sealed record Saying(object Value, PlacedCell Place, Said Said)
    {
        /// <summary>The cell's name, for a notice about a sheet.</summary>
        public string NameFor(SheetPlace sheet)
        {
            var cell = CellReference.ToA1(Place.Row, Place.Cell.Column);
            return sheet == Said.Sheet ? cell
                : sheet.FileIndex == Said.Sheet.FileIndex ? $"{Said.Sheet.Sheet}!{cell}"
                : $"{Said.Sheet.File} {Said.Sheet.Sheet}!{cell}";
        }
    }
}
