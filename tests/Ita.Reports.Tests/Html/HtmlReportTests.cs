using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ita.Assessment.FollowUps;
using Ita.Reports.Html;
using Ita.Reports.Model;
using Ita.Reports.Tests.Word;
using Ita.Testing.Browser;

namespace Ita.Reports.Tests.Html;

public class HtmlReportTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Slips = ["ใส่", "TODO", "null", "NaN", "{", "}", "**", "System.", "\uFFFD"];

    public static TheoryData<string> CaseNames => [.. Cases.All().Select(made => made.Name)];

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Every_number_on_the_page_is_one_of_the_reports(string name) =>
        Assert.Empty(FigureCheck.Of(WordReportTests.Model(name)).FindUnknown(Text(Body(WordReportTests.Model(name)))));

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Nothing_is_left_unfilled(string name)
    {
        var text = Text(Body(WordReportTests.Model(name)));
        Assert.All(Slips, slip => Assert.DoesNotContain(slip, text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Every_text_of_the_report_is_on_the_page(string name)
    {
        var model = WordReportTests.Model(name);
        var text = Squeezed(Text(Body(model)));
        foreach (var line in BlockText.Of(model.Main.Sections.SelectMany(section => section.Blocks)).Split('\n'))
        {
            Assert.All(
                line.Split([" | ", " / "], StringSplitOptions.RemoveEmptyEntries),
                piece => Assert.Contains(Squeezed(piece), text, StringComparison.Ordinal)
            );
        }
    }

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Ids_are_unique_and_what_refers_to_one_finds_it(string name)
    {
        var body = Body(WordReportTests.Model(name));
        var ids = body.DescendantsAndSelf().Attributes("id").Select(id => id.Value).ToList();
        Assert.Distinct(ids);
        var named = body.Descendants()
            .Attributes("aria-labelledby")
            .SelectMany(attribute => attribute.Value.Split(' '))
            .Concat(body.Descendants().Attributes("href").Select(link => link.Value.TrimStart('#')));
        Assert.All(named, reference => Assert.Contains(reference, ids));
    }

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Every_table_has_a_caption_and_headers_with_a_scope_and_rows_of_one_width(string name)
    {
        foreach (var table in Body(WordReportTests.Model(name)).Descendants("table"))
        {
            Assert.Equal("caption", table.Elements().First().Name.LocalName);
            Assert.All(
                table.Descendants("th"),
                header => Assert.Matches("^(col|row|rowgroup)$", header.Attribute("scope")!.Value)
            );
            var columns = table.Element("thead")!.Element("tr")!.Elements().Count();
            foreach (var group in table.Elements("tbody"))
                Assert.All(Widths(group), width => Assert.Equal(columns, width));
        }
    }

    [Fact]
    public void Headings_go_down_one_level_at_a_time()
    {
        var levels = Body(WordReportTests.Model("sample"))
            .Descendants()
            .Select(element => element.Name.LocalName)
            .Where(name => Regex.IsMatch(name, "^h[1-6]$"))
            .Select(name => name[1] - '0')
            .ToList();
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public void Nothing_runs_or_is_fetched_and_only_its_own_style_is_let_in()
    {
        var html = Html(WordReportTests.Model("sample"));
        Assert.DoesNotMatch("<script|<iframe|<img|<link| style=| src=| on[a-z]+=|javascript:", html);
        var css = Regex.Match(html, "<style>(.*?)</style>", RegexOptions.Singleline).Groups[1].Value;
        Assert.Contains(
            $"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)))}'",
            html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Markup_in_what_people_wrote_is_only_text()
    {
        var input = Cases.FollowedUp();
        const string Attack = "<script>alert(\"1\")</script> & 'x'";
        var entries = input.FollowUp!.Entries.Select(entry => entry with { Done = Attack }).ToArray();
        var html = Html(
            ReportBuilder.Build(
                input with
                {
                    FollowUp = new FollowUp([.. entries]),
                    Agency = input.Agency with { Name = $"เทศบาล{Attack}" },
                }
            )
        );
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_phone_no_page_is_wider_than_the_window()
    {
        var names = Cases.All().Select(made => made.Name).ToList();
        var widths = await chromium.MeasureAsync(360, names.Select(name => (name, Html(WordReportTests.Model(name)))));
        Assert.Equal(
            names.Order(StringComparer.Ordinal),
            widths.Select(page => page.Name).Order(StringComparer.Ordinal)
        );
        Assert.All(
            widths,
            page => Assert.True(page.Page <= page.Window, $"{page.Name}: {page.Page} wide in {page.Window}")
        );
    }

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void The_same_report_gives_the_same_bytes(string name) =>
        Assert.Equal(Html(WordReportTests.Model(name)), Html(WordReportTests.Model(name)));

    [Fact]
    public void It_can_be_written_to_a_stream_that_cannot_go_back()
    {
        using var forward = new ForwardOnlyStream();
        HtmlReport.Write(WordReportTests.Model("sample").Main, forward);
        Assert.Equal(Html(WordReportTests.Model("sample")), Encoding.UTF8.GetString(forward.ToArray()));
    }

    private static string Html(ReportModel model)
    {
        using var stream = new MemoryStream();
        HtmlReport.Write(model.Main, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // The page is well-formed as XML too but for <br> and the head's <meta>.
    private static XElement Body(ReportModel model)
    {
        var html = Html(model);
        var body = html[
            html.IndexOf("<body>", StringComparison.Ordinal)..html.IndexOf("</html>", StringComparison.Ordinal)
        ]
            .Replace("<br>", "<br/>", StringComparison.Ordinal)
            .Replace(" xmlns=\"http://www.w3.org/2000/svg\"", "", StringComparison.Ordinal);
        return XElement.Parse(body);
    }

    private static string Text(XElement body) =>
        string.Join(
            '\n',
            body.DescendantNodes()
                .OfType<XText>()
                .Where(text => text.Value.Trim().Length > 0)
                .Select(text => text.Value)
        );

    private static string Squeezed(string text) => Regex.Replace(text, @"\s", "");

    private static IEnumerable<int> Widths(XElement group)
    {
        var covered = new Dictionary<int, int>();
        var row = 0;
        foreach (var cells in group.Elements("tr").Select(line => line.Elements().ToList()))
        {
            foreach (var cell in cells)
            {
                var rows = int.Parse(
                    cell.Attribute("rowspan")?.Value ?? "1",
                    System.Globalization.CultureInfo.InvariantCulture
                );
                for (var i = 0; i < rows; i++)
                    covered[row + i] =
                        covered.GetValueOrDefault(row + i)
                        + int.Parse(
                            cell.Attribute("colspan")?.Value ?? "1",
                            System.Globalization.CultureInfo.InvariantCulture
                        );
            }

            yield return covered[row++];
        }
    }
}
