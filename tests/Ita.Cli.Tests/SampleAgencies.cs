using Ita.Assessment;

namespace Ita.Cli.Tests;

/// <summary>Agencies like those of the sample registry, without reading it.</summary>
internal static class SampleAgencies
{
    public static IReadOnlyList<Agency> Take(int count) =>
        [
            .. Enumerable
                .Range(2, count)
                .Select(i => new Agency
                {
                    Code = new AgencyCode(FormattableString.Invariant($"3108{i:00}")),
                    Name = FormattableString.Invariant($"เทศบาลตำบลตัวอย่าง {i}"),
                    Kind = "เทศบาลตำบล",
                    District = "อำเภอตัวอย่าง",
                    ProvinceCode = new ProvinceCode("31"),
                    Province = "บุรีรัมย์",
                    StaffCount = 30 + (i * 4),
                    ServiceUserCount = 300 + (i * 150),
                }),
        ];
}
