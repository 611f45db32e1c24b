using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Assessment.Text;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Notices;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.Exports;

/// <summary>
/// What a sheet ข้อมูลหน่วยงาน says, value by value. One that is there and cannot be read is a problem, and so is a
/// second one that differs from the first: neither may be taken for what is not said.
/// </summary>
internal sealed class StatedInformation(InformationTable table, NoticeList notices)
{
    private delegate bool Reader<T>(RowCell cell, [NotNullWhen(true)] out T? value);

    public Stated<string>? Name { get; private set; }

    public Stated<AgencyCode>? Code { get; private set; }

    /// <summary>The year by its Buddhist-era number, also one that is no fiscal year.</summary>
    public Stated<int>? Year { get; private set; }

    public AgencyInformation Read()
    {
        Name = One<string>("ชื่อหน่วยงาน", TryReadText);
        Code = One<AgencyCode>("รหัสหน่วยงาน", TryReadCode);
        Year = One<int>("ปีงบประมาณ", TryReadYear, NoticeCode.InformationUnreadableYear);
        var (code, province) = AgencyFields.Province(
            One<ProvinceCode>("รหัสจังหวัด", TryReadProvince)?.Place.Cell,
            One<string>("จังหวัด", TryReadText)?.Place.Cell
        );
        return new AgencyInformation
        {
            Name = Name?.Value,
            Code = Code?.Value,
            Kind = One<string>("ประเภทหน่วยงาน", TryReadText)?.Value,
            District = One<string>("อำเภอ", TryReadText)?.Value,
            ProvinceCode = code,
            Province = province,
            FiscalYear = Year?.Value is { } year and >= FiscalYear.First and <= FiscalYear.Last
                ? new FiscalYear(year)
                : null,
            StaffCount = Count("จำนวนบุคลากร"),
            ServiceUserCount = Count("จำนวนผู้รับบริการ"),
            RequiredRespondents = InformationTable
                .Samples.Select(part => (part, Least: Count(InformationTable.SampleName(part))))
                .Where(sample => sample.Least is not null)
                .ToImmutableSortedDictionary(sample => sample.part, sample => sample.Least!.Value),
        };
    }

    private int? Count(string name) => One<int>(name, TryReadCount, NoticeCode.InformationUnreadableCount)?.Value;

    private Stated<T>? One<T>(string name, Reader<T> read, string unreadable = NoticeCode.InformationUnreadable)
        where T : notnull
    {
        Stated<T>? first = null;
        foreach (var place in table.FindAll(name))
        {
            if (!read(place.Cell, out var value))
                Report(unreadable, place, name);
            else if (first is null)
                first = new Stated<T>(value, place);
            else if (!AreSame(first.Value, value))
                Report(
                    NoticeCode.InformationUnreadableTwice,
                    place,
                    CellReference.ToA1(first.Place.Row, first.Place.Cell.Column)
                );
        }

        return first;
    }

    private void Report(string key, PlacedCell place, string detail) =>
        notices.Add(key, place.Row, place.Cell.Column, value: place.Cell.DisplayText, detail: detail);

    private static bool AreSame<T>(T first, T second)
        where T : notnull =>
        first is string one && second is string other
            ? ThaiText.NormaliseLabel(one) == ThaiText.NormaliseLabel(other)
            : first.Equals(second);

    private static bool TryReadText(RowCell cell, [NotNullWhen(true)] out string? text)
    {
        text = cell.Kind == CellKind.Error ? null : AgencyFields.Text(cell);
        return text is not null;
    }

    private static bool TryReadCode(RowCell cell, out AgencyCode code) =>
        AgencyCode.TryParse(AgencyFields.Text(cell), out code);

    private static bool TryReadProvince(RowCell cell, out ProvinceCode code) =>
        ProvinceCode.TryParse(AgencyFields.Text(cell), out code);

    private static bool TryReadYear(RowCell cell, out int year)
    {
        var stated = YearText.ReadStated(cell.DisplayText);
        year = stated.GetValueOrDefault();
        return stated is not null;
    }

    private static bool TryReadCount(RowCell cell, out int count)
    {
        var read = CountText.Read(cell);
        count = read.GetValueOrDefault();
        return read is not null;
    }
}

/// <summary>A value that the sheet states.</summary>
/// <param name="Value">As it is read.</param>
/// <param name="Place">Where it stands; the first place, where it stands twice.</param>
internal sealed record Stated<T>(T Value, PlacedCell Place)
    where T : notnull;
