using System.Collections.Immutable;
using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Cli.Samples;

namespace Ita.Soak;

/// <summary>
/// Invented agencies of some provinces, their workbooks of two years, and a published table of the year before those.
/// </summary>
public sealed record SoakMaterial
{
    private static readonly FiscalYear s_year = new(2566);

    private static readonly ImmutableArray<(string Code, string Name)> s_provinces =
    [
        ("30", "นครราชสีมา"),
        ("31", "บุรีรัมย์"),
        ("32", "สุรินทร์"),
        ("33", "ศรีสะเกษ"),
        ("34", "อุบลราชธานี"),
    ];

    private static readonly ImmutableArray<string> s_headings =
    [
        "รหัสหน่วยงาน",
        "ชื่อหน่วยงาน",
        "ประเภทหน่วยงาน",
        "อำเภอ",
        "รหัสจังหวัด",
        "จังหวัด",
        "จำนวนบุคลากร",
        "จำนวนผู้รับบริการ",
    ];

    public required ImmutableArray<SampleExport> Exports { get; init; }

    /// <summary>Of all agencies.</summary>
    public required SampleResults Published { get; init; }

    /// <summary>The list of all agencies.</summary>
    public required byte[] Registry { get; init; }

    public static SoakMaterial Generate(int agencies, int seed)
    {
        var all = Enumerable.Range(0, agencies).Select(i => Agency(i, seed)).ToList();
        return new SoakMaterial
        {
            Exports = [.. SampleGenerator.Generate(FrameworkCatalogue.BuiltIn, all, s_year, seed)],
            Published = SampleResults.Create(FrameworkCatalogue.BuiltIn, all, s_year.Previous.Previous, seed),
            Registry = SampleWorkbookWriter.Write([
                new SampleSheet(
                    "ทะเบียน",
                    [
                        [.. s_headings.Select(SampleCell.Of)],
                        .. all.Select(Row),
                    ]
                ),
            ]),
        };
    }

    private static Agency Agency(int i, int seed)
    {
        var random = SeededRandom.For(seed, $"soak/agency/{i}");
        var (code, name) = s_provinces[i % s_provinces.Length];
        return new Agency
        {
            Code = new AgencyCode(string.Create(CultureInfo.InvariantCulture, $"{code}9{i:000}")),
            Name = string.Create(CultureInfo.InvariantCulture, $"เทศบาลตำบลทดสอบที่ {i + 1}"),
            Kind = "เทศบาลตำบล",
            District = "เมือง",
            ProvinceCode = new ProvinceCode(code),
            Province = name,
            StaffCount = random.Between(30, 60),
            ServiceUserCount = random.Between(300, 500),
        };
    }

    private static SampleCell[] Row(Agency agency) =>
        [
            SampleCell.Of(agency.Code.Value),
            SampleCell.Of(agency.Name),
            SampleCell.Of(agency.Kind!),
            SampleCell.Of(agency.District!),
            SampleCell.Of(agency.ProvinceCode.Value),
            SampleCell.Of(agency.Province),
            SampleCell.Of(agency.StaffCount!.Value),
            SampleCell.Of(agency.ServiceUserCount!.Value),
        ];
}
