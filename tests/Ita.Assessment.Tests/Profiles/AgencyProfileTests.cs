using Ita.Assessment.Advice;
using Ita.Assessment.Profiles;

namespace Ita.Assessment.Tests.Profiles;

public sealed class AgencyProfileTests
{
    private static readonly FiscalYear s_year = new(2566);

    private static readonly AgencyProfile s_whole = new()
    {
        Units = ["สำนักปลัด", "กองคลัง"],
        UnitOfDuty = AgencyProfile.Empty.UnitOfDuty.Add(Duty.Finance, "กองคลัง").Add(Duty.Legal, "สำนักปลัด"),
        UnitOfConcept = AgencyProfile.Empty.UnitOfConcept.Add("a", "กองคลัง"),
        PreparedBy = new Signatory("ก", "นักวิเคราะห์"),
        ReviewedBy = new Signatory("ข", "ปลัด"),
        ApprovedBy = new Signatory("ค", "นายก"),
        Emblem = new Emblem([1, 2, 3], 16, 16),
        Years = AgencyProfile.Empty.Years.Add(
            s_year,
            new ProfileYear
            {
                Issued = new IssueMonth(2566, 9),
                Remark = "ดี",
                PublishBy = new DateOnly(2024, 4, 30),
                PublishedAt = "https://example.go.th",
            }
        ),
    };

    [Fact]
    public void An_empty_profile_changes_nothing() => AssertSame(s_whole, s_whole.With(AgencyProfile.Empty));

    [Fact]
    public void What_nothing_was_said_of_is_said_by_the_other() =>
        AssertSame(s_whole, AgencyProfile.Empty.With(s_whole));

    [Fact]
    public void What_the_other_says_takes_the_place_of_what_was_said_and_the_rest_stays()
    {
        var merged = s_whole.With(
            new AgencyProfile
            {
                Units = ["กองช่าง"],
                UnitOfDuty = AgencyProfile.Empty.UnitOfDuty.Add(Duty.Legal, "กองช่าง").Add(Duty.Planning, "กองช่าง"),
                UnitOfConcept = AgencyProfile.Empty.UnitOfConcept.Add("b", "กองช่าง"),
                PreparedBy = new Signatory("ง", null),
                ReviewedBy = new Signatory(null, "รองปลัด"),
                Years = AgencyProfile
                    .Empty.Years.Add(s_year, new ProfileYear { Remark = "ดีมาก" })
                    .Add(s_year.Next, new ProfileYear { PublishedAt = "ป้ายประกาศ" }),
            }
        );

        AssertSame(
            s_whole with
            {
                Units = ["กองช่าง"],
                UnitOfDuty = AgencyProfile
                    .Empty.UnitOfDuty.Add(Duty.Finance, "กองคลัง")
                    .Add(Duty.Legal, "กองช่าง")
                    .Add(Duty.Planning, "กองช่าง"),
                UnitOfConcept = AgencyProfile.Empty.UnitOfConcept.Add("a", "กองคลัง").Add("b", "กองช่าง"),
                PreparedBy = new Signatory("ง", "นักวิเคราะห์"),
                ReviewedBy = new Signatory("ข", "รองปลัด"),
                Years = AgencyProfile
                    .Empty.Years.Add(s_year, s_whole.Year(s_year) with { Remark = "ดีมาก" })
                    .Add(s_year.Next, new ProfileYear { PublishedAt = "ป้ายประกาศ" }),
            },
            merged
        );
    }

    [Fact]
    public void The_others_month_day_and_emblem_go_before_those_that_were_said()
    {
        var year = new ProfileYear
        {
            Issued = new IssueMonth(2567, 1),
            PublishBy = new DateOnly(2024, 5, 1),
            PublishedAt = "ป้ายประกาศ",
        };
        var other = new AgencyProfile
        {
            Emblem = new Emblem([9], 32, 32),
            ApprovedBy = new Signatory("จ", "ผู้ว่าราชการ"),
            Years = AgencyProfile.Empty.Years.Add(s_year, year),
        };

        AssertSame(
            s_whole with
            {
                Emblem = other.Emblem,
                ApprovedBy = other.ApprovedBy,
                Years = AgencyProfile.Empty.Years.Add(s_year, year with { Remark = "ดี" }),
            },
            s_whole.With(other)
        );
    }

    private static void AssertSame(AgencyProfile expected, AgencyProfile actual)
    {
        Assert.Equal(expected.Units.AsEnumerable(), actual.Units);
        Assert.Equal(expected.UnitOfDuty.AsEnumerable(), actual.UnitOfDuty);
        Assert.Equal(expected.UnitOfConcept.AsEnumerable(), actual.UnitOfConcept);
        Assert.Equal(
            (expected.PreparedBy, expected.ReviewedBy, expected.ApprovedBy, expected.Emblem),
            (actual.PreparedBy, actual.ReviewedBy, actual.ApprovedBy, actual.Emblem)
        );
        Assert.Equal(expected.Years.AsEnumerable(), actual.Years);
    }
}
