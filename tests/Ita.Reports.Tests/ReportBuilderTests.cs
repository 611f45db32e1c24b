using System.Text.Json;
using Ita.Assessment;
using Ita.Assessment.Advice;
using Ita.Assessment.Comparison;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Profiles;
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

    [Theory]
    [InlineData("เทศบาลตำบล", "EIT ส่วนที่ ๑ | ๘๒๐ | ขนาดเล็ก ๖๐, ขนาดกลาง ๗๐ | ๘๒ | -", true)]
    [InlineData("เทศบาลเมือง", "EIT ส่วนที่ ๑ | ๘๒๐ | ตามประเภทและขนาดของหน่วยงาน | ๘๒ | -", false)]
    public void Quotas_of_the_kind_of_agency_are_told_and_not_judged_by(string kind, string row, bool isExplained)
    {
        var sample = Cases.Sample();
        var text = Text(sample with { Agency = sample.Agency with { Kind = kind } }, "headline");
        Assert.Contains(row, text, StringComparison.Ordinal);
        Assert.Equal(isExplained, text.Contains("ขึ้นอยู่กับขนาดของหน่วยงาน", StringComparison.Ordinal));
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
            "โดยคะแนนลดลง ๒.๘๗ คะแนน จากปีงบประมาณ พ.ศ. ๒๕๖๕ ที่ได้ ๙๑.๘๐ คะแนน อยู่ในระดับ A คิดเป็นร้อยละ ๓.๑๓",
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
            ["i23", "i30", "i15", "i7", "i12", "e9", "e14", "e13", "e8", "o12", "o30", "o43"],
            measures.Select(measure => measure.Item.ToString())
        );
        Assert.Equal([4, 5, 3, 2, 2, 7, 8, 8, 7, 9, 9, 10], measures.Select(measure => measure.Indicator));
    }

    // 85, the best level, all points: the next one up, for each part from its own score.
    [Fact]
    public void The_target_of_each_item_is_above_its_score()
    {
        var findings = Cases
            .All()
            .SelectMany(own => ReportBuilder.Build(own.Make()).Measures)
            .SelectMany(own => own.Findings);
        Assert.All(findings, finding => Assert.True(finding.Target > finding.Score.Rounded || finding.Target == 100m));
    }

    [Fact]
    public void An_item_of_both_parts_of_the_eit_is_one_measure_with_a_target_for_each()
    {
        var measure = ReportBuilder
            .Build(Cases.Sample())
            .Measures.Single(measure => measure.Item == ItemId.Parse("e13"));

        Assert.Equal([Instrument.EIT1, Instrument.EIT2], measure.Parts);
        Assert.All(measure.Findings, finding => Assert.Equal(85m, finding.Target));
        var text = Text(Cases.Sample(), "measures");
        Assert.Contains("EIT ส่วนที่ ๑ และ ๒ ข้อ e13", text, StringComparison.Ordinal);
        foreach (var finding in measure.Findings)
            Assert.Contains(
                $"e13 จาก {Thai(finding.Score.ToString()!)} เป็น ๘๕ คะแนนขึ้นไป",
                text,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void A_measure_names_its_item_by_the_number_of_the_coming_year_where_that_is_known()
    {
        Assert.Contains("ข้อ o43 (ปี ๒๕๖๗: ข้อ o35)", Text(Cases.Sample(), "measures"), StringComparison.Ordinal);
        Assert.Contains("ข้อ e9 (ปี ๒๕๖๖)", Text(Cases.Sample(), "measures"), StringComparison.Ordinal);
        Assert.Contains("ข้อ o27 (ปี ๒๕๖๙: ข้อ o25)", Text(Cases.Year2568(), "measures"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_says_how_many_say_so_by_how_low_the_score_is()
    {
        foreach (var finding in Cases.All().SelectMany(made => ReportBuilder.Build(made.Make()).Findings))
        {
            if (finding.Part == Instrument.OIT)
                continue;
            string[] words = finding.Score.Rounded switch
            {
                < 50m => ["ส่วนใหญ่", "ยังขาด"],
                < 85m => ["จำนวนหนึ่ง", "ยังไม่", "เท่าที่ควร"],
                _ => ["ยิ่งขึ้น"],
            };
            Assert.All(words, word => Assert.Contains(word, finding.Finding, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_yes_or_no_item_says_the_share_that_said_no()
    {
        var finding = ReportBuilder
            .Build(Cases.Sample())
            .Findings.First(finding => finding.Item == ItemId.Parse("e13"));

        var share = (100m - finding.Score.Rounded).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains($"ร้อยละ {share}", finding.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void One_unit_of_the_agency_is_responsible_for_each_measure()
    {
        foreach (var (_, make) in Cases.All())
        {
            var model = ReportBuilder.Build(make());
            var units = model.Input.Profile.UnitsOf(model.Input.Agency);
            Assert.All(
                model.Measures,
                measure => Assert.DoesNotContain("หรือ", measure.Responsible, StringComparison.Ordinal)
            );
            Assert.All(
                model.Measures.Where(measure => !measure.IsEdited && model.Input.FollowUp is null),
                measure => Assert.Contains(measure.Responsible, units)
            );
        }
    }

    [Fact]
    public void No_document_speaks_as_software_does()
    {
        foreach (var document in Cases.All().SelectMany(made => ReportBuilder.Build(made.Make()).Documents))
        {
            var text = BlockText.Of(document.Sections.SelectMany(section => section.Blocks));
            Assert.All(
                ["นำเข้า", "คอนเทนเนอร์", "ระบบจะ", "สรุปประเด็นไว้ในระดับ", "ยังไม่มีข้อความ"],
                word => Assert.DoesNotContain(word, text, StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public void The_summary_says_what_the_year_was_why_and_what_to_do_first()
    {
        var text = Text(Cases.Sample(), "summary");

        Assert.Contains("๘๘.๙๓ คะแนน ระดับ A (ผ่าน) ลดลง ๒.๘๗ คะแนน", text, StringComparison.Ordinal);
        Assert.Contains("แบบวัด EIT | ๙๗.๐๙ | ๗๘.๕๔ | −๑๘.๕๕ | ยังไม่บรรลุ", text, StringComparison.Ordinal);
        Assert.Contains("ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร ๗๓.๘๑ คะแนน", text, StringComparison.Ordinal);
        Assert.Contains(
            "๓ ข้อ คือ o12, o30 และ o43 หากเปิดเผยครบถ้วน คะแนนรวมจะเพิ่มขึ้น ๓.๕๐ คะแนน เป็น ๙๒.๔๓ คะแนน",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_ways_up_answer_each_question_by_the_scale_of_the_coming_year()
    {
        var text = Text(Cases.Sample(), "analysis");

        Assert.Contains("ให้ทุกเครื่องมือถึง ๘๕ คะแนน", text, StringComparison.Ordinal);
        Assert.Contains("คะแนนรวมถึงค่าเป้าหมายแล้ว", text, StringComparison.Ordinal);
        Assert.Contains(
            "ตามเกณฑ์ปีงบประมาณ พ.ศ. ๒๕๖๗ ผลปัจจุบันอยู่ในระดับ “ผ่าน” ระดับถัดไปคือ “ผ่านดี” "
                + "(๘๕ คะแนนขึ้นไป และทุกเครื่องมือได้ ๘๕ คะแนนขึ้นไป)",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("เฉพาะข้อ OIT ซึ่งหน่วยงานดำเนินการได้เอง ๓ ข้อ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Five_years_stand_beside_each_other_where_there_are_any()
    {
        var text = Text(Cases.WithProfile(), "analysis");

        Assert.Contains(
            "ตัวชี้วัด | ปี ๒๕๖๓ | ปี ๒๕๖๔ | ปี ๒๕๖๕ | ปี ๒๕๖๖ | การเปลี่ยนแปลง",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("๗๑.๒๕ | ๘๒.๔๐ | ๙๗.๐๙ | ๗๘.๕๔ | ลดลง | −๑๘.๕๕", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_indicator_that_fell_and_is_still_high_is_said_so_in_both_places()
    {
        Assert.Contains(
            "ปีงบประมาณ พ.ศ. ๒๕๖๕ จำนวน ๑๐.๘๔ คะแนน แต่ยังสูงกว่า",
            Text(Cases.Sample(), "advice"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "๒๕๖๖: ๘๕.๓๙ คะแนน) ลดลง แต่ยังสูงกว่า ๘๕",
            Text(Cases.Sample(), "analysis"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_the_agency_says_of_itself_stands_where_it_belongs()
    {
        var model = ReportBuilder.Build(Cases.WithProfile());

        Assert.Equal("พฤศจิกายน ๒๕๖๖", model.Main.Sections[0].Blocks.OfType<CoverBlock>().Single().Issued);
        Assert.Contains(
            "ควรเร่งปรับปรุงช่องทางการสื่อสารกับประชาชน",
            Text(model, "headline"),
            StringComparison.Ordinal
        );
        var places = model.Main.Sections.SelectMany(section => section.Blocks).OfType<SignatureBlock>().Single().Places;
        Assert.Equal(["นางสาวสมใจ ใจดี", "นายสมชาย รักงาน", "นายบุญมี มีสุข"], places.Select(place => place.Name));
        Assert.Equal("กองช่าง", model.Measures.Single(measure => measure.Item == ItemId.Parse("e13")).Responsible);
        Assert.Contains(
            "IIT ข้อ i7 (ปี ๒๕๖๖) ไม่กำหนดมาตรการ เนื่องจากอยู่ในแผนของจังหวัดแล้ว",
            Text(model, "measures"),
            StringComparison.Ordinal
        );
        Assert.Contains("ภายในวันที่ ๓๐ เมษายน ๒๕๖๗", Blocks(model.Memo), StringComparison.Ordinal);
        Assert.Contains("เรียน นายกเทศมนตรีตำบลบึงเจริญ", Blocks(model.Memo), StringComparison.Ordinal);
    }

    [Fact]
    public void The_cover_s_month_is_that_of_the_first_report_of_the_figures()
    {
        var input = Cases.Sample() with { FirstIssued = new IssueMonth(2566, 8) };

        Assert.Equal(
            "สิงหาคม ๒๕๖๖",
            ReportBuilder.Build(input).Main.Sections[0].Blocks.OfType<CoverBlock>().Single().Issued
        );
    }

    [Fact]
    public void Every_finding_belongs_to_one_topic()
    {
        var model = ReportBuilder.Build(Cases.Sample());
        var table = model.Main.Sections.Single(section => section.Id == "topics").Blocks.OfType<TableBlock>().Single();

        Assert.Equal(7, table.Rows.Length);
        var listed = table.Rows.Sum(row => row.Cells[1].Paragraphs[0].Text.ToString().Split("\u00A0(").Length - 1);
        Assert.Equal(model.Findings.Select(finding => finding.Item).Distinct().Count(), listed);
    }

    // All indicators alike: the lowest items are the first ones, and not every topic has one of them.
    [Fact]
    public void What_is_low_and_has_no_measure_is_not_said_to_be_well()
    {
        var below = Text(Cases.BelowFifty(), "topics");
        Assert.DoesNotContain("ไม่พบประเด็น", below, StringComparison.Ordinal);
        Assert.Contains("(ตัวชี้วัดที่ ๔ ได้ ๔๐.๐๐ คะแนน ลดลง ๒๐.๐๐ คะแนน)", below, StringComparison.Ordinal);
        Assert.Contains(
            "ข้อคำถามอื่นอีก ๒๕ ข้อได้คะแนนเท่ากับ",
            Text(Cases.BelowFifty(), "advice"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "ตัวชี้วัดที่ ๗ และตัวชี้วัดที่ ๘ เสียคะแนนรวมเท่ากับ",
            Text(Cases.BelowFifty(), "summary"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Where_every_item_has_all_points_nothing_is_missing_and_no_measure_is_put_before_the_head()
    {
        var model = ReportBuilder.Build(Cases.AllAtHundred());
        Assert.DoesNotContain("มาตรการรายข้อ", Text(Cases.AllAtHundred(), "appendix"), StringComparison.Ordinal);
        var memo = Blocks(model.Memo);
        Assert.Contains("โดยไม่มีข้อที่ต้องกำหนดมาตรการ", memo, StringComparison.Ordinal);
        Assert.DoesNotContain("๐ มาตรการ", memo, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_concluded_without_an_instrument_says_so()
    {
        var input = Cases.InstrumentMissing();
        Assert.Contains("ในแบบวัดที่มีผลแล้ว", Text(input, "summary"), StringComparison.Ordinal);
        Assert.Contains("เฉพาะตัวชี้วัดที่มีผลแล้ว ๘ ตัวชี้วัด", Text(input, "analysis"), StringComparison.Ordinal);
        Assert.Contains("มาตรการตามแบบวัด OIT จะกำหนดเพิ่มเติม", Text(input, "measures"), StringComparison.Ordinal);
        Assert.Contains("ประเด็นตามแบบวัด OIT", Text(input, "appendix"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_checklist_names_the_elements_of_the_item_under_which_the_report_is_published()
    {
        var framework = Cases.Framework(2567);
        var item = framework.FindItem(framework.ReportItem!.Analysis)!;
        var elements = AdviceCatalogue.Find(framework, item, Instrument.OIT, new Score(0))!.Elements;
        var text = Text(Cases.Sample(), "appendix");

        Assert.Contains("องค์ประกอบของข้อ o34 ในการประเมินประจำปีงบประมาณ พ.ศ. ๒๕๖๗", text, StringComparison.Ordinal);
        Assert.All(elements, element => Assert.Contains(element, text, StringComparison.Ordinal));
        Assert.Contains("ชื่อและตำแหน่งของผู้ลงนามทุกราย", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Item_e13_stands_under_indicator_8_and_item_o30_has_its_own_title()
    {
        Assert.Contains("ตัวชี้วัดที่ ๘ | e13", Text(Cases.Sample(), "develop"), StringComparison.Ordinal);
        Assert.Contains(
            "ข้อ o30 การเปิดโอกาสให้เกิดการมีส่วนร่วม",
            Text(Cases.Sample(), "develop"),
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
        Assert.Contains("ไม่มีผลการประเมินของปีงบประมาณ พ.ศ. ๒๕๖๕ ให้เปรียบเทียบ", text, StringComparison.Ordinal);
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
        Assert.Contains("ไม่มีมาตรการที่ต้องติดตามผล", Blocks(model.Form), StringComparison.Ordinal);
        Assert.Contains("คงเดิม", Text(model, "analysis"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_fewer_than_five_answered_is_not_in_the_report_whoever_passes_it_in()
    {
        var input = Cases.FewRespondents();
        var model = ReportBuilder.Build(input);
        Assert.All(model.Result.Part(Instrument.IIT)!.Items, item => Assert.Null(item.Score));
        var text = Text(model, [.. model.Main.Sections.Select(section => section.Id)]);
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
        Assert.Contains("(ผลการประเมินเบื้องต้น)", model.Main.Sections[0].Blocks.OfType<CoverBlock>().Single().Subject);
        Assert.Contains("ผลการประเมินเบื้องต้น", Text(model, "principle"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_became_of_the_measures_is_told_once_there_is_any_of_it_and_the_analysis_says_when_it_will_be()
    {
        Assert.Null(ReportBuilder.Build(Cases.Sample()).Implementation);
        Assert.Contains("เป็นเอกสารอีกฉบับหนึ่ง", Text(Cases.Sample(), "measures"), StringComparison.Ordinal);
        var text = Blocks(ReportBuilder.Build(Cases.FollowedUp()).Implementation!);
        Assert.Contains("มีผลการดำเนินการตามมาตรการ ๒ มาตรการ จากทั้งหมด ๑๒ มาตรการ", text, StringComparison.Ordinal);
        Assert.Contains("ควรติดตามทุกไตรมาส", text, StringComparison.Ordinal);
        Assert.Contains("ยังไม่มีรายงาน", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_on_it_says_what_came_of_last_years_measures_and_how_the_same_items_changed()
    {
        var text = Blocks(ReportBuilder.Build(Cases.AfterFollowUp()).Implementation!);
        Assert.Contains("รายงานผลแล้ว ๒ มาตรการ", text, StringComparison.Ordinal);
        Assert.Contains("ควรติดตามทุกไตรมาส", text, StringComparison.Ordinal);
        Assert.Contains("คะแนนปี ๒๕๖๖", text, StringComparison.Ordinal);
        Assert.Contains("ผลต่าง (คะแนน)", text, StringComparison.Ordinal);
        var same = Cases.WithoutEitParts() with
        {
            PreviousFollowUp = new FollowUp([
                new FollowUpEntry
                {
                    Part = Instrument.IIT,
                    Item = ItemId.Parse("i1"),
                    Done = "ปรับปรุงคู่มือแล้ว",
                },
            ]),
        };
        Assert.Contains(
            "๖๖.๐๐ | ๗๑.๒๕ | +๕.๒๕",
            Blocks(ReportBuilder.Build(same).Implementation!),
            StringComparison.Ordinal
        );
        Assert.Null(ReportBuilder.Build(Cases.ChangedScale()).Implementation);
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
        var measure = ReportBuilder.Build(input).Measures[0];
        var own = new FollowUpEntry
        {
            Part = measure.Findings[0].Part,
            Item = measure.Item,
            Recommendation = "มาตรการทบทวนคู่มือเอง",
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
                "มาตรการทบทวนคู่มือเอง",
                "ขั้นตอนของเรา ก",
                "ขั้นตอนของเรา ข",
                "หลักฐานของเรา",
                "ก่อนสิ้นปี",
                "กองของเรา",
            }
        )
            Assert.Contains(text, measures, StringComparison.Ordinal);
        Assert.Contains("๑. มาตรการทบทวนคู่มือเอง", Text(changed, "develop"), StringComparison.Ordinal);
        Assert.DoesNotContain(measure.Name, measures, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_somebody_broke_is_broken_in_the_report()
    {
        var cells = ReportBuilder
            .Build(Cases.FollowedUp())
            .Implementation!.Sections.SelectMany(section => section.Blocks)
            .OfType<TableBlock>()
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
            var blocks = ReportBuilder.Build(make()).Main.Sections.SelectMany(section => section.Blocks).ToList();
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
                    .Documents.SelectMany(document => document.Sections)
                    .SelectMany(section => section.Blocks)
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
            model.Main.Sections.Where(section => sections.Contains(section.Id)).SelectMany(section => section.Blocks)
        );

    private static string Blocks(ReportDocument document) =>
        BlockText.Of(document.Sections.SelectMany(section => section.Blocks));

    private static string Thai(string digits) =>
        string.Concat(digits.Select(c => char.IsAsciiDigit(c) ? (char)('๐' + (c - '0')) : c));
}
