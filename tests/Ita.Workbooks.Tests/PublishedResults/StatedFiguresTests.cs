using Ita.Assessment.Submissions;

namespace Ita.Workbooks.Tests.PublishedResults;

/// <summary>Instruments, totals and levels that a published table gives are held against ours.</summary>
public sealed class StatedFiguresTests
{
    private static IReadOnlyList<Notice> Warnings(object?[] heads, params object?[][] figures)
    {
        var reading = ResultsBuilder.Read([
            ResultsBuilder.Head(heads),
            .. figures.Select((given, i) => ResultsBuilder.Row(ResultsBuilder.Agencies[i].Code.Value, null, given)),
        ]);
        Assert.Equal(figures.Length, ResultsBuilder.Accepted(reading).Length);
        return reading.Warnings;
    }

    [Theory]
    [InlineData("IIT", "EIT", "OIT", 96, 80, 90)]
    [InlineData("IIT", "EIT", "OIT", 28.8, 24, 36)]
    [InlineData("IIT (30)", "คะแนน EIT (ร้อยละ 30)", "OIT 40%", 28.8, 24, 36)]
    [InlineData("IIT (100)", "แบบวัด EIT", "OIT", 96, 24, 90)]
    public void Instruments_out_of_100_or_weighted_agree(
        string iit,
        string eit,
        string oit,
        double one,
        double two,
        double three
    ) => Assert.Empty(Warnings([iit, eit, oit], [one, two, three], [one, two, three]));

    [Fact]
    public void An_instrument_that_differs_is_named_with_what_we_have()
    {
        var warnings = Warnings(["IIT", "EIT"], [96, 24], [96, 24], [95.9, 25]);

        Assert.Equal(
            [("total-differs", "M4", "IIT", "95.9"), ("total-differs", "N4", "EIT", "25")],
            warnings.Select(warning => (warning.Code, warning.Cell!, warning.Item!, warning.Value!))
        );
        ResultsBuilder.AssertSays(warnings[0], "96.00");
        ResultsBuilder.AssertSays(warnings[1], "24.00");
    }

    [Fact]
    public void What_is_weighted_in_one_row_and_not_in_the_others_differs()
    {
        var warning = Assert.Single(Warnings(["IIT"], [96], [28.8], [96]));

        Assert.Equal("M3", warning.Cell);
    }

    [Theory]
    [InlineData("คะแนนรวม")]
    [InlineData("คะแนน ITA")]
    [InlineData("รวม (100)")]
    public void A_total_that_differs_by_more_than_a_hundredth_is_named(string head)
    {
        var warning = Assert.Single(Warnings([head], [88.8], [88.81], [88.82]));

        Assert.Equal(("total-differs", "M4", "88.82"), (warning.Code, warning.Cell, warning.Value));
        ResultsBuilder.AssertSays(warning, "88.80");
    }

    [Fact]
    public void A_level_by_the_letters_or_by_the_wording_is_held_against_that_scale()
    {
        var warnings = Warnings(["ระดับ"], ["A"], ["ระดับ a"], ["ผ่าน"], ["AA"], ["ผ่านดี"]);

        Assert.Equal(
            [("level-differs", "M5", "AA"), ("level-differs", "M6", "ผ่านดี")],
            warnings.Select(warning => (warning.Code, warning.Cell!, warning.Value!))
        );
        ResultsBuilder.AssertSays(warnings[0], "A");
        ResultsBuilder.AssertSays(warnings[1], "ผ่าน");
    }

    [Fact]
    public void What_another_year_or_nobody_knows_whose_is_says_nothing() =>
        Assert.Empty(
            Warnings(
                ["คะแนนรวม 2565", "คะแนนเฉลี่ยประเทศ", "EIT1", "อันดับ", "ผลต่าง"],
                [1, 2, 3, 4, 5],
                [1, 2, 3, 4, 5]
            )
        );

    [Fact]
    public void An_agency_that_is_not_complete_is_not_compared()
    {
        var reading = ResultsBuilder.Read(
            ResultsBuilder.Head("IIT", "คะแนนรวม", "ระดับ"),
            ["310801", null, .. ResultsBuilder.With(9, null), 1, 2, "F"]
        );

        var warning = Assert.Single(reading.Warnings);
        Assert.Equal(("M2", "IIT"), (warning.Cell, warning.Item));
    }
}
