using Ita.Assessment;
using Ita.Assessment.Comparison;
using Ita.Assessment.Frameworks;
using Ita.Web.Provinces;

namespace Ita.Web.Tests.Provinces;

/// <summary>Builders of agencies' lines.</summary>
internal static class Rows
{
    private static int s_last;

    public static ProvinceRow Scored(
        string name,
        decimal total,
        decimal? last = null,
        string? level = null,
        string district = "เมือง"
    ) =>
        new()
        {
            Code = new AgencyCode($"99{++s_last:D4}"),
            Name = name,
            District = district,
            Kind = "เทศบาลตำบล",
            State = AgencyState.Reported,
            Total = new Score(total),
            Level = level,
            Change = last is { } before ? new Change(before, total) : null,
        };

    public static ProvinceRow Nothing(string name) =>
        new()
        {
            Code = new AgencyCode($"99{++s_last:D4}"),
            Name = name,
            State = AgencyState.Nothing,
        };

    public static ProvinceView View(params ProvinceRow[] rows) =>
        new()
        {
            Code = new ProvinceCode("99"),
            Name = "ทดสอบ",
            FiscalYear = new FiscalYear(2566),
            Framework = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2566)),
            Years = [new FiscalYear(2566)],
            Rows = [.. rows],
            Query = AgencyQuery.Everything,
            Matches = [.. rows],
            Spreads = ProvinceSpreads.None,
            ReadAt = DateTimeOffset.UnixEpoch,
        };
}
