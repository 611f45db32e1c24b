using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ita.Assessment.Scoring;
using Ita.Reports.Html;
using Ita.Reports.Json;
using Ita.Reports.Model;
using Ita.Reports.Tests.Excel;
using Ita.Reports.Tests.Word;
using Ita.Reports.Word;

namespace Ita.Reports.Tests.Drawn;

/// <summary>
/// Every form of results as chance has them, from fixed seeds. <c>ITA_RANDOM_REPORTS=1000</c> draws so many of each
/// year (with <c>ITA_RANDOM_SEED</c> to start elsewhere).
/// </summary>
public sealed partial class RandomReportTests(ITestOutputHelper output)
{
    private static readonly string[] Slips = ["ใส่", "TODO", "null", "NaN", "{", "}", "**", "System.", "\uFFFD"];

    [Theory]
    [InlineData(2563)]
    [InlineData(2564)]
    [InlineData(2565)]
    [InlineData(2566)]
    [InlineData(2567)]
    [InlineData(2568)]
    public void Any_result_becomes_a_report_in_every_form_with_nothing_unfilled_and_no_strange_number(int year)
    {
        var first = Number("ITA_RANDOM_SEED", 0);
        var count = Number("ITA_RANDOM_REPORTS", 6);
        var (complete, withheld, compared) = (0, 0, 0);
        for (var seed = first; seed < first + count; seed++)
        {
            var model = ReportBuilder.Build(RandomReports.Draw(year, seed));
            var finds = Finds(model).ToList();
            Assert.True(
                finds.Count == 0,
                string.Create(CultureInfo.InvariantCulture, $"{year}/{seed}: {string.Join(" · ", finds.Take(5))}")
            );
            if (model.Result.IsComplete)
                complete++;
            if (model.Result.Parts.Any(part => part.Items.Any(item => item.IsWithheld)))
                withheld++;
            if (model.Comparison is not null)
                compared++;
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{year}: {count} results, {complete} complete, {withheld} with withheld figures, {compared} compared"
            )
        );
    }

    // So that whoever goes through all that may be behind what is published has the documents in it.
    [Theory]
    [InlineData(2564)]
    [InlineData(2566)]
    [InlineData(2568)]
    public void No_document_tells_more_than_what_may_be_published_of_a_result(int year)
    {
        for (var seed = 0; seed < Number("ITA_RANDOM_REPORTS", 6); seed++)
        {
            var exact = RandomReports.Draw(year, seed);
            var shown = exact with
            {
                Result = Disclosure.Apply(exact.Framework, exact.Result),
                Previous = exact.Previous is null ? null : Disclosure.Apply(exact.PreviousFramework!, exact.Previous),
            };

            var model = ReportBuilder.Build(exact);
            Assert.All(
                ReportFormat.All.Where(format => format.IsIssued(model)),
                format => Assert.Equal(Written(format, shown), Written(format, exact))
            );
        }
    }

    private static byte[] Written(ReportFormat format, ReportInput input)
    {
        using var document = new MemoryStream();
        format.Write(ReportBuilder.Build(input), document);
        return document.ToArray();
    }

    private static IEnumerable<string> Finds(ReportModel model)
    {
        var check = FigureCheck.Of(model);
        foreach (var (form, text) in Texts(model))
        {
            foreach (var slip in Slips.Where(slip => text.Contains(slip, StringComparison.Ordinal)))
                yield return $"{form}: {slip} in "
                    + $"{text.Substring(Math.Max(0, text.IndexOf(slip, StringComparison.Ordinal) - 40), 60)}";
            foreach (var unknown in check.FindUnknown(text))
                yield return $"{form}: {unknown}";
        }

        foreach (var unknown in ExcelReportTests.UnknownNumbers(model))
            yield return $"xlsx: {unknown}";
        foreach (var slip in ExcelReportTests.Unfilled(ExcelReportTests.Write(model)))
            yield return $"xlsx: {slip}";
        using var json = new MemoryStream();
        JsonReport.Write(model, json);
        foreach (
            var slip in new[] { "ใส่", "TODO", "NaN", "**", "System." }.Where(slip =>
                Encoding.UTF8.GetString(json.ToArray()).Contains(slip, StringComparison.Ordinal)
            )
        )
            yield return $"json: {slip}";
        foreach (
            var number in JsonNumbers()
                .Matches(Encoding.UTF8.GetString(json.ToArray()))
                .Select(match => match.Groups[1].Value.TrimStart('-'))
                .SelectMany(check.FindUnknown)
        )
            yield return $"json: {number}";
    }

    private static IEnumerable<(string Form, string Text)> Texts(ReportModel model)
    {
        foreach (var document in model.Documents)
        {
            using var word = new MemoryStream();
            WordReport.Write(document, word);
            yield return ($"docx {document.Sections[^1].Id}", DocumentText.Of(word));
        }

        using var page = new MemoryStream();
        HtmlReport.Write(model.Main, page);
        var html = Encoding.UTF8.GetString(page.ToArray());
        yield return (
            "html",
            WebUtility.HtmlDecode(Tags().Replace(html[html.IndexOf("<body", StringComparison.Ordinal)..], "\n"))
        );
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(variable),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : otherwise;

    // Scores are strings of two decimals.
    [GeneratedRegex("\"(-?[0-9]+\\.[0-9]{2})\"", RegexOptions.CultureInvariant)]
    private static partial Regex JsonNumbers();

    [GeneratedRegex("<style.*?</style>|<svg.*?</svg>|<[^>]*>", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Tags();
}
