using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Audit;
using Ita.Storage.Results;
using Ita.Web.Access;
using Ita.Web.Tests.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;

namespace Ita.Web.Tests.Agencies;

/// <summary>
/// Two versions of a questionnaire that differ by few respondents, as whoever is outside the agency may compare them in
/// every form of every answer: before the agency has declared one complete and after.
/// </summary>
public sealed partial class ReleaseTests(WebApp app) : IClassFixture<WebApp>, IAsyncLifetime
{
    private static readonly FiscalYear s_year = new(2568);
    private static readonly Framework s_framework = FrameworkCatalogue.BuiltIn.Find(s_year)!;
    private static readonly Instrument[] s_questionnaires = [Instrument.IIT, Instrument.EIT1, Instrument.EIT2];
    private static int s_count;

    // In the middle of the fiscal year.
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2025, 3, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly string _province = (60 + Interlocked.Increment(ref s_count)).ToString(
        CultureInfo.InvariantCulture
    );
    private WebApplication? _host;
    private HttpClient? _client;

    private string Outside => "province:" + _province;

    private string Own => $"agency:{_province}0001";

    private string Path => $"/agencies/{_province}0001";

    private string Release => $"{Path}/years/{s_year}/release";

    public async ValueTask InitializeAsync()
    {
        _host = await app.StartAsync(SignIn.Platform, _time);
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(_host.Urls.Single()),
        };

        // The first request makes sure of containers and tables.
        await GetAsync("/api/provinces", "admin", "application/json");
        var agencies = Enumerable.Range(1, 6).Select(AgencyOf).ToList();
        await new AgencyStore(app.Account).UpsertAsync(agencies, Registry());
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await _host!.DisposeAsync();
    }

    [Theory]
    [InlineData(6, 0)]
    [InlineData(7, 0)]
    [InlineData(9, 0)]
    [InlineData(4, 0)]
    [InlineData(1, 0)]
    [InlineData(5, 1)]
    public async Task Before_the_agencys_word_nothing_below_the_instrument_is_told_of_either_version(
        int then,
        int exchanged
    )
    {
        foreach (var (respondents, others) in new[] { (5, 0), (then, exchanged) })
        {
            var result = await ScoreAsync(1, respondents, others: others);

            var told = await NumbersToldAsync();

            Assert.Empty(Secret(result).Intersect(told));
            Assert.Contains(result.ScoreOf(Instrument.IIT)!.Value.ToString(), told);
            Assert.Contains(result.ScoreOfIndicator(9)!.Value.ToString(), told);
        }
    }

    [Fact]
    public async Task Its_documents_are_refused_and_say_why()
    {
        await ScoreAsync(1, 5);

        foreach (
            var file in new[]
            {
                "report.docx",
                "report.xlsx",
                "report.html",
                "report.json",
                "follow-up.xlsx",
                "memo.docx",
            }
        )
        {
            var address = $"/api{Path}/years/{s_year}/{file}";
            using var outside = await SendAsync(address, Outside, "application/json");
            using var own = await SendAsync(address, Own, "application/json");
            Assert.Equal(HttpStatusCode.Forbidden, outside.StatusCode);
            Assert.Contains(
                "declared its answers complete",
                await outside.Content.ReadAsStringAsync(),
                StringComparison.Ordinal
            );
            Assert.Equal(HttpStatusCode.NotFound, own.StatusCode);
        }
    }

    [Fact]
    public async Task The_agency_sees_all_of_its_own_at_once()
    {
        var result = await ScoreAsync(1, 5);

        var told = Numbers(await GetAsync(Path, Own) + await GetAsync("/api" + Path, Own, "application/json"));

        Assert.Empty(Secret(result).Except(told));
    }

    [Fact]
    public async Task By_the_agencys_word_all_is_told_and_a_correction_of_one_respondent_waits_for_another_word()
    {
        var first = await ScoreAsync(1, 5);
        Assert.Equal(HttpStatusCode.SeeOther, await ReleaseAsync(Own, first));
        Assert.Empty(Secret(first).Except(await NumbersToldAsync()));

        var second = await ScoreAsync(1, 6);

        Assert.Empty(Secret(second).Intersect(await NumbersToldAsync()));
        _time.Advance(TimeSpan.FromDays(365));
        Assert.Empty(Secret(second).Intersect(await NumbersToldAsync()));
        Assert.Equal(HttpStatusCode.SeeOther, await ReleaseAsync(Own, second));
        Assert.Empty(Secret(second).Except(await NumbersToldAsync()));
    }

    [Fact]
    public async Task When_the_fiscal_year_has_ended_what_lies_there_is_told_and_what_replaces_it_waits_for_a_word()
    {
        var first = await ScoreAsync(1, 5);
        _time.SetUtcNow(s_year.End.AddSeconds(-1));
        Assert.Empty(Secret(first).Intersect(await NumbersToldAsync()));
        _time.SetUtcNow(s_year.End);
        Assert.Empty(Secret(first).Except(await NumbersToldAsync()));

        var second = await ScoreAsync(1, 6);

        Assert.Empty(Secret(second).Intersect(await NumbersToldAsync()));
    }

    [Fact]
    public async Task The_word_is_the_agencys_alone_and_for_what_it_has_seen()
    {
        var first = await ScoreAsync(1, 5);
        Assert.Equal(HttpStatusCode.Forbidden, await ReleaseAsync(Outside, first));
        var second = await ScoreAsync(1, 6);

        Assert.Equal(HttpStatusCode.Conflict, await ReleaseAsync(Own, first));

        Assert.Empty(Secret(second).Intersect(await NumbersToldAsync()));
        Assert.Equal(HttpStatusCode.SeeOther, await ReleaseAsync(Own, second));
        var month = AuditMonth.Of(_time.GetUtcNow());
        var entries = await new AuditStore(app.Account).ListAsync(new ProvinceCode(_province), month, null, 50);
        Assert.Equal(AuditAction.Release, Assert.Single(entries.Entries).Action);
    }

    [Fact]
    public async Task Medians_are_of_those_who_have_given_their_word()
    {
        for (var agency = 2; agency <= 6; agency++)
            await ScoreAsync(agency, 20 + agency, isReleased: true);
        var before = await MediansAsync();

        await ScoreAsync(1, 5);

        Assert.Equal(before.Indicators, (await MediansAsync()).Indicators);
        Assert.NotEqual(before.Instruments, (await MediansAsync()).Instruments);
    }

    private static Agency AgencyOf(int number, string province) =>
        new()
        {
            Code = new AgencyCode($"{province}000{number}"),
            Name = $"เทศบาลตำบลที่ {number}",
            District = "เมือง",
            ProvinceCode = new ProvinceCode(province),
            Province = "ทดสอบ",
        };

    private static BlobVersion Registry() =>
        new()
        {
            Container = ContainerNames.Registry,
            Name = "release.xlsx",
            ETag = "0x1",
            LastModified = DateTimeOffset.UnixEpoch,
        };

    // What the difference of two versions tells: the means of items and indicators of questionnaires.
    private static HashSet<string> Secret(AssessmentResult result) =>
        result
            .Parts.Where(part => part.Instrument != Instrument.OIT)
            .SelectMany(part => part.Items.Select(item => item.Score.ToString()!))
            .Concat(
                result.Indicators.Where(indicator => indicator.Id <= 8).Select(indicator => indicator.Score.ToString()!)
            )
            .Except(Public(result))
            .ToHashSet();

    // A secret may by chance be the same number as one that everybody is told.
    private static IEnumerable<string> Public(AssessmentResult result) =>
        result
            .Instruments.Select(instrument => instrument.Score)
            .Concat(
                result
                    .Indicators.Where(indicator => indicator.Id > 8)
                    .Select(indicator => indicator.Score)
                    .OfType<Score>()
            )
            .Append(result.Total!.Value)
            .Append(new Score(Math.Abs(s_framework.Target.Points - result.Total!.Value.Rounded)))
            .Select(score => score.ToString());

    private Agency AgencyOf(int number) => AgencyOf(number, _province);

    private async Task<AssessmentResult> ScoreAsync(
        int number,
        int respondents,
        bool isReleased = false,
        int others = 0
    )
    {
        var agency = AgencyOf(number);
        var tallies = s_framework
            .Questionnaires.Select(part => Tally(part.Instrument, number, respondents, others))
            .ToList();
        var result = Disclosure.Apply(s_framework, Scorer.Score(s_framework, tallies));
        var store = new ResultStore(app.Account, _time);
        var update = await store.UpdateAsync(
            agency.ProvinceCode,
            agency.Code,
            s_year,
            (_, _) =>
                Task.FromResult<ScoredYear?>(
                    new(agency, result, $"{respondents}-{others}", DetailRelease.AnswersOf(tallies))
                )
        );
        if (isReleased)
            Assert.True(await store.ReleaseAsync(update.Row!));
        return result;
    }

    // Each respondent's answers are his number's; scores of two digits behind the point, none of them round.
    private static PartTally Tally(Instrument part, int agency, int respondents, int others)
    {
        var random = new Random((others * 10_000) + (agency * 1000) + (respondents * 10) + (int)part);
        return new PartTally
        {
            Instrument = part,
            Layout = TallyLayout.ItemScores,
            Respondents = part == Instrument.OIT ? null : respondents,
            Items =
            [
                .. s_framework
                    .ItemsOf(part)
                    .Select(item => new ItemTally
                    {
                        Id = item.Id,
                        Score =
                            part == Instrument.OIT
                                ? (random.Next(2) == 0 ? 0 : 100)
                                : 40 + random.Next(50) + 0.1111m + (random.Next(80) / 100m),
                        Respondents = part == Instrument.OIT ? null : respondents,
                    }),
            ],
        };
    }

    // Every figure with two decimals in every form of every answer that a province gets.
    private async Task<HashSet<string>> NumbersToldAsync()
    {
        var board = $"/provinces/{_province}/years/{s_year}";
        var texts = new List<string>
        {
            await GetAsync(Path, Outside),
            await GetAsync(Path + "?lang=en", Outside),
            await GetAsync("/api" + Path, Outside, "application/json"),
            await GetAsync(board, Outside),
            await GetAsync(board + "?view=indicators", Outside),
            await GetAsync("/api" + board, Outside, "application/json"),
            await GetAsync($"/api{board}.csv", Outside, "text/csv"),
        };
        using var workbook = await SendAsync($"/api{board}.xlsx", Outside, "*/*");
        using var book = new XLWorkbook(await workbook.Content.ReadAsStreamAsync());
        texts.AddRange(
            book.Worksheets.SelectMany(sheet => sheet.CellsUsed())
                .Where(cell => cell.DataType == XLDataType.Number)
                .Select(cell => ((decimal)cell.GetDouble()).ToString("0.00", CultureInfo.InvariantCulture))
        );
        return Numbers(string.Join('\n', texts));
    }

    private async Task<(string Indicators, string Instruments)> MediansAsync()
    {
        using var json = JsonDocument.Parse(
            await GetAsync($"/api/provinces/{_province}/years/{s_year}", Outside, "application/json")
        );
        var spreads = json.RootElement.GetProperty("spreads");
        var ofQuestionnaires = spreads
            .GetProperty("indicators")
            .EnumerateObject()
            .Where(indicator => indicator.Name is not ("9" or "10"))
            .Select(indicator => indicator.Value.GetRawText());
        return (string.Join('\n', ofQuestionnaires), spreads.GetProperty("instruments").GetRawText());
    }

    private async Task<HttpStatusCode> ReleaseAsync(string role, AssessmentResult shown)
    {
        var row = await new ResultStore(app.Account, _time).FindRowAsync(
            new ProvinceCode(_province),
            new AgencyCode(_province + "0001"),
            s_year
        );
        var isCurrent = row!.Result.Total == shown.Total;
        var form = new FormClient(_client!, role);
        await form.OpenAsync($"/api{Path}/years/{s_year}/upload");
        using var answer = await form.SendAsync(
            Release,
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["token"] = form.Token,
                    ["version"] = isCurrent ? row.Version : "0123456789abcdef",
                }
            )
        );
        return answer.StatusCode;
    }

    private async Task<string> GetAsync(string path, string role, string accept = "text/html")
    {
        using var answer = await SendAsync(path, role, accept);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private Task<HttpResponseMessage> SendAsync(string path, string role, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path).As(role);
        request.Headers.Accept.ParseAdd(accept);
        return _client!.SendAsync(request);
    }

    // As people and programs read them: a chart's coordinates are none.
    private static HashSet<string> Numbers(string text) =>
        DecimalNumber().Matches(Tag().Replace(text, " ")).Select(match => match.Value).ToHashSet();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?<![0-9.])[0-9]{1,3}\.[0-9]{2}(?![0-9])")]
    private static partial Regex DecimalNumber();
}
