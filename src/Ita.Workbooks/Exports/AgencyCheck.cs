using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Assessment.Text;
using Ita.Workbooks.Notices;

namespace Ita.Workbooks.Exports;

/// <summary>Reads the information sheets and holds them against the path, the registry and each other.</summary>
internal sealed class AgencyCheck(ExportRequest request, NoticeCollector problems)
{
    private AgencyInformation? _first;

    /// <summary>What the first of the sheets says, completed by those that follow; null where there is none.</summary>
    public AgencyInformation? Read(IEnumerable<ReadFile> files)
    {
        foreach (var (place, table) in files.SelectMany(file => file.Information))
        {
            var information = Read(table);
            var notices = problems.About(place.FileIndex, place.SheetIndex, place.File, place.Sheet);
            CheckYear(table, notices);
            CheckAgency(table, information, notices);
            _first = _first is null ? information : Complete(_first, information);
        }

        return _first;
    }

    /// <summary>An agency that the registry does not have must be named with its province.</summary>
    public void DemandAgency(string? file)
    {
        if (!request.HasRegistry || request.RegisteredAgency is not null || _first is { NamesAgencyAndProvince: true })
            return;
        problems.About(0, -1, file, null).Add(NoticeCode.AgencyUnknown, value: request.AgencyCode?.ToString());
    }

    private static AgencyInformation Read(InformationTable table)
    {
        var (code, province) = AgencyFields.Province(table.Find("รหัสจังหวัด"), table.Find("จังหวัด"));
        return new AgencyInformation
        {
            Name = AgencyFields.Text(table.Find("ชื่อหน่วยงาน")),
            Code = AgencyFields.Code(table.Find("รหัสหน่วยงาน")),
            Kind = AgencyFields.Text(table.Find("ประเภทหน่วยงาน")),
            District = AgencyFields.Text(table.Find("อำเภอ")),
            ProvinceCode = code,
            Province = province,
            FiscalYear = Year(table) is { } year and >= FiscalYear.First and <= FiscalYear.Last
                ? new FiscalYear(year)
                : null,
            StaffCount = Count(table.Find("จำนวนบุคลากร")),
            ServiceUserCount = Count(table.Find("จำนวนผู้รับบริการ")),
        };
    }

    private static int? Year(InformationTable table) =>
        table.Find("ปีงบประมาณ") is { } cell && YearText.TryRead(cell.DisplayText, out var year) ? year : null;

    private static int? Count(RowCell? cell) => cell is null ? null : CountText.Read(cell);

    private void CheckYear(InformationTable table, NoticeList notices)
    {
        if (Year(table) is not { } year || year == request.FiscalYear.Value)
            return;
        var (row, cell) = table.FindWithRow("ปีงบประมาณ")!.Value;
        notices.Add(
            NoticeCode.YearMismatch,
            row,
            cell.Column,
            value: cell.DisplayText,
            detail: request.FiscalYear.ToString()
        );
    }

    private void CheckAgency(InformationTable table, AgencyInformation information, NoticeList notices)
    {
        var code = table.FindWithRow("รหัสหน่วยงาน");
        if (request.AgencyCode is { } expected)
        {
            if (code is { } given && AgencyFields.Text(given.Cell) != expected.Value)
                notices.Add(
                    NoticeCode.AgencyMismatch,
                    given.Row,
                    given.Cell.Column,
                    value: given.Cell.DisplayText,
                    detail: expected.Value
                );
            return;
        }

        if (_first is null)
            return;
        var name = table.FindWithRow("ชื่อหน่วยงาน");
        if (_first.Code is { } first && code is { } other)
        {
            if (AgencyFields.Text(other.Cell) != first.Value)
                notices.Add(
                    NoticeCode.AgencyMismatchFiles,
                    other.Row,
                    other.Cell.Column,
                    value: other.Cell.DisplayText,
                    detail: first.Value
                );
        }
        else if (
            _first.Name is { } firstName
            && information.Name is { } otherName
            && ThaiText.NormaliseLabel(firstName) != ThaiText.NormaliseLabel(otherName)
        )
        {
            notices.Add(
                NoticeCode.AgencyMismatchFiles,
                name!.Value.Row,
                name.Value.Cell.Column,
                value: otherName,
                detail: firstName
            );
        }
    }

    private static AgencyInformation Complete(AgencyInformation first, AgencyInformation next) =>
        first with
        {
            Name = first.Name ?? next.Name,
            Code = first.Code ?? next.Code,
            Kind = first.Kind ?? next.Kind,
            District = first.District ?? next.District,
            ProvinceCode = first.ProvinceCode ?? next.ProvinceCode,
            Province = first.Province ?? next.Province,
            FiscalYear = first.FiscalYear ?? next.FiscalYear,
            StaffCount = first.StaffCount ?? next.StaffCount,
            ServiceUserCount = first.ServiceUserCount ?? next.ServiceUserCount,
        };
}

/// <summary>An agency's properties as cells hold them, in the information sheet and in the registry alike.</summary>
internal static class AgencyFields
{
    public static string? Text(RowCell? cell) => cell is null || cell.Text.Length == 0 ? null : cell.Text;

    /// <summary>A code typed as text or number.</summary>
    public static AgencyCode? Code(RowCell? cell) => AgencyCode.TryParse(Text(cell), out var code) ? code : null;

    /// <summary>Code and name of the province; each is taken from the other where only one is there.</summary>
    public static (ProvinceCode? Code, string? Name) Province(RowCell? codeCell, RowCell? nameCell)
    {
        var name = Text(nameCell);
        ProvinceCode? code =
            ProvinceCode.TryParse(Text(codeCell), out var given) ? given
            : name is null ? null
            : Provinces.CodeOf(name);
        return (code, name ?? (code is { } known ? Provinces.NameOf(known) : null));
    }
}
