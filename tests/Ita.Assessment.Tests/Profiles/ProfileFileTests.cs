using System.Text;
using System.Text.Json;
using Ita.Assessment.Advice;
using Ita.Assessment.Profiles;
using Ita.Assessment.Tests.Builders;

namespace Ita.Assessment.Tests.Profiles;

public class ProfileFileTests
{
    private static readonly string s_full = $$"""
        {
          "units": ["สำนักปลัดเทศบาล", "กองคลัง"],
          "unitOfDuty": { "finance": "กองคลัง", "publicRelations": "สำนักปลัดเทศบาล" },
          "unitOfConcept": { "online-service": "สำนักปลัดเทศบาล" },
          "preparedBy": { "name": "นายเอก  ตัวอย่าง", "position": "นักวิเคราะห์นโยบายและแผน" },
          "reviewedBy": { "position": "ปลัดเทศบาล" },
          "approvedBy": { "name": "นางสาวโท ตัวอย่าง", "position": "นายกเทศมนตรี" },
          "emblem": "{{Convert.ToBase64String(Pictures.Png())}}",
          "years": {
            "2566": { "issued": "2566-09", "remark": "บรรทัดหนึ่ง\r\nบรรทัดสอง", "publishBy": "2567-02-29",
              "publishedAt": "https://example.go.th/ita" },
            "2565": { "issued": "2565-10" }
          }
        }
        """;

    [Fact]
    public void Every_member_is_read()
    {
        var profile = Read(s_full);

        Assert.Equal(["สำนักปลัดเทศบาล", "กองคลัง"], profile.Units);
        Assert.Equal("กองคลัง", profile.UnitOfDuty[Duty.Finance]);
        Assert.Equal("สำนักปลัดเทศบาล", profile.UnitOfDuty[Duty.PublicRelations]);
        Assert.Equal("สำนักปลัดเทศบาล", profile.UnitOfConcept["online-service"]);
        Assert.Equal(new Signatory("นายเอก ตัวอย่าง", "นักวิเคราะห์นโยบายและแผน"), profile.PreparedBy);
        Assert.Equal(new Signatory(null, "ปลัดเทศบาล"), profile.ReviewedBy);
        Assert.Equal("นายกเทศมนตรี", profile.ApprovedBy?.Position);
        Assert.Equal((16, 16), (profile.Emblem!.Width, profile.Emblem.Height));
        Assert.Equal(
            new ProfileYear
            {
                Issued = new IssueMonth(2566, 9),
                Remark = "บรรทัดหนึ่ง\nบรรทัดสอง",
                PublishBy = new DateOnly(2024, 2, 29),
                PublishedAt = "https://example.go.th/ita",
            },
            profile.Year(new FiscalYear(2566))
        );
        Assert.Equal(new IssueMonth(2565, 10), profile.Year(new FiscalYear(2565)).Issued);
        Assert.Equal(ProfileYear.Empty, profile.Year(new FiscalYear(2564)));
    }

    [Fact]
    public void What_is_written_is_read_back_and_written_as_the_same_bytes()
    {
        var written = ProfileFile.Write(Read(s_full));

        Assert.Equal(written, ProfileFile.Write(Read(Encoding.UTF8.GetString(written))));
        Assert.Contains("กองคลัง", Encoding.UTF8.GetString(written), StringComparison.Ordinal);
    }

    [Fact]
    public void Members_in_another_order_give_the_same_bytes() =>
        Assert.Equal(
            ProfileFile.Write(Read("""{ "units": ["ก"], "unitOfDuty": { "legal": "ก", "finance": "ก" } }""")),
            ProfileFile.Write(Read("""{ "unitOfDuty": { "finance": "ก", "legal": "ก" }, "units": [" ก "] }"""))
        );

    [Fact]
    public void Nothing_said_is_an_empty_object()
    {
        Assert.Equal("{}\n", Encoding.UTF8.GetString(ProfileFile.Write(AgencyProfile.Empty)));
        Assert.Equal("{}\n", Encoding.UTF8.GetString(ProfileFile.Write(Read("""{ "years": { "2566": {} } }"""))));
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.NotNull(ProfileFile.Read([0xEF, 0xBB, 0xBF, .. "{}"u8]).Profile);

    public static TheoryData<string, string, string> Problems =>
        new()
        {
            { "", "profile-not-json", "" },
            { "{", "profile-not-json", "" },
            { """{ "units": [], "units": [] }""", "profile-not-json", "" },
            { """{ "units": ["\ud800"] }""", "profile-not-json", "" },
            { "[]", "profile-object", "" },
            { """{ "Units": [] }""", "profile-member", "/Units" },
            { """{ "a/b": 1 }""", "profile-member", "/a~1b" },
            { """{ "units": "กองคลัง" }""", "profile-list", "/units" },
            { """{ "units": [1] }""", "profile-text", "/units/0" },
            { """{ "units": [" "] }""", "name-empty", "/units/0" },
            { """{ "units": ["ก", "LONG"] }""", "name-long", "/units/1" },
            { """{ "units": ["กองคลัง", "กองช่าง", " กองคลัง"] }""", "unit-twice", "/units/2" },
            { """{ "units": ["กองคลังหรือกองช่าง"] }""", "unit-unclear", "/units/0" },
            { """{ "unitOfDuty": { "finance": "กองคลัง หรือ กองช่าง" } }""", "unit-unclear", "/unitOfDuty/finance" },
            { """{ "unitOfDuty": { "Finance": "กองคลัง" } }""", "duty-unknown", "/unitOfDuty/Finance" },
            { """{ "unitOfDuty": [] }""", "profile-object", "/unitOfDuty" },
            { """{ "unitOfDuty": { "finance": null } }""", "profile-text", "/unitOfDuty/finance" },
            { """{ "units": ["ก"], "unitOfDuty": { "finance": "ข" } }""", "unit-unknown", "/unitOfDuty/finance" },
            { """{ "unitOfConcept": { "no-such": "ก" } }""", "concept-unknown", "/unitOfConcept/no-such" },
            {
                """{ "units": ["ก"], "unitOfConcept": { "online-service": "ข" } }""",
                "unit-unknown",
                "/unitOfConcept/online-service"
            },
            { """{ "preparedBy": "นายเอก" }""", "profile-object", "/preparedBy" },
            { """{ "preparedBy": { "title": "นาย" } }""", "profile-member", "/preparedBy/title" },
            { """{ "approvedBy": { "position": "" } }""", "name-empty", "/approvedBy/position" },
            { """{ "approvedBy": { "name": "LONG" } }""", "name-long", "/approvedBy/name" },
            { """{ "emblem": "?" }""", "emblem-base64", "/emblem" },
            { """{ "emblem": "AAAA" }""", "emblem-not-png", "/emblem" },
            { """{ "years": { "2023": {} } }""", "year-unknown", "/years/2023" },
            { """{ "years": { "2566": [] } }""", "profile-object", "/years/2566" },
            { """{ "years": { "2566": { "note": "" } } }""", "profile-member", "/years/2566/note" },
            { """{ "years": { "2566": { "issued": "2566-13" } } }""", "month-invalid", "/years/2566/issued" },
            { """{ "years": { "2566": { "issued": "2023-09" } } }""", "month-invalid", "/years/2566/issued" },
            { """{ "years": { "2566": { "issued": "2566-09-01" } } }""", "month-invalid", "/years/2566/issued" },
            { """{ "years": { "2566": { "publishBy": "2566-02-29" } } }""", "day-invalid", "/years/2566/publishBy" },
            { """{ "years": { "2566": { "publishBy": "2566-02" } } }""", "day-invalid", "/years/2566/publishBy" },
            { """{ "years": { "2566": { "publishBy": 25670430 } } }""", "day-invalid", "/years/2566/publishBy" },
            { """{ "years": { "2566": { "remark": "REMARK" } } }""", "text-long", "/years/2566/remark" },
            { """{ "years": { "2566": { "publishedAt": "PLACE" } } }""", "text-long", "/years/2566/publishedAt" },
        };

    [Theory]
    [MemberData(nameof(Problems))]
    public void A_slip_is_named_with_its_place_in_two_languages(string json, string code, string path)
    {
        var text = json.Replace("LONG", new string('ก', 101), StringComparison.Ordinal)
            .Replace("REMARK", new string('ก', 2001), StringComparison.Ordinal)
            .Replace("PLACE", new string('a', 501), StringComparison.Ordinal);

        var reading = ProfileFile.Read(Encoding.UTF8.GetBytes(text));

        Assert.Null(reading.Profile);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((code, path), (problem.Code, problem.Path));
        Assert.Contains(problem.MessageTh, letter => letter is >= '\u0E01' and <= '\u0E5B');
        Assert.Matches("[a-z]", problem.MessageEn);
        Assert.DoesNotContain("{value}", problem.MessageTh + problem.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_slip_is_named_not_only_the_first()
    {
        var reading = ProfileFile.Read("""{ "units": ["", 1], "remark": "", "years": { "1": {} } }"""u8);

        Assert.Equal(["/units/0", "/units/1", "/remark", "/years/1"], reading.Problems.Select(problem => problem.Path));
    }

    [Fact]
    public void Names_remarks_and_lists_of_the_greatest_length_are_read()
    {
        var units = Enumerable.Range(0, 30).Select(number => $"{number:00}" + new string('ก', 98)).ToArray();
        var json = JsonSerializer.Serialize(
            new { units, years = new Dictionary<string, object> { ["2566"] = new { remark = new string('ก', 2000) } } }
        );

        Assert.Equal(30, Read(json).Units.Length);
        var more = JsonSerializer.SerializeToUtf8Bytes(new { units = units.Append("อีกหนึ่ง") });
        Assert.Equal("units-many", Assert.Single(ProfileFile.Read(more).Problems).Code);
    }

    [Fact]
    public void More_than_a_mebibyte_is_not_read() =>
        Assert.Equal(
            "profile-too-large",
            Assert.Single(ProfileFile.Read(new byte[ProfileFile.LongestFile + 1]).Problems).Code
        );

    [Fact]
    public void A_unit_that_neither_the_profile_nor_the_kind_has_is_named()
    {
        var agency = new Agency
        {
            Code = new AgencyCode("310801"),
            Name = "เทศบาลตำบลบึงเจริญ",
            ProvinceCode = new ProvinceCode("31"),
            Province = "บุรีรัมย์",
        };

        Assert.Empty(Read("""{ "unitOfDuty": { "finance": "กองคลัง" } }""").ProblemsFor(agency));
        Assert.Empty(Read("""{ "units": ["ก"], "unitOfDuty": { "finance": "ก" } }""").ProblemsFor(agency));
        var problem = Assert.Single(
            Read("""{ "unitOfDuty": { "finance": "กองคลัง", "legal": "กองกฎหมาย" } }""").ProblemsFor(agency)
        );
        Assert.Equal(("unit-unknown", "/unitOfDuty/legal"), (problem.Code, problem.Path));
        Assert.Contains("กองกฎหมาย", problem.MessageTh, StringComparison.Ordinal);
    }

    private static AgencyProfile Read(string json)
    {
        var reading = ProfileFile.Read(Encoding.UTF8.GetBytes(json));
        Assert.Empty(reading.Problems);
        return reading.Profile!;
    }
}
