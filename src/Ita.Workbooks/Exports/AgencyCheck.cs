using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Assessment.Text;
using Ita.Workbooks.Notices;
using Ita.Workbooks.Tables;

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
            var notices = problems.About(place.FileIndex, place.SheetIndex, place.File, place.Sheet);
            var sheet = new StatedInformation(table, notices);
            var information = sheet.Read();
            CheckYear(sheet, notices);
            CheckAgency(sheet, information, notices);
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

    private void CheckYear(StatedInformation sheet, NoticeList notices)
    {
        if (sheet.Year is not { } year || year.Value == request.FiscalYear.Value)
            return;
        notices.Add(
            NoticeCode.YearMismatch,
            year.Place.Row,
            year.Place.Cell.Column,
            value: year.Place.Cell.DisplayText,
            detail: request.FiscalYear.ToString()
        );
    }

    private void CheckAgency(StatedInformation sheet, AgencyInformation information, NoticeList notices)
    {
        var code = sheet.Code;
        if (request.AgencyCode is { } expected)
        {
            if (code is { } given && given.Value != expected)
                notices.Add(
                    NoticeCode.AgencyMismatch,
                    given.Place.Row,
                    given.Place.Cell.Column,
                    value: given.Place.Cell.DisplayText,
                    detail: expected.Value
                );
            return;
        }

        if (_first is null)
            return;
        if (_first.Code is { } first && code is { } other)
        {
            if (other.Value != first)
                notices.Add(
                    NoticeCode.AgencyMismatchFiles,
                    other.Place.Row,
                    other.Place.Cell.Column,
                    value: other.Place.Cell.DisplayText,
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
                sheet.Name!.Place.Row,
                sheet.Name.Place.Cell.Column,
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
            RequiredRespondents = next.RequiredRespondents.SetItems(first.RequiredRespondents),
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
