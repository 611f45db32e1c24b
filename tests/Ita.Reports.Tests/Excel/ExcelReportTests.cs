using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Ita.Assessment;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Scoring;
using Ita.Reports.Excel;
using Ita.Reports.Model;
using Ita.Reports.Tests.Word;
using Ita.Testing.Documents;

namespace Ita.Reports.Tests.Excel;

public class ExcelReportTests
{
    private static readonly string[] Slips =
    [
        "ใส่",
        "TODO",
        "null",
        "NaN",
        "{",
        "}",
        "**",
        "System.",
        "\uFFFD",
        "#REF!",
        "#DIV/0!",
        "#VALUE!",
        "#NAME?",
        "#N/A",
    ];

    public static TheoryData<string> CaseNames => [.. Cases.All().Select(made => made.Name)];

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void The_validator_finds_nothing(string name)
    {
        using var document = SpreadsheetDocument.Open(
            new MemoryStream(Write(WordReportTests.Model(name))),
            isEditable: false
        );
        var errors = new OpenXmlValidator(FileFormatVersions.Microsoft365)
            .Validate(document)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")
            .Distinct();
        Assert.Empty(errors);
    }

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void The_same_report_gives_the_same_bytes(string name) =>
        Assert.Equal(Write(WordReportTests.Model(name)), Write(WordReportTests.Model(name)));

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Every_number_in_the_workbook_is_one_of_the_reports(string name) =>
        Assert.Empty(UnknownNumbers(WordReportTests.Model(name)));

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Nothing_is_left_unfilled(string name) => Assert.Empty(Unfilled(Write(WordReportTests.Model(name))));

    [Fact]
    public void Total_and_level_of_the_sample_are_formulas_with_their_published_values()
    {
        var cells = Sheets.Of(Write(ReportBuilder.Build(Cases.Sample())));
        Assert.Equal("88.93", cells["สรุป!B4"].Text);
        Assert.Equal("A", cells["สรุป!B5"].Text);
        Assert.Equal("ผ่าน", cells["สรุป!B6"].Text);
        Assert.All(
            new[]
            {
                "สรุป!B4",
                "สรุป!B5",
                "สรุป!B6",
                "สรุป!B9",
                "สรุป!B14",
                "สรุป!C14",
                "ตัวชี้วัด!D3",
                "คะแนนย่อย!D3",
            },
            address => Assert.NotNull(cells[address].Formula)
        );
        Assert.Equal("-2.87", cells["สรุป!G14"].Text);
        Assert.Equal("-3.13", cells["สรุป!H14"].Text);
        Assert.Equal("ลดลง", cells["สรุป!I14"].Text);
    }

    [Fact]
    public void Recalculated_by_LibreOffice_every_cell_has_the_value_that_was_in_place()
    {
        var office = LibreOffice.Require();
        var models = Cases
            .All()
            .Select(made => (made.Name, Model: ReportBuilder.Build(made.Make())))
            .Concat(
                from year in Enumerable.Range(2563, 6)
                from seed in Enumerable.Range(0, Number("ITA_RECALCULATED", 1))
                select (Name: $"{year}/{seed}", Model: ReportBuilder.Build(Drawn.RandomReports.Draw(year, seed)))
            )
            .ToList();
        var written = models.Select(made => Write(made.Model)).ToList();
        var recalculated = office.SaveAgain(written);
        for (var i = 0; i < written.Count; i++)
            AssertSame(models[i].Name, Sheets.Of(written[i]), Sheets.Of(recalculated[i]));
    }

    [Fact]
    public void Another_score_of_an_item_changes_the_total_as_the_scorer_would()
    {
        var office = LibreOffice.Require();
        var tallies = Cases.SampleTallies();
        var written = Write(ReportBuilder.Build(Cases.Sample()));
        var cells = Sheets.Of(written);
        // EIT part 2, e8, and the open data item o12.
        var changes = new[]
        {
            (Part: Instrument.EIT2, Item: "e8", Name: "EIT ส่วนที่ 2", Score: 12.5m),
            (Part: Instrument.OIT, Item: "o12", Name: "OIT", Score: 100m),
            (Part: Instrument.IIT, Item: "i1", Name: "IIT", Score: 0m),
        };
        var changed = changes.Aggregate(
            written,
            (book, change) => Sheets.With(book, $"รายข้อ!H{RowOf(cells, change.Name, change.Item)}", change.Score)
        );
        var expected = Scorer.Score(
            Cases.Framework(2566),
            tallies.Select(part =>
                part with
                {
                    Items =
                    [
                        .. part.Items.Select(item =>
                            changes.FirstOrDefault(change =>
                                change.Part == part.Instrument && change.Item == item.Id.ToString()
                            )
                                is { Item: not null } change
                                ? item with
                                {
                                    Score = change.Score,
                                }
                                : item
                        ),
                    ],
                }
            )
        );

        var recalculated = Sheets.Of(office.SaveAgain(changed)[0]);
        Assert.NotEqual(cells["สรุป!B4"].Text, recalculated["สรุป!B4"].Text);
        Assert.Equal(expected.Total!.Value.Rounded, Decimal(recalculated["สรุป!B4"].Text));
        Assert.Equal(expected.Level, recalculated["สรุป!B5"].Text);
        Assert.Equal(expected.ScoreOf(Instrument.EIT2)!.Value.Rounded, Decimal(recalculated["สรุป!C12"].Text));
    }

    [Fact]
    public void Where_answers_were_counted_every_score_is_a_formula_down_to_the_counts()
    {
        var model = ReportBuilder.Build(Cases.Counted());
        var cells = Sheets.Of(Write(model));
        var items = model.Result.Parts.Where(part => part.Instrument != Instrument.OIT).Sum(part => part.Items.Length);

        Assert.Equal(
            items,
            cells.Count(cell =>
                cell.Key.StartsWith("รายข้อ!H", StringComparison.Ordinal)
                && cell.Value.Formula?.StartsWith("'คำตอบ'!", StringComparison.Ordinal) == true
            )
        );
        Assert.All(
            cells.Where(cell => cell.Key.StartsWith("คำตอบ!", StringComparison.Ordinal) && cell.Value.Format == "0.00"),
            cell => Assert.NotNull(cell.Value.Formula)
        );
    }

    [Fact]
    public void Counts_of_a_questionnaire_in_which_something_is_withheld_are_not_shown()
    {
        var input = Cases.Counted();
        var few = input with
        {
            Tallies = [.. input.Tallies.Select(part => part with { Respondents = 4 })],
            Result = Scorer.Score(input.Framework, input.Tallies.Select(part => part with { Respondents = 4 })),
        };

        Assert.DoesNotContain(
            Sheets.Of(Write(ReportBuilder.Build(few))),
            cell => cell.Key.StartsWith("คำตอบ!", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void What_few_respondents_hide_is_nowhere_in_the_workbook()
    {
        var input = Cases.FewRespondents();
        var model = ReportBuilder.Build(input);
        var cells = Sheets.Of(Write(model));
        Assert.Contains(
            cells,
            cell => cell.Key.StartsWith("รายข้อ!I", StringComparison.Ordinal) && cell.Value.Text == "ไม่แสดง"
        );
        foreach (var part in input.Result.Parts.Where(part => part.Respondents < Disclosure.LeastRespondents))
        {
            Assert.Equal(
                part.Score!.Value.Rounded,
                Decimal(cells[part.Instrument == Instrument.IIT ? "สรุป!C9" : "สรุป!C11"].Text)
            );
            var hidden = part
                .Indicators.Select(indicator => indicator.Score!.Value)
                .Concat(part.Items.Select(item => item.Score!.Value))
                .Where(score => score.Rounded < 100)
                .Select(score => score.Value);
            var shown = cells
                .Where(cell => cell.Value is { IsNumber: true, Format: "0.00########" })
                .Select(cell => Decimal(cell.Value.Text))
                .ToHashSet();
            // The other part's items are shown, and may have the same score by chance; more decimals than two may not.
            Assert.DoesNotContain(
                hidden.Where(score => score != decimal.Round(score, 2)),
                score => shown.Any(own => Math.Abs(own - score) < 1e-9m)
            );
        }

        // A figure above a withheld one is its published value.
        Assert.Null(cells["สรุป!B9"].Formula);
        Assert.Null(cells["สรุป!B14"].Formula);
        Assert.NotNull(cells["สรุป!B13"].Formula);
        Assert.Equal(model.Result.Total!.Value.Rounded, Decimal(cells["สรุป!B14"].Text));
    }

    [Fact]
    public void Where_an_item_is_withheld_its_questionnaires_figures_have_two_decimals_and_no_formulas()
    {
        var input = Cases.OneItemOfFew();
        var model = ReportBuilder.Build(input);
        var cells = Sheets.Of(Write(model));
        var items = model.Result.Part(Instrument.IIT)!.Items;
        Assert.Contains(items, item => item.IsWithheld);
        Assert.Contains(items, item => item.Score is not null);
        Assert.Contains(
            input.Result.Part(Instrument.IIT)!.Items,
            item => item.Score!.Value.Value != item.Score.Value.Rounded
        );
        foreach (var (row, item) in items.Index().Select(pair => (pair.Index + 4, pair.Item)))
        {
            var cell = cells[string.Create(CultureInfo.InvariantCulture, $"รายข้อ!H{row}")];
            Assert.Equal(item.IsWithheld, cell.Text == "ไม่แสดง");
            if (!item.IsWithheld)
                Assert.Equal(item.Score!.Value.Rounded, Decimal(cell.Text));
        }

        // The questionnaire, the total; the EIT's figures are formulas as ever.
        Assert.Null(cells["สรุป!B9"].Formula);
        Assert.Null(cells["สรุป!B14"].Formula);
        Assert.NotNull(cells["สรุป!B11"].Formula);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.com\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public void What_people_wrote_is_text_whatever_it_starts_with(string text)
    {
        var input = Cases.FollowedUp();
        var cells = Sheets.Of(
            Write(
                ReportBuilder.Build(
                    input with
                    {
                        FollowUp = new FollowUp([
                            .. input.FollowUp!.Entries.Select(entry => entry with { Done = text }),
                        ]),
                    }
                )
            )
        );
        var written = cells.Values.Where(cell => cell.Text.TrimStart() == text.TrimStart()).ToList();
        Assert.NotEmpty(written);
        Assert.All(written, cell => Assert.True(cell is { Formula: null, IsNumber: false, HasQuotePrefix: true }));
    }

    internal static byte[] Write(ReportModel model)
    {
        using var stream = new MemoryStream();
        ExcelReport.Write(model, stream);
        return stream.ToArray();
    }

    /// <summary>Numbers that the report does not stand for; one before rounding stands for the rounded one.</summary>
    internal static IReadOnlyList<string> UnknownNumbers(ReportModel model)
    {
        var check = FigureCheck.Of(model);
        return
        [
            .. Sheets
                .Of(Write(model))
                .SelectMany(cell => check.FindUnknown(Printed(cell.Value)).Select(number => $"{cell.Key}: {number}")),
        ];
    }

    internal static IEnumerable<string> Unfilled(byte[] workbook) =>
        Sheets
            .Of(workbook)
            .Where(cell => Slips.Any(slip => cell.Value.Text.Contains(slip, StringComparison.Ordinal)))
            .Select(cell => $"{cell.Key}: {cell.Value.Text}");

    private static string Printed(SheetCell cell) =>
        !cell.IsNumber ? cell.Text
        : cell.Format is "1" or "0" or "0.##" ? Decimal(cell.Text).ToString("0.##", CultureInfo.InvariantCulture)
        : decimal.Round(Math.Abs(Decimal(cell.Text)), 2, MidpointRounding.AwayFromZero)
            .ToString("0.00", CultureInfo.InvariantCulture);

    private static void AssertSame(
        string name,
        SortedDictionary<string, SheetCell> written,
        SortedDictionary<string, SheetCell> recalculated
    )
    {
        var formulas = written.Where(cell => cell.Value.Formula is not null).ToList();
        Assert.True(formulas.Count > 0, name);
        foreach (var (address, cell) in formulas)
        {
            var again = recalculated[address];
            Assert.True(again.Formula is not null, $"{name} {address} has lost its formula.");
            Assert.True(
                IsSame(cell, again),
                $"{name} {address}: {cell.Text}, recalculated {again.Text} by {cell.Formula}"
            );
        }
    }

    // Published figures to the last digit; figures before rounding as far as binary numbers go.
    private static bool IsSame(SheetCell written, SheetCell again) =>
        !written.IsNumber || !again.IsNumber ? written.Text == again.Text && written.IsNumber == again.IsNumber
        : written.Format == "0.00########" ? Math.Abs(Decimal(written.Text) - Decimal(again.Text)) < 1e-10m
        : Decimal(written.Text) == Decimal(again.Text);

    private static string RowOf(SortedDictionary<string, SheetCell> cells, string part, string item) =>
        cells
            .Keys.Where(address => address.StartsWith("รายข้อ!E", StringComparison.Ordinal))
            .Select(address => address["รายข้อ!E".Length..])
            .Single(row => cells[$"รายข้อ!E{row}"].Text == item && cells[$"รายข้อ!A{row}"].Text == part);

    private static decimal Decimal(string text) =>
        decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static int Number(string variable, int otherwise) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(variable),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : otherwise;
}
