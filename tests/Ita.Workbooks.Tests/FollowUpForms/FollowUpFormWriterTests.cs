using System.Collections.Immutable;
using ClosedXML.Excel;
using Ita.Assessment;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Text;
using Ita.Testing.Documents;
using Ita.Workbooks.FollowUpForms;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.FollowUpForms;

public sealed class FollowUpFormWriterTests
{
    public static TheoryData<int> Years => [.. ExportBuilder.Frameworks.Years.Select(year => year.Value)];

    [Theory]
    [MemberData(nameof(Years))]
    public void What_is_written_into_a_form_is_read_back_as_it_is(int year)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var entries = Random(year, seed);

            var reading = FollowUpFormBuilder.Read(
                FollowUpFormWriter.Write(FollowUpFormBuilder.Of(year, entries)),
                year
            );

            Assert.Empty(reading.Problems);
            Assert.Empty(reading.Warnings);
            Assert.Equal(entries, reading.Entries);
        }
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void A_form_filled_in_by_a_person_says_what_was_typed(int year)
    {
        var entries = Random(year, seed: 99);
        var form = FollowUpFormWriter.Write(FollowUpFormBuilder.Of(year));

        var reading = FollowUpFormBuilder.Read(Fill(form, entries), year);

        Assert.Empty(reading.Problems);
        Assert.Equal(entries, reading.Entries);
    }

    [Fact]
    public void A_form_filled_in_and_saved_by_LibreOffice_says_the_same()
    {
        var office = LibreOffice.Require();
        var entries = Random(2566, seed: 7);

        var reading = FollowUpFormBuilder.Read(
            office.SaveAgain(FollowUpFormWriter.Write(FollowUpFormBuilder.Of(2566, entries)))[0]
        );

        Assert.Empty(reading.Problems);
        Assert.Equal(entries, reading.Entries);
    }

    [Fact]
    public void A_measure_of_both_EIT_parts_is_one_row_and_its_words_are_read_for_both()
    {
        var entries = Random(2566, seed: 3);
        var form = FollowUpFormBuilder.Join(FollowUpFormBuilder.Of(2566, entries));

        var written = FollowUpFormWriter.Write(form);

        var reading = FollowUpFormBuilder.Read(written);
        Assert.Empty(reading.Problems);
        var ofFirst = entries.Where(entry => entry.Part == Instrument.EIT1).ToList();
        Assert.NotEmpty(ofFirst);
        Assert.Equal(
            [
                .. entries.Where(entry => entry.Part == Instrument.IIT),
                .. ofFirst,
                .. ofFirst.Select(entry => entry with { Part = Instrument.EIT2 }),
                .. entries.Where(entry => entry.Part == Instrument.OIT),
            ],
            reading.Entries
        );
        using var workbook = Open(written);
        var parts = workbook.Worksheet("แบบติดตาม").Column(1).CellsUsed().Select(cell => cell.GetString()).ToList();
        Assert.Equal(
            ExportBuilder.Framework(2566).ItemsOf(Instrument.EIT1).Count(),
            parts.Count(part => part == "EIT ส่วนที่ 1 และ 2")
        );
        Assert.DoesNotContain("EIT ส่วนที่ 1", parts);
    }

    [Fact]
    public void The_measures_name_is_shown_and_the_instructions_say_that_a_change_is_one_of_its_name()
    {
        using var workbook = Open(FollowUpFormWriter.Write(FollowUpFormBuilder.Of(2566)));
        var sheet = workbook.Worksheet("แบบติดตาม");
        var header = sheet.RowsUsed().First(row => row.Cell(2).GetString() == "ข้อ");
        var column = header.CellsUsed().Single(cell => cell.GetString() == "มาตรการ/แนวทาง").Address.ColumnNumber;

        Assert.Equal("มาตรการทบทวนขั้นตอนการให้บริการ", sheet.Cell(header.RowNumber() + 1, column).GetString());
        var instructions = workbook.Worksheet("คำชี้แจง").CellsUsed().Select(cell => cell.GetString()).ToList();
        Assert.Contains(instructions, text => text.Contains("คือชื่อของมาตรการ", StringComparison.Ordinal));
        Assert.Contains(instructions, text => text.Contains("is the measure's name", StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_form_is_turned_away_because_nothing_is_filled_in_and_for_nothing_else() =>
        Assert.Equal(
            "empty",
            FollowUpFormBuilder.Read(FollowUpFormWriter.Write(FollowUpFormBuilder.Of(2566))).Only().Code
        );

    [Fact]
    public void A_year_without_measures_has_a_form_that_says_so()
    {
        var form = FollowUpFormBuilder.Of(2566) with { Rows = [] };

        using var workbook = Open(FollowUpFormWriter.Write(form));

        Assert.Contains(
            workbook.Worksheet(1).CellsUsed(),
            cell => cell.GetString() == "ไม่มีมาตรการที่ต้องติดตามในปีนี้"
        );
    }

    [Fact]
    public void Only_what_people_fill_in_can_be_changed_and_only_so_far()
    {
        using var workbook = Open(FollowUpFormWriter.Write(FollowUpFormBuilder.Of(2566)));
        var sheet = workbook.Worksheet("แบบติดตาม");
        var header = sheet.RowsUsed().First(row => row.Cell(2).GetString() == "ข้อ");
        var done = header.CellsUsed().Single(cell => cell.GetString() == "ผลการดำเนินการ").Address.ColumnNumber;
        var below = header.RowNumber() + 1;

        Assert.True(sheet.Protection.IsProtected);
        Assert.False(sheet.Protection.IsPasswordProtected);
        Assert.All(
            Enumerable.Range(1, done - 1),
            column => Assert.True(sheet.Cell(below, column).Style.Protection.Locked)
        );
        Assert.All(
            Enumerable.Range(done, 9),
            column => Assert.False(sheet.Cell(below, column).Style.Protection.Locked)
        );
        var validation = Assert.Single(sheet.DataValidations);
        Assert.Equal((XLAllowedValues.TextLength, "2000"), (validation.AllowedValues, validation.Value));
    }

    [Fact]
    public void Words_that_look_like_a_formula_stay_words()
    {
        string[] attacks = ["=HYPERLINK(\"http://evil.example\";\"x\")", "+1+1", "-cmd|' /C calc'!A0", "@SUM(A1)"];
        var measures = FollowUpFormBuilder.Measures(ExportBuilder.Framework(2566)).Take(attacks.Length);
        var entries = measures
            .Zip(
                attacks,
                (measure, attack) =>
                    new FollowUpEntry
                    {
                        Part = measure.Part,
                        Item = measure.Item,
                        Done = attack,
                    }
            )
            .ToList();

        var written = FollowUpFormWriter.Write(
            FollowUpFormBuilder.Of(2566, entries, FollowUpFormBuilder.Agency with { Name = "=1+1" })
        );

        Assert.Equal(entries, FollowUpFormBuilder.Read(written).Entries);
        using var workbook = Open(written);
        foreach (var attack in attacks)
        {
            var cell = workbook.Worksheet("แบบติดตาม").CellsUsed().Single(each => each.GetString() == attack);
            Assert.Equal(
                (false, XLDataType.Text, true, 49),
                (cell.HasFormula, cell.DataType, cell.Style.IncludeQuotePrefix, cell.Style.NumberFormat.NumberFormatId)
            );
        }

        Assert.DoesNotContain(workbook.Worksheets.SelectMany(sheet => sheet.CellsUsed()), cell => cell.HasFormula);
    }

    [Fact]
    public async Task The_same_measures_give_the_same_bytes_at_any_time()
    {
        var form = FollowUpFormBuilder.Of(2566, Random(2566, seed: 1));
        var first = FollowUpFormWriter.Write(form);
        // A zip entry's time goes in steps of two seconds.
        await Task.Delay(TimeSpan.FromSeconds(2.1), TestContext.Current.CancellationToken);

        Assert.Equal(first, FollowUpFormWriter.Write(form));
    }

    [Theory]
    [InlineData("310801", "ita-2566-310801-follow-up.xlsx")]
    [InlineData(null, "ita-2566-follow-up.xlsx")]
    public void It_is_named_beside_the_report(string? agency, string expected) =>
        Assert.Equal(
            expected,
            FollowUpFormWriter.FileName(new FiscalYear(2566), agency is null ? null : new AgencyCode(agency))
        );

    /// <summary>Types into the form by its heads, as a person would.</summary>
    private static byte[] Fill(byte[] form, IEnumerable<FollowUpEntry> entries)
    {
        using var workbook = Open(form);
        var sheet = workbook.Worksheet("แบบติดตาม");
        var header = sheet.RowsUsed().First(row => row.Cell(2).GetString() == "ข้อ");
        foreach (var entry in entries)
        {
            var part = entry.Part switch
            {
                Instrument.EIT1 => "EIT ส่วนที่ 1",
                Instrument.EIT2 => "EIT ส่วนที่ 2",
                var other => other.ToString(),
            };
            var row = sheet
                .RowsUsed()
                .Single(each =>
                    each.RowNumber() > header.RowNumber()
                    && each.Cell(1).GetString() == part
                    && each.Cell(2).GetString() == entry.Item.ToString()
                );
            Type("ผลการดำเนินการ", entry.Done);
            Type("หลักฐาน", entry.DoneEvidence);
            Type("ข้อเสนอแนะ", entry.Suggestion);
            Type("แก้ไขมาตรการ/แนวทางเป็น", entry.Recommendation);
            Type("แก้ไขวิธีการดำเนินการเป็น", Numbered(entry.Steps));
            Type("แก้ไขระยะเวลาดำเนินการเป็น", entry.Period);
            Type("แก้ไขการติดตามผลเป็น", Numbered(entry.Evidence));
            Type("แก้ไขผู้รับผิดชอบเป็น", entry.Responsible);
            Type("ไม่ดำเนินการตามมาตรการนี้ เพราะ", entry.DroppedBecause);

            void Type(string head, string? text)
            {
                if (text is not null)
                    row.Cell(header.CellsUsed().Single(cell => cell.GetString() == head).Address.ColumnNumber)
                        .SetValue(text);
            }
        }

        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();

        static string? Numbered(ImmutableArray<string> lines) =>
            lines.IsEmpty ? null : string.Join("\r\n", lines.Select((line, index) => $"{index + 1}) {line}"));
    }

    /// <summary>Texts of any kind that plain text can be, for some of the items.</summary>
    private static List<FollowUpEntry> Random(int year, int seed)
    {
        var random = new Random((year * 1000) + seed);
        return
        [
            .. FollowUpFormBuilder
                .Measures(ExportBuilder.Framework(year))
                .Where(_ => random.Next(3) == 0)
                .Select(Entry)
                .Where(entry => entry.Overrides || entry.Reports),
        ];

        FollowUpEntry Entry((Instrument Part, ItemId Item) measure) =>
            new()
            {
                Part = measure.Part,
                Item = measure.Item,
                Done = Maybe(Lines),
                DoneEvidence = Maybe(Lines),
                Suggestion = Maybe(Lines),
                Recommendation = Maybe(Line),
                Period = Maybe(Line),
                Responsible = Maybe(Line),
                DroppedBecause = Maybe(Line),
                Steps = random.Next(2) == 0 ? List() : [],
                Evidence = random.Next(2) == 0 ? List() : [],
            };

        T? Maybe<T>(Func<T> make) => random.Next(2) == 0 ? make() : default;
        string Lines() =>
            NotEmpty(() =>
                PlainText.Lines(string.Join('\n', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Characters())))
            );
        string Line() => NotEmpty(() => PlainText.OneLine(Characters()));
        ImmutableArray<string> List() => [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => Line())];

        string NotEmpty(Func<string> make)
        {
            while (true)
            {
                if (make() is { Length: > 0 } text)
                    return text;
            }
        }

        string Characters() =>
            string.Concat(
                Enumerable
                    .Range(0, random.Next(1, 40))
                    .Select(_ =>
                        random.Next(12) switch
                        {
                            0 => ((char)random.Next(0x20, 0x7F)).ToString(),
                            1 => "=",
                            2 => "1. ",
                            3 => "_x000D_",
                            4 => "'",
                            5 => "<b>&amp;\"",
                            6 => "-",
                            7 => "😀",
                            8 => "๒) ",
                            9 => " ",
                            _ => ((char)random.Next('ก', 'ฮ')).ToString() + (random.Next(2) == 0 ? "ี่" : ""),
                        }
                    )
            );
    }

    private static XLWorkbook Open(byte[] workbook) => new(new MemoryStream(workbook), XLEventTracking.Disabled);
}
