using System.Collections.Immutable;
using Ita.Reports.Model;
using Ita.Reports.Typography;

namespace Ita.Reports.Sections;

/// <summary>Section 1: title, fiscal year, agency, district, province, month and year of issue.</summary>
internal static class CoverSection
{
    private const string Bangkok = "10";

    /// <param name="context">The report.</param>
    /// <param name="title">What the document is, line by line.</param>
    /// <param name="year">The year it is about, in a sentence.</param>
    /// <param name="issued">Month and year of issue.</param>
    public static ReportSection Build(ReportContext context, ImmutableArray<Template> title, string year, string issued)
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
                    [.. title.Select(line => context.Print(line))],
                    [
                        context.Print(texts.Acronym),
                        year,
                        .. state is null ? Array.Empty<string>() : [context.Print(state)],
                    ],
                    [context.AgencyName, Place(context)],
                    issued
                )
                {
                    Emblem = context.Input.Profile.Emblem,
                    EmblemAlt = context.Print(texts.EmblemAlt, ("agency", context.Agency.Name)),
                },
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

    private static string WithoutPrefix(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..].Trim() : name;
}

internal static class ContentsSection
{
    public static ReportSection Build(ReportContext context) =>
        new() { Id = "contents", Blocks = [new ContentsBlock(context.Print(context.Texts.Common.Contents))] };
}
