using System.Collections.Immutable;
using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Profiles;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Results;
using Ita.Storage.Submissions;

namespace Ita.Testing.Samples;

/// <summary>
/// An invented province put straight into the tables: as many agencies as wanted, some years, all states. The same
/// arguments give the same figures. Of every 25 agencies the first has nothing, the second lacks its OIT, the third's
/// only file was rejected, the fourth is scored without a report, the fifth has four respondents; of the sixth the
/// newest file was rejected.
/// </summary>
public sealed class SampleProvince
{
    /// <summary>As long as official names get, and longer.</summary>
    public const string LongestName =
        "องค์การบริหารส่วนตำบลหนองบัวศาลาเฉลิมพระเกียรติพระบาทสมเด็จพระเจ้าอยู่หัวฝั่งตะวันออกเฉียงเหนือ";

    private const int AtOnce = 8;
    private static readonly Dictionary<string, string> s_names = new()
    {
        ["31"] = "บุรีรัมย์",
        ["32"] = "สุรินทร์",
        ["33"] = "ศรีสะเกษ",
        ["34"] = "อุบลราชธานี",
    };
    private static readonly string[] s_kinds = ["เทศบาลตำบล", "เทศบาลเมือง", "องค์การบริหารส่วนตำบล"];
    private static readonly string[] s_districts =
    [
        "เมืองบุรีรัมย์",
        "คูเมือง",
        "กระสัง",
        "นางรอง",
        "หนองกี่",
        "ละหานทราย",
        "ประโคนชัย",
        "บ้านกรวด",
        "พุทไธสง",
        "ลำปลายมาศ",
        "สตึก",
        "เฉลิมพระเกียรติ",
    ];
    private static readonly string[] s_firsts =
    [
        "บึง",
        "หนอง",
        "โคก",
        "ห้วย",
        "บ้าน",
        "ทุ่ง",
        "สะแก",
        "ลำ",
        "โนน",
        "ดอน",
    ];
    private static readonly string[] s_seconds =
    [
        "เจริญ",
        "บัว",
        "สว่าง",
        "ใหญ่",
        "ขาม",
        "ตะเคียน",
        "มะค่า",
        "สนวน",
        "ไผ่",
        "แดง",
        "งาม",
        "เต็ง",
    ];

    private readonly StorageAccount _account;
    private readonly int _seed;

    public SampleProvince(StorageAccount account, string code, int agencies, int seed = 1, bool longNames = false)
    {
        (_account, _seed) = (account, seed);
        Code = new ProvinceCode(code);
        Agencies = [.. Enumerable.Range(0, agencies).Select(index => MakeAgency(index, longNames))];
    }

    public ProvinceCode Code { get; }

    public ImmutableArray<Agency> Agencies { get; init; }

    public async Task SeedAsync(params FiscalYear[] years)
    {
        await new AgencyStore(_account).UpsertAsync(
            Agencies,
            new BlobVersion
            {
                Container = ContainerNames.Registry,
                Name = $"{Code}.xlsx",
                ETag = "0x1",
                LastModified = DateTimeOffset.UnixEpoch,
            }
        );
        foreach (var year in years)
        {
            var framework = FrameworkCatalogue.BuiltIn.Find(year)!;
            await Parallel.ForEachAsync(
                Agencies,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
                async (agency, _) => await SeedAsync(agency, framework)
            );
        }
    }

    /// <summary>An upload of an agency and what becomes of it.</summary>
    public async Task<Submission> UploadAsync(
        Agency agency,
        FiscalYear year,
        string file,
        SubmissionState state,
        params Notice[] notices
    )
    {
        var store = new SubmissionStore(_account, TimeProvider.System);
        var blob = new BlobVersion
        {
            Container = ContainerNames.Uploads,
            Name = $"{year}/{agency.Code}/{file}",
            ETag = "0x" + file.GetHashCode(StringComparison.Ordinal).ToString("X", CultureInfo.InvariantCulture),
            LastModified = new DateTimeOffset(2023, 6, 1, 5, 0, 0, TimeSpan.Zero),
        };
        var received = await store.ReceiveAsync(blob);
        return state == SubmissionState.Received
            ? received
            : await store.ChangeAsync(blob, state, submission => submission with { Problems = [.. notices] });
    }

    private async Task SeedAsync(Agency agency, Framework framework)
    {
        var index = int.Parse(agency.Code.Value.AsSpan(2), CultureInfo.InvariantCulture);
        var place = index % 25;
        if (place == 0)
            return;
        if (place is 2 or 5)
            await UploadAsync(agency, framework.FiscalYear, "ita.xlsx", SubmissionState.Rejected, Rejection);
        if (place == 2)
            return;
        var result = Result(agency, index, framework, withoutOit: place == 1, few: place == 4);
        var store = new ResultStore(_account, TimeProvider.System);
        var update = await store.UpdateAsync(
            Code,
            agency.Code,
            framework.FiscalYear,
            (_, _) => Task.FromResult<ScoredYear?>(new(agency, result, "sample", DetailRelease.None.Answers))
        );
        if (place is not (1 or 3) && update.Changed)
            await store.MarkReportedAsync(update.Row!, new WrittenReport("sample", new IssueMonth(2566, 10), []));
    }

    private static Notice Rejection =>
        new()
        {
            Code = "answer-unknown",
            File = "ita.xlsx",
            Sheet = "IIT",
            Cell = "F12",
            Item = "i3",
            Value = "มากมาย",
            MessageTh = "คำตอบนี้ไม่มีในตัวเลือกของข้อ i3 ให้แก้เป็นตัวเลือกที่กำหนด",
            MessageEn = "This is none of the choices of item i3. Put in one of its choices.",
        };

    private AssessmentResult Result(Agency agency, int index, Framework framework, bool withoutOit, bool few)
    {
        var random = new Sequence(_seed, index, framework.FiscalYear.Value);
        var level = 60 + new Sequence(_seed, index, 0).Next(38) + random.Next(9) - 4;
        var tallies = framework
            .Questionnaires.Where(part => !(withoutOit && part.Instrument == Instrument.OIT))
            .Select(part => Tally(framework, part.Instrument, agency, level, few, random));
        return Disclosure.Apply(framework, Scorer.Score(framework, tallies));
    }

    private static PartTally Tally(
        Framework framework,
        Instrument part,
        Agency agency,
        int level,
        bool few,
        Sequence random
    )
    {
        var population = part == Instrument.IIT ? agency.StaffCount : agency.ServiceUserCount;
        // The IIT's rule gives the EIT a likely number as well, but for part 2, whose number the assessor sets.
        var isByRule = part is Instrument.IIT or Instrument.EIT or Instrument.EIT1;
        var required = isByRule ? framework.Sampling[Instrument.IIT].RequiredOf(population ?? 300) : 40;
        var respondents = few && part == Instrument.IIT ? 4 : required + random.Next(20) - 2;
        var lean = random.Next(14) - 7;
        return new PartTally
        {
            Instrument = part,
            Layout = TallyLayout.ItemScores,
            Respondents = part == Instrument.OIT ? null : respondents,
            Items =
            [
                .. framework
                    .ItemsOf(part)
                    .Select(item => new ItemTally
                    {
                        Id = item.Id,
                        Score =
                            part == Instrument.OIT
                                ? (random.Next(100) < level ? 100 : 0)
                                : Math.Clamp(level + lean + random.Next(21) - 10 + (random.Next(100) / 100m), 0, 100),
                        Respondents = part == Instrument.OIT ? null : respondents,
                    }),
            ],
        };
    }

    private Agency MakeAgency(int index, bool longNames)
    {
        var random = new Sequence(_seed, index, 1);
        var kind = s_kinds[
            index % 10 == 0 ? 1
            : index % 3 == 0 ? 2
            : 0
        ];
        var name =
            kind
            + s_firsts[index % s_firsts.Length]
            + s_seconds[index / s_firsts.Length % s_seconds.Length]
            + (index >= 120 ? (index / 120 + 1).ToString(CultureInfo.InvariantCulture) : "");
        return new Agency
        {
            Code = new AgencyCode($"{Code}{index:D4}"),
            Name = longNames ? LongestName : name,
            Kind = kind,
            District = s_districts[index % s_districts.Length],
            ProvinceCode = Code,
            Province = s_names.GetValueOrDefault(Code.Value, "บุรีรัมย์"),
            StaffCount = 30 + random.Next(120),
            ServiceUserCount = 2000 + random.Next(9000),
        };
    }

    /// <summary>Numbers that look drawn by lot and are always the same.</summary>
    private sealed class Sequence(int seed, int index, int year)
    {
        private uint _state = (uint)((seed * 7919) + (index * 104729) + (year * 31) + 12345);

        public int Next(int below)
        {
            unchecked
            {
                _state ^= _state << 13;
                _state ^= _state >> 17;
                _state ^= _state << 5;
            }

            return (int)(_state % (uint)below);
        }
    }
}
