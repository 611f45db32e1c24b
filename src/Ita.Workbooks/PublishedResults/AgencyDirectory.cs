using System.Text.RegularExpressions;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Assessment.Text;
using Ita.Workbooks.Exports;

namespace Ita.Workbooks.PublishedResults;

/// <summary>What a line of a published table says of its agency; what it does not say is null.</summary>
internal sealed record StatedAgency(
    GridCell? Code,
    GridCell? Name,
    GridCell? District,
    GridCell? ProvinceCode,
    GridCell? Province
);

/// <summary>Whose a line is, or why that is not sure.</summary>
/// <param name="Code">Null where it is not sure.</param>
/// <param name="Problem">Null where it is.</param>
internal sealed record AgencyAnswer(AgencyCode? Code, TableProblem? Problem);

/// <summary>
/// Finds the agency that a line names: by its code, or by a name that one agency alone has. All that the line says of
/// it must be so, as far as the registry says anything of it.
/// </summary>
internal sealed partial class AgencyDirectory
{
    private readonly Dictionary<AgencyCode, Agency>? _byCode;
    private readonly ILookup<string, Agency> _byName;
    private readonly ProvinceCode? _province;

    /// <param name="agencies">The registry; null where there is none.</param>
    /// <param name="province">The province whose agencies alone may be named; null where any may.</param>
    public AgencyDirectory(IReadOnlyCollection<Agency>? agencies, ProvinceCode? province)
    {
        _byCode = agencies?.DistinctBy(agency => agency.Code).ToDictionary(agency => agency.Code);
        _byName = (_byCode?.Values ?? Enumerable.Empty<Agency>()).ToLookup(agency => NameKey(agency.Name));
        _province = province;
    }

    /// <summary>Names are known, and not codes alone.</summary>
    public bool HasRegistry => _byCode is not null;

    /// <summary>The agency of a line that names one by code or name.</summary>
    public AgencyAnswer Find(StatedAgency stated)
    {
        if (_byCode is null)
            return WithoutRegistry(stated);
        if (stated.Code is { } code)
            return ByCode(code, stated);
        return ByName(stated.Name!.Value, stated);
    }

    private static AgencyAnswer WithoutRegistry(StatedAgency stated)
    {
        if (stated.Code is not { } cell)
            return Refuse(NoticeCode.AgencyUnknownNoRegistry, stated.Name!.Value);
        return AgencyCode.TryParse(cell.Cell.Text, out var code)
            ? new AgencyAnswer(code, null)
            : Refuse(NoticeCode.AgencyUnknownCode, cell);
    }

    private AgencyAnswer ByCode(GridCell cell, StatedAgency stated)
    {
        if (!AgencyCode.TryParse(cell.Cell.Text, out var code))
            return Refuse(NoticeCode.AgencyUnknownCode, cell);
        if (!_byCode!.TryGetValue(code, out var agency))
            return Refuse(NoticeCode.AgencyUnknownRegistry, cell);
        if (Elsewhere(agency, cell) is { } elsewhere)
            return elsewhere;
        if (stated.Name is { } name && !IsNamed(agency, name.Cell.Text))
            return Refuse(NoticeCode.AgencyMismatchName, name, $"{agency.Code} {agency.Name}");
        return Check(agency, cell, stated);
    }

    private AgencyAnswer ByName(GridCell cell, StatedAgency stated)
    {
        var named = _byName[NameKey(cell.Cell.Text)].ToList();
        if (named.Count == 0 && Places().Match(cell.Cell.Text) is { Success: true } parts)
            named = [.. _byName[NameKey(parts.Groups["name"].Value)].Where(agency => IsNamed(agency, cell.Cell.Text))];
        if (named.Count == 0)
            return Refuse(NoticeCode.AgencyUnknownRegistry, cell);
        if (named.Count == 1)
            return Check(named[0], cell, stated);
        var here = named.Where(agency => Contradiction(agency, stated) is null).ToList();
        if (here.Count > 1 && _province is { } province)
            here = [.. here.Where(agency => agency.ProvinceCode == province)];
        return here.Count == 1 ? Check(here[0], cell, stated) : Refuse(NoticeCode.AgencyUnknownSeveral, cell);
    }

    private AgencyAnswer Check(Agency agency, GridCell cell, StatedAgency stated)
    {
        if (Elsewhere(agency, cell) is { } elsewhere)
            return elsewhere;
        if (Contradiction(agency, stated) is { } place)
            return Refuse(
                NoticeCode.AgencyMismatchPlace,
                place,
                string.Join(", ", new[] { agency.Name, agency.District, agency.Province }.OfType<string>())
            );
        return new AgencyAnswer(agency.Code, null);
    }

    // Before anything else of it is compared: who may send one province's results is told nothing of another's agency
    // but that it is another's.
    private AgencyAnswer? Elsewhere(Agency agency, GridCell cell) =>
        _province is { } province && agency.ProvinceCode != province
            ? Refuse(NoticeCode.AgencyMismatchProvince, cell, Provinces.NameOf(province) ?? province.Value)
            : null;

    // The cell that puts the agency where it is not.
    private static GridCell? Contradiction(Agency agency, StatedAgency stated)
    {
        if (stated.ProvinceCode is { } code && code.Cell.Text != agency.ProvinceCode.Value)
            return code;
        if (stated.Province is { } province && !IsProvince(agency, province.Cell.Text))
            return province;
        return stated.District is { } district && !IsDistrict(agency, district.Cell.Text) ? district : null;
    }

    private static bool IsNamed(Agency agency, string text)
    {
        var name = NameKey(agency.Name);
        if (NameKey(text) == name)
            return true;
        return Places().Match(text) is { Success: true } parts
            && NameKey(parts.Groups["name"].Value) == name
            && (!parts.Groups["district"].Success || IsDistrict(agency, parts.Groups["district"].Value))
            && (!parts.Groups["province"].Success || IsProvince(agency, parts.Groups["province"].Value));
    }

    private static bool IsProvince(Agency agency, string text) =>
        Provinces.CodeOf(text) is { } code
            ? code == agency.ProvinceCode
            : ThaiText.NormaliseLabel(text) == ThaiText.NormaliseLabel(agency.Province);

    // A registry that says nothing of it contradicts nothing. อำเภอเมือง is that of its province.
    private static bool IsDistrict(Agency agency, string text)
    {
        if (agency.District is null)
            return true;
        var (given, own) = (DistrictKey(text), DistrictKey(agency.District));
        return given == own || LongDistrict(given) == LongDistrict(own);

        string LongDistrict(string key) => key == "เมือง" ? "เมือง" + ThaiText.NormaliseLabel(agency.Province) : key;
    }

    private static string DistrictKey(string text) =>
        DistrictWord().Replace(ThaiText.NormaliseLabel(text), "", count: 1);

    // The kinds of local government are as often written short.
    private static string NameKey(string text)
    {
        var key = ThaiText.NormaliseLabel(text).ToLowerInvariant();
        var kind = ShortKind().Match(key);
        return !kind.Success
            ? key
            : kind.Groups["kind"].Value switch
            {
                "อบต" => "องค์การบริหารส่วนตำบล",
                "อบจ" => "องค์การบริหารส่วนจังหวัด",
                "ทต" => "เทศบาลตำบล",
                "ทม" => "เทศบาลเมือง",
                _ => "เทศบาลนคร",
            } + key[kind.Length..];
    }

    private static AgencyAnswer Refuse(string key, GridCell cell, string? detail = null) =>
        new(null, new TableProblem(key, cell, null, cell.Cell.DisplayText, detail));

    [GeneratedRegex(@"^(?:(?<kind>อบต|อบจ)\.?|(?<kind>ทต|ทม|ทน)\.)", RegexOptions.CultureInvariant)]
    private static partial Regex ShortKind();

    [GeneratedRegex(@"^(?:กิ่งอำเภอ|อำเภอ|อ\.|เขต)", RegexOptions.CultureInvariant)]
    private static partial Regex DistrictWord();

    // A name with its district or province behind it: เทศบาลตำบลบึงเจริญ อ.เมือง จ.บุรีรัมย์.
    [GeneratedRegex(
        @"^(?<name>.+?)(?: ?[ (,](?:อำเภอ|อ\.) ?(?<district>[^ ()]+))?(?:[ (,]+(?:จังหวัด|จ\.) ?(?<province>[^ ()]+))?[)]?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Places();
}
