using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Profiles;
using Ita.Assessment.Scoring;
using Ita.Storage.Results;
using Ita.Testing.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Ita.Storage.Tests.Results;

public sealed class ResultStoreTests
{
    private static readonly ImmutableSortedDictionary<Instrument, string> s_answers = DetailRelease.None.Answers;

    private readonly FakeTimeProvider _clock = new(Some.Noon);
    private readonly StorageFixture _storage;
    private readonly ResultStore _store;

    public ResultStoreTests(StorageFixture storage) =>
        (_storage, _store) = (storage, new ResultStore(storage.Account, _clock));

    [Fact]
    public void A_result_comes_back_digit_for_digit()
    {
        var cases =
            from year in Gen.Choose(2563, 2568)
            from seed in Gen.Choose(0, int.MaxValue - 1)
            from without in Gen.Choose(0, 5)
            select (year, seed, without);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(25),
            Prop.ForAll(
                cases.ToArbitrary(),
                given =>
                {
                    var agency = Some.Agency();
                    var result = Scored(new FiscalYear(given.year), given.seed, given.without);
                    _store
                        .UpdateAsync(
                            agency.ProvinceCode,
                            agency.Code,
                            result.FiscalYear,
                            (_, _) => Task.FromResult<ScoredYear?>(new(agency, result, "inputs", s_answers))
                        )
                        .GetAwaiter()
                        .GetResult();
                    var stored = _store
                        .FindAsync(agency.ProvinceCode, agency.Code, result.FiscalYear)
                        .GetAwaiter()
                        .GetResult()!;
                    return Flat.Of(stored.Result) == Flat.Of(result)
                        && Flat.Of(stored.Row.Result) == Flat.Of(result with { Parts = [] });
                }
            )
        );
    }

    [Fact]
    public async Task A_province_page_reads_everything_it_needs_in_one_partition()
    {
        var province = Some.Province();
        var agencies = new[]
        {
            Some.Agency(new AgencyCode($"B-{province}"), province),
            Some.Agency(new AgencyCode($"A-{province}"), province),
        };
        foreach (var agency in agencies)
            await StoreAsync(agency, Scored(Some.Year, seed: 1));
        await StoreAsync(agencies[0], Scored(Some.Year.Previous, seed: 1));

        var rows = await _store.ListAsync(province, Some.Year);

        Assert.Equal([$"A-{province}", $"B-{province}"], rows.Select(row => row.Agency.Code.Value));
        var expected = Scored(Some.Year, seed: 1);
        Assert.Equal(agencies[1] with { Email = null }, rows[0].Agency);
        Assert.Equal(Flat.Of(expected with { Parts = [] }), Flat.Of(rows[0].Result));
        Assert.Equal(
            expected
                .Parts.Select(part => (part.Instrument, part.Respondents))
                .Where(part => part.Respondents is not null),
            rows[0].Respondents.Select(pair => (pair.Key, (int?)pair.Value))
        );
        Assert.Equal(("inputs", Some.Noon, null), (rows[0].InputVersion, rows[0].ScoredAt, rows[0].ReportVersion));
        Assert.Equal(expected.Parts.Select(part => part.Instrument), rows[0].Parts);
    }

    [Fact]
    public async Task The_same_result_again_is_not_written_again()
    {
        var agency = Some.Agency();
        var first = await StoreAsync(agency, Scored(Some.Year, seed: 1));
        _clock.Advance(TimeSpan.FromMinutes(1));

        var second = await StoreAsync(agency, Scored(Some.Year, seed: 1));

        Assert.Equal((true, false), (first.Changed, second.Changed));
        Assert.Equal((first.Row!.ETag, Some.Noon), (second.Row!.ETag, second.Row.ScoredAt));
    }

    [Fact]
    public async Task Another_result_takes_the_place_of_the_one_before_and_leaves_no_items_of_it()
    {
        var agency = Some.Agency();
        await StoreAsync(agency, Scored(Some.Year, seed: 1));
        await StoreAsync(agency, Scored(Some.Year, seed: 2, without: 1));

        var stored = await _store.FindAsync(agency.ProvinceCode, agency.Code, Some.Year);

        Assert.Equal(Flat.Of(Scored(Some.Year, seed: 2, without: 1)), Flat.Of(stored!.Result));
        var rows = await ItemRowsAsync(agency);
        Assert.Equal(stored.Row.Parts.Length, rows.Count);
        Assert.All(rows, row => Assert.EndsWith(stored.Row.Version, row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_scored_from_older_tallies_scores_again_when_another_was_faster()
    {
        var agency = Some.Agency();
        var newest = 1;
        var scorings = 0;

        await _store.UpdateAsync(
            agency.ProvinceCode,
            agency.Code,
            Some.Year,
            async (_, _) =>
            {
                var read = newest;
                if (++scorings == 1)
                {
                    newest = 2;
                    await StoreAsync(agency, Scored(Some.Year, seed: 2));
                }

                return new ScoredYear(
                    agency,
                    Scored(Some.Year, seed: read),
                    "inputs",
                    ImmutableSortedDictionary<Instrument, string>.Empty
                );
            }
        );

        Assert.Equal(2, scorings);
        Assert.Equal(
            Flat.Of(Scored(Some.Year, seed: 2)),
            Flat.Of((await _store.FindAsync(agency.ProvinceCode, agency.Code, Some.Year))!.Result)
        );
    }

    [Fact]
    public async Task Scorers_that_race_end_with_the_newest_tallies_and_readers_always_find_a_whole_result()
    {
        var agency = Some.Agency();
        var newest = 0;
        await StoreAsync(agency, Scored(Some.Year, seed: 0));
        using var done = new CancellationTokenSource();
        var reader = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                var stored = (await _store.FindAsync(agency.ProvinceCode, agency.Code, Some.Year))!;
                Assert.Contains(
                    Flat.Of(stored.Result),
                    Enumerable.Range(0, 9).Select(seed => Flat.Of(Scored(Some.Year, seed)))
                );
            }
        });

        await Task.WhenAll(
            Enumerable
                .Range(1, 8)
                .Select(async seed =>
                {
                    Interlocked.Exchange(ref newest, Math.Max(seed, newest));
                    await _store.UpdateAsync(
                        agency.ProvinceCode,
                        agency.Code,
                        Some.Year,
                        (_, _) =>
                            Task.FromResult<ScoredYear?>(
                                new(agency, Scored(Some.Year, Volatile.Read(ref newest)), "inputs", s_answers)
                            )
                    );
                })
        );
        await done.CancelAsync();
        await reader;

        var last = await _store.FindAsync(agency.ProvinceCode, agency.Code, Some.Year);
        Assert.Equal(Flat.Of(Scored(Some.Year, seed: 8)), Flat.Of(last!.Result));
        Assert.Equal(last.Row.Parts.Length, (await ItemRowsAsync(agency)).Count);
    }

    [Fact]
    public async Task What_a_scorer_left_when_it_was_killed_is_never_read_and_removed_by_the_next()
    {
        var agency = Some.Agency();
        await StoreAsync(agency, Scored(Some.Year, seed: 1));
        await _storage
            .Account.Table(TableNames.Items)
            .AddEntityAsync(
                new Azure.Data.Tables.TableEntity($"{agency.Code}_{Some.Year}", "IIT:killed") { ["Part"] = "{}" }
            );

        Assert.Equal(
            Flat.Of(Scored(Some.Year, seed: 1)),
            Flat.Of((await _store.FindAsync(agency.ProvinceCode, agency.Code, Some.Year))!.Result)
        );
        await StoreAsync(agency, Scored(Some.Year, seed: 2));

        Assert.DoesNotContain("IIT:killed", await ItemRowsAsync(agency));
    }

    [Fact]
    public async Task Items_that_were_lost_are_an_error_until_the_year_is_scored_again()
    {
        var agency = Some.Agency();
        await StoreAsync(agency, Scored(Some.Year, seed: 1));
        var items = _storage.Account.Table(TableNames.Items);
        await items.DeleteEntityAsync($"{agency.Code}_{Some.Year}", (await ItemRowsAsync(agency))[0]);
        await Assert.ThrowsAsync<InvalidDataException>(() =>
            _store.FindAsync(agency.ProvinceCode, agency.Code, Some.Year)
        );

        await StoreAsync(agency, Scored(Some.Year, seed: 1));

        Assert.Equal(
            Flat.Of(Scored(Some.Year, seed: 1)),
            Flat.Of((await _store.FindAsync(agency.ProvinceCode, agency.Code, Some.Year))!.Result)
        );
    }

    [Fact]
    public async Task A_report_is_noted_on_the_row_it_was_written_from_and_on_no_later_one()
    {
        var agency = Some.Agency();
        var row = (await StoreAsync(agency, Scored(Some.Year, seed: 1))).Row!;
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await _store.MarkReportedAsync(row, Written("report 1")));
        var reported = (await _store.FindRowAsync(agency.ProvinceCode, agency.Code, Some.Year))!;
        Assert.Equal(
            ("report 1", Some.Noon.AddMinutes(1), row.Version),
            (reported.ReportVersion, reported.ReportedAt, reported.Version)
        );

        await StoreAsync(agency, Scored(Some.Year, seed: 2));
        Assert.False(await _store.MarkReportedAsync(reported, Written("report 2")));

        var scoredAgain = (await _store.FindRowAsync(agency.ProvinceCode, agency.Code, Some.Year))!;
        Assert.Equal("report 1", scoredAgain.ReportVersion);
        Assert.NotEqual(row.Version, scoredAgain.Version);
    }

    [Fact]
    public async Task The_month_of_the_first_report_stays_while_the_figures_do_whatever_file_they_come_from()
    {
        var agency = Some.Agency();
        var scored = Scored(Some.Year, seed: 1);
        var row = (await StoreAsync(agency, scored, "files 1")).Row!;
        Assert.Null(row.ReportIssued);
        Assert.True(await _store.MarkReportedAsync(row, Written("report 1", month: 9)));

        row = (await StoreAsync(agency, scored, "files 2")).Row!;
        Assert.Equal(new IssueMonth(2566, 9), row.ReportIssued);
        Assert.Equal([".docx"], row.Documents);
        Assert.True(await _store.MarkReportedAsync(row, Written("report 2", month: 11)));
        row = (await _store.FindRowAsync(agency.ProvinceCode, agency.Code, Some.Year))!;
        Assert.Equal(new IssueMonth(2566, 9), row.ReportIssued);

        row = (await StoreAsync(agency, Scored(Some.Year, seed: 2), "files 3")).Row!;
        Assert.Null(row.ReportIssued);
    }

    [Fact]
    public async Task Nothing_to_score_stores_nothing()
    {
        var agency = Some.Agency();

        var update = await _store.UpdateAsync(
            agency.ProvinceCode,
            agency.Code,
            Some.Year,
            (_, _) => Task.FromResult<ScoredYear?>(null)
        );

        Assert.Equal(new ResultUpdate(null, Changed: false), update);
        Assert.Null(await _store.FindAsync(agency.ProvinceCode, agency.Code, Some.Year));
        Assert.Null(await _store.FindRowAsync(agency.ProvinceCode, agency.Code, Some.Year));
    }

    [Fact]
    public async Task Another_agencys_result_is_refused()
    {
        var agency = Some.Agency();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            _store.UpdateAsync(
                agency.ProvinceCode,
                Some.Code(),
                Some.Year,
                (_, _) => Task.FromResult<ScoredYear?>(new(agency, Scored(Some.Year, 1), "inputs", s_answers))
            )
        );
    }

    private static WrittenReport Written(string version, int month = 10) =>
        new(version, new IssueMonth(2566, month), [".docx"]);

    private Task<ResultUpdate> StoreAsync(Agency agency, AssessmentResult result, string inputs = "inputs") =>
        _store.UpdateAsync(
            agency.ProvinceCode,
            agency.Code,
            result.FiscalYear,
            (_, _) => Task.FromResult<ScoredYear?>(new(agency, result, inputs, s_answers))
        );

    // Without the notes of the provinces it was stored in.
    private async Task<List<string>> ItemRowsAsync(Agency agency)
    {
        var rows = new List<string>();
        var filter = Azure.Data.Tables.TableClient.CreateQueryFilter($"PartitionKey eq {$"{agency.Code}_{Some.Year}"}");
        await foreach (
            var entity in _storage.Account.Table(TableNames.Items).QueryAsync<Azure.Data.Tables.TableEntity>(filter)
        )
            rows.Add(entity.RowKey);
        rows.RemoveAll(row => row.StartsWith("place:", StringComparison.Ordinal));
        return rows;
    }

    // Made-up answers in every item, so that means do not end; the nth questionnaire may be missing.
    private static AssessmentResult Scored(FiscalYear year, int seed, int without = 0)
    {
        var framework = FrameworkCatalogue.BuiltIn.Find(year)!;
        var random = new Random(seed);
        var parts = framework
            .Questionnaires.Select(questionnaire => new PartTally
            {
                Instrument = questionnaire.Instrument,
                Layout = TallyLayout.Answers,
                Respondents = questionnaire.Instrument == Instrument.OIT ? null : random.Next(1, 500),
                Items =
                [
                    .. framework
                        .ItemsOf(questionnaire.Instrument)
                        .SelectMany(item =>
                            item.SubItems.IsEmpty
                                ? [Tally(item.Id, item.Scale!)]
                                : item.SubItems.Select(sub => Tally(sub.Id, sub.Scale!))
                        ),
                ],
            })
            .ToList();
        return Scorer.Score(framework, parts.Where((_, index) => index + 1 != without));

        ItemTally Tally(ItemId id, AnswerScale scale) =>
            new()
            {
                Id = id,
                Counts = [.. scale.Choices.Select(_ => random.Next(0, 40))],
                Explanation = id.Letter == 'o' ? "เผยแพร่แล้ว \"ครบ\"" : null,
                Url = id.Letter == 'o' ? "https://example.test/?a=1&b=ก" : null,
            };
    }
}
