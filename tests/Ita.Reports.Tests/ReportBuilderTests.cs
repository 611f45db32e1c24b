using System.Text.Json;
using Ita.Assessment;
using Ita.Assessment.Comparison;
using Ita.Assessment.FollowUps;
using Ita.Reports.Model;
using Ita.Testing.Samples;

namespace Ita.Reports.Tests;

public class ReportBuilderTests
{
    private static readonly JsonElement Expected = JsonDocument
        .Parse(File.ReadAllBytes(SampleFiles.Expected2566))
        .RootElement;

    [Fact]
    public void The_sample_has_the_figures_that_are_expected_of_it()
    {
        var model = ReportBuilder.Build(Cases.Sample());
        Assert.Equal(Expected.GetProperty("total").GetString(), model.Result.Total.ToString());
        Assert.Equal("A", model.Result.Level);
        foreach (var instrument in Expected.GetProperty("instruments").EnumerateObject())
            Assert.Equal(
                instrument.Value.GetString(),
                model.Result.ScoreOf(Enum.Parse<Instrument>(instrument.Name)).ToString()
            );
        foreach (var indicator in Expected.GetProperty("indicators").EnumerateObject())
        {
            Assert.Equal(
                indicator.Value.GetString(),
                model
                    .Result.ScoreOfIndicator(
                        int.Parse(indicator.Name, System.Globalization.CultureInfo.InvariantCulture)
                    )
                    .ToString()
            );
        }

        Assert.Equal(new Change(91.80m, 88.93m), model.Comparison!.Total);
        Assert.Equal(-2.87m, model.Comparison.Total!.Value.Points);
        Assert.Equal(-3.13m, model.Comparison.Total.Value.Percent);
        Assert.Equal(Direction.Fallen, model.Comparison.Total.Value.Direction);
    }

    [Fact]
    public void The_number_of_respondents_that_the_upload_states_goes_before_the_rule()
    {
        var sample = Cases.Sample();
        var stated = sample with
        {
            Result = sample.Result with
            {
                Parts =
                [
                    .. sample.Result.Parts.Select(part =>
                        part.Instrument is Instrument.IIT or Instrument.EIT2
                            ? part with
                            {
                                RequiredRespondents = 70,
                            }
                            : part
                    ),
                ],
            },
        };
        var text = Text(stated, "headline");
        Assert.Contains("IIT | ๙๖ | ๗๐ | ๖๐ | ต่ำกว่าเกณฑ์", text, StringComparison.Ordinal);
        Assert.Contains("EIT ส่วนที่ ๒ | ผู้ประเมินกำหนด | ๗๐ | ๖๔ | ต่ำกว่าเกณฑ์", text, StringComparison.Ordinal);
        Assert.Contains("จำนวนขั้นต่ำของแบบวัด IIT, EIT ส่วนที่ ๒ เป็นไปตาม", text, StringComparison.Ordinal);
        Assert.DoesNotContain("เกณฑ์ขั้นต่ำของแบบวัด IIT คือ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_samples_total_fell_and_is_said_to_have_fallen()
    {
        var text = Text(Cases.Sample(), "analysis");
        Assert.Contains(
            "ซึ่งลดลงจากปีงบประมาณ พ.ศ. ๒๕๖๕ ที่ได้รับผลการประเมินอยู่ในระดับ A (๙๑.๘๐ คะแนน) โดยลดลง ๒.๘๗ "
                + "คะแนน คิดเป็นร้อยละ ๓.๑๓",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("๘๘.๙๓ − ๙๑.๘๐ = −๒.๘๗ คะแนน", text, StringComparison.Ordinal);
        Assert.Contains("(๘๘.๙๓ − ๙๑.๘๐) ÷ ๙๑.๘๐ × ๑๐๐ = ร้อยละ −๓.๑๓", text, StringComparison.Ordinal);
        Assert.Contains("คะแนนรวม | ๙๑.๘๐ | ๘๘.๙๓ | ลดลง | −๒.๘๗", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_samples_indicator_2_has_one_score_wherever_it_stands()
    {
        var text = Text(Cases.Sample(), "headline", "advice", "analysis");
        Assert.Contains("๙๖.๒๑", text, StringComparison.Ordinal);
        Assert.DoesNotContain("๙๒.๒๑", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_samples_lowest_items_are_measures_in_order_and_then_the_items_without_points()
    {
        var measures = ReportBuilder.Build(Cases.Sample()).Measures;
        Assert.Equal(
            ["i23", "i30", "i15", "i7", "i12", "e9", "e14", "e13", "e8", "e14", "e13", "o12", "o30", "o43"],
            measures.Select(measure => measure.Item.ToString())
        );
        Assert.Equal([4, 5, 3, 2, 2, 7, 8, 8, 7, 8, 8, 9, 9, 10], measures.Select(measure => measure.Indicator));
    }

    [Fact]
    public void Item_e13_stands_under_indicator_8_and_item_o30_has_its_own_title()
    {
        Assert.Contains(
            "ตัวชี้วัดที่ ๘ / การปรับปรุงระบบการทำงาน | e13 หน่วยงานมีระบบการให้บริการออนไลน์หรือไม่",
            Text(Cases.Sample(), "develop"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "ข้อ o30 การเปิดโอกาสให้เกิดการมีส่วนร่วม",
            Text(Cases.Sample(), "correct"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_target_is_85_points_and_100_percent_of_agencies_wherever_it_stands()
    {
        var text = Text(Cases.Sample(), "principle", "headline");
        Assert.Contains("ได้คะแนนตั้งแต่ ๘๕ คะแนนขึ้นไป มีสัดส่วนร้อยละ ๑๐๐", text, StringComparison.Ordinal);
        Assert.DoesNotContain("๕๘ คะแนน", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ร้อยละ ๘๐", text, StringComparison.Ordinal);
    }

    [Fact]
    public void As_many_sub_indicators_are_named_as_are_counted()
    {
        var text = Text(Cases.Sample(), "principle");
        Assert.Contains(
            "๕ ตัวชี้วัดย่อย ได้แก่ ๙.๑ ข้อมูลพื้นฐาน, ๙.๒ การบริหารงาน, ๙.๓ การบริหารเงินงบประมาณ",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("และ ๙.๕ การส่งเสริมความโปร่งใส", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_remark_says_that_the_target_is_reached_and_which_instruments_are_below_it()
    {
        var text = Text(Cases.Sample(), "headline");
        Assert.Contains("อยู่ในระดับ A (ผ่าน) และบรรลุค่าเป้าหมาย", text, StringComparison.Ordinal);
        Assert.Contains(
            "พบว่ามี ๒ เครื่องมือที่มีผลคะแนนต่ำกว่า ๘๕ คะแนน ได้แก่ EIT ส่วนที่ ๑ (๗๗.๖๐ คะแนน) และ EIT "
                + "ส่วนที่ ๒ (๗๙.๔๘ คะแนน)",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Strengths_and_weaknesses_follow_the_threshold_and_name_it()
    {
        var model = ReportBuilder.Build(
            Cases.Sample() with
            {
                Settings = new ReportSettings { StrengthThreshold = 96m },
            }
        );
        Assert.Equal([1, 2], model.Analysis.RisenToStrength!.Value);
        Assert.Equal([3, 4, 5], model.Analysis.RisenBelowThreshold!.Value);
        Assert.Contains("ได้ตั้งแต่ ๙๖ คะแนนขึ้นไป", Text(model, "analysis"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_year_before_nothing_is_compared()
    {
        var model = ReportBuilder.Build(Cases.FirstYear());
        Assert.Null(model.Comparison);
        var text = Text(model, "analysis");
        Assert.Contains("ไม่มีผลการประเมินของปีงบประมาณ พ.ศ. ๒๕๖๕ ในระบบ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ลดลงจาก", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_instrument_that_is_missing_is_named_and_there_is_no_total()
    {
        var text = Text(Cases.InstrumentMissing(), "headline");
        Assert.Contains("ยังไม่มีผลของ OIT", text, StringComparison.Ordinal);
        Assert.Contains("ยังไม่มีคะแนนรวม", text, StringComparison.Ordinal);
    }

    [Fact]
    public void With_everything_at_100_there_is_nothing_to_improve()
    {
        var model = ReportBuilder.Build(Cases.AllAtHundred());
        Assert.Empty(model.Measures);
        Assert.Contains("ไม่มีข้อที่ต้องกำหนดมาตรการ", Text(model, "measures"), StringComparison.Ordinal);
        Assert.Contains("ไม่มีมาตรการที่ต้องรายงานผลการดำเนินการ", Text(model, "follow-up"), StringComparison.Ordinal);
        Assert.Contains("คงเดิม", Text(model, "analysis"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_fewer_than_five_answered_is_not_in_the_report_whoever_passes_it_in()
    {
        var input = Cases.FewRespondents();
        var model = ReportBuilder.Build(input);
        Assert.All(model.Result.Part(Instrument.IIT)!.Items, item => Assert.Null(item.Score));
        var text = Text(model, [.. model.Sections.Select(section => section.Id)]);
        foreach (
            var item in input
                .Result.Part(Instrument.IIT)!
                .Items.Where(item => item.Score!.Value.Rounded is not (100m or 98.33m or 97.78m))
        )
        {
            var points = Thai(item.Score.ToString()!);
            var shownElsewhere = model
                .Result.Indicators.Select(indicator => indicator.Score.ToString())
                .Concat(model.Result.Parts.SelectMany(part => part.Items).Select(other => other.Score.ToString()))
                .Contains(item.Score.ToString());
            if (!shownElsewhere)
                Assert.DoesNotContain($" {points} ", text, StringComparison.Ordinal);
        }

        Assert.Contains("มีผู้ตอบน้อยกว่า ๕ คน", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_level_scale_is_said_and_the_levels_are_not_ranked()
    {
        var text = Text(Cases.ChangedScale(), "analysis");
        Assert.Contains("ใช้เกณฑ์ต่างกัน", text, StringComparison.Ordinal);
        Assert.Contains("ระดับผลการประเมิน | A | ผ่านดี | ต่างเกณฑ์", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provisional_framework_is_said_on_the_cover_and_in_the_report()
    {
        var model = ReportBuilder.Build(Cases.ChangedScale());
        Assert.True(model.Result.IsProvisional);
        Assert.Contains("(ผลการประเมินเบื้องต้น)", model.Sections[0].Blocks.OfType<CoverBlock>().Single().Subject);
        Assert.Contains("ผลการประเมินเบื้องต้น", Text(model, "principle"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_form_stands_where_nothing_is_reported_yet_and_the_words_of_the_agency_where_it_is()
    {
        Assert.Contains("แบบรายงานผลการดำเนินการ", Text(Cases.Sample(), "follow-up"), StringComparison.Ordinal);
        var text = Text(Cases.FollowedUp(), "follow-up");
        Assert.Contains("มีผลการดำเนินการตามมาตรการ ๒ มาตรการ จากทั้งหมด ๑๔ มาตรการ", text, StringComparison.Ordinal);
        Assert.Contains("ควรติดตามทุกไตรมาส", text, StringComparison.Ordinal);
        Assert.Contains("ยังไม่มีรายงาน", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_on_the_report_says_what_came_of_last_years_measures_and_what_the_same_items_score_now()
    {
        var text = Text(Cases.AfterFollowUp(), "follow-up");
        Assert.Contains("รายงานผลแล้ว ๒ มาตรการ", text, StringComparison.Ordinal);
        Assert.Contains("ควรติดตามทุกไตรมาส", text, StringComparison.Ordinal);
        Assert.Contains("คะแนนปี ๒๕๖๖", text, StringComparison.Ordinal);
        Assert.Contains("แบบรายงานผลการดำเนินการตามมาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ควรติดตามทุกไตรมาส", Text(Cases.ChangedScale(), "follow-up"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_that_only_has_own_words_reports_nothing_a_year_on()
    {
        var input = Cases.AfterFollowUp();
        var own = new FollowUp([
            .. input.PreviousFollowUp!.Entries.Select(entry =>
                entry with
                {
                    Done = null,
                    DoneEvidence = null,
                    Suggestion = null,
                }
            ),
        ]);

        Assert.Empty(ReportBuilder.Build(input with { PreviousFollowUp = own }).PreviousMeasures);
    }

    [Fact]
    public void Own_words_take_the_place_of_ours_wherever_the_measure_stands()
    {
        var input = Cases.Sample();
        var item = ReportBuilder.Build(input).Measures[0];
        var own = new FollowUpEntry
        {
            Part = item.Part,
            Item = item.Item,
            Recommendation = "ทบทวนคู่มือเอง",
            Steps = ["ขั้นตอนของเรา ก", "ขั้นตอนของเรา ข"],
            Evidence = ["หลักฐานของเรา"],
            Period = "ก่อนสิ้นปี",
            Responsible = "กองของเรา",
        };

        var changed = input with { FollowUp = new FollowUp([own]) };

        var measures = Text(changed, "measures");
        foreach (
            var text in new[]
            {
                "ขั้นตอนของเรา ก",
                "ขั้นตอนของเรา ข",
                "หลักฐานของเรา",
                "ก่อนสิ้นปี",
                "กองของเรา",
                "ข้อความและผู้รับผิดชอบบางรายการเป็นไปตามที่หน่วยงานกำหนด",
            }
        )
            Assert.Contains(text, measures, StringComparison.Ordinal);
        Assert.Contains("ทบทวนคู่มือเอง", Text(changed, "develop"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            item.Responsible,
            Text(changed, "measures").Split("กองของเรา")[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_line_that_somebody_broke_is_broken_in_the_report()
    {
        var cells = ReportBuilder
            .Build(Cases.FollowedUp())
            .Sections.Single(section => section.Id == "follow-up")
            .Blocks.OfType<TableBlock>()
            .Single()
            .Rows.SelectMany(row => row.Cells);
        Assert.Contains(
            cells,
            cell => cell.Paragraphs.Length == 2 && cell.Paragraphs[1].Text.ToString() == "และเผยแพร่ช่องทางติดต่อแล้ว"
        );
    }

    [Fact]
    public void Medians_of_fewer_than_five_agencies_are_not_shown()
    {
        var input = Cases.FollowedUp();
        Assert.Contains("ค่ามัธยฐาน", Text(input, "analysis"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "ค่ามัธยฐาน",
            Text(input with { Province = input.Province! with { Agencies = 4 } }, "analysis"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_result_of_another_year_is_refused()
    {
        var input = Cases.Sample();
        Assert.Throws<ArgumentException>(() => ReportBuilder.Build(input with { Framework = Cases.Framework(2567) }));
        Assert.Throws<ArgumentException>(() => ReportBuilder.Build(input with { PreviousFramework = null }));
    }

    [Fact]
    public void The_heads_of_tables_and_headings_are_unique()
    {
        foreach (var (_, make) in Cases.All())
        {
            var blocks = ReportBuilder.Build(make()).Sections.SelectMany(section => section.Blocks).ToList();
            Assert.Distinct(blocks.OfType<HeadingBlock>().Select(heading => heading.Id));
            Assert.Distinct(
                blocks.OfType<HeadingBlock>().Where(heading => heading.Level < 3).Select(heading => heading.Text)
            );
            Assert.Distinct(blocks.OfType<TableBlock>().Select(table => table.Caption.Number));
        }
    }

    [Fact]
    public void The_cells_of_every_row_cover_its_tables_columns()
    {
        foreach (var (_, make) in Cases.All())
        {
            foreach (
                var table in ReportBuilder
                    .Build(make())
                    .Sections.SelectMany(section => section.Blocks)
                    .OfType<TableBlock>()
            )
            {
                Assert.All(
                    table.Rows,
                    row => Assert.Equal(table.Columns.Length, row.Cells.Sum(cell => cell.ColumnSpan))
                );
            }
        }
    }

    private static string Text(ReportInput input, params string[] sections) =>
        Text(ReportBuilder.Build(input), sections);

    private static string Text(ReportModel model, params string[] sections) =>
        BlockText.Of(
            model.Sections.Where(section => sections.Contains(section.Id)).SelectMany(section => section.Blocks)
        );

    private static string Thai(string digits) =>
        string.Concat(digits.Select(c => char.IsAsciiDigit(c) ? (char)('๐' + (c - '0')) : c));
}
