using Ita.Reports.Model;
using Ita.Reports.Typography;

namespace Ita.Reports.Sections;

/// <summary>Section 1: title, fiscal year, agency, district, province, month and year of issue.</summary>
internal static class CoverSection
{
    private const string Bangkok = "10";

    public static ReportSection Build(ReportContext context)
    {
        var texts = context.Texts.Cover;
        var state =
            !context.Result.IsComplete ? texts.Incomplete
            : context.Result.IsProvisional ? texts.Provisional
            : null;
        return new ReportSection
        {
            Id = "cover",
            Blocks =
            [
                new CoverBlock(
                    [.. texts.Title.Select(line => context.Print(line))],
                    [
                        context.Print(texts.Acronym),
                        context.Print(texts.Year, ("year", context.Year)),
                        .. state is null ? Array.Empty<string>() : [context.Print(state)],
                    ],
                    [context.AgencyName, Place(context)],
                    Issued(context)
                ),
            ],
        };
    }

    private static string Place(ReportContext context)
    {
        var texts = context.Texts.Cover;
        var province = WithoutPrefix(context.Agency.Province, "จังหวัด");
        var district = WithoutPrefix(WithoutPrefix(context.Agency.District ?? "", "อำเภอ"), "เขต");
        if (context.Agency.ProvinceCode.Value == Bangkok)
        {
            return district.Length == 0
                ? context.Typesetter.Text(province)
                : context.Print(texts.DistrictInBangkok, ("district", district), ("province", province));
        }

        return district.Length == 0
            ? context.Print(texts.Province, ("province", province))
            : context.Print(texts.DistrictAndProvince, ("district", district), ("province", province));
    }

    private static string Issued(ReportContext context)
    {
        var time = ThaiTime.Of(context.Input.WrittenAt);
        return context.Print(
            context.Texts.Cover.Issued,
            ("month", context.Print(context.Texts.Months[time.Month - 1])),
            ("year", time.Year)
        );
    }

    private static string WithoutPrefix(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..].Trim() : name;
}

internal static class ContentsSection
{
    public static ReportSection Build(ReportContext context) =>
        new() { Id = "contents", Blocks = [new ContentsBlock(context.Print(context.Texts.Common.Contents))] };
}
