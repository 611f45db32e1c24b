using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Testing.Storage;

namespace Ita.Pipeline.Tests;

public sealed class AgencyScoringTests(StorageFixture storage)
{
    private static readonly FiscalYear s_year = new(2566);
    private static readonly (Instrument Part, decimal Score)[] s_parts =
    [
        (Instrument.IIT, 90),
        (Instrument.EIT1, 80),
        (Instrument.EIT2, 70),
        (Instrument.OIT, 100),
    ];

    [Fact]
    public async Task Parts_in_workbooks_of_their_own_give_one_result_in_whatever_order_they_come()
    {
        foreach (
            var order in (int[][])
                [
                    [0, 1, 2, 3],
                    [3, 2, 1, 0],
                    [2, 0, 3, 1],
                ]
        )
        {
            var pipeline = new PipelineUnderTest(storage.Account);
            await pipeline.Register();
            foreach (var part in order)
            {
                await pipeline.Upload(2566, $"{s_parts[part].Part}.xlsx", Exports.ItemScores(s_year, s_parts[part]));
                await pipeline.Score(2566);
            }

            var row = await pipeline.Row(2566);
            Assert.Equal("89.50", row!.Result.Total!.Value.ToString());
            Assert.Equal("A", row.Result.Level);
            Assert.All(
                await pipeline.Submissions.ListAsync(pipeline.Agency.Code, s_year),
                submission => Assert.Equal(SubmissionState.Reported, submission.State)
            );
        }
    }

    [Fact]
    public async Task A_year_with_an_instrument_missing_is_scored_as_far_as_it_goes_and_says_what_is_missing()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        await pipeline.Upload(2566, "all-but.xlsx", Exports.ItemScores(s_year, s_parts[0], s_parts[1], s_parts[3]));

        await pipeline.Score(2566);

        var result = (await pipeline.Row(2566))!.Result;
        Assert.Null(result.Total);
        Assert.Equal([Instrument.EIT2], result.Missing);
        Assert.Equal("90.00", result.ScoreOf(Instrument.IIT)!.Value.ToString());
        Assert.Null(result.ScoreOf(Instrument.EIT));
        Assert.True((await pipeline.ReportProperties(2566)).ContentLength > 0);
    }

    [Fact]
    public async Task Scoring_twice_leaves_the_same_result_and_asks_for_the_report_again()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        await pipeline.Upload(2566, "all.xlsx", Exports.ItemScores(s_year, s_parts));
        await pipeline.Scoring.ScoreAsync(pipeline.Message(2566), CancellationToken.None);
        var first = await pipeline.Row(2566);
        await pipeline.Take(QueueNames.WriteReport);

        await pipeline.Scoring.ScoreAsync(pipeline.Message(2566), CancellationToken.None);

        Assert.Equal(first!.ETag, (await pipeline.Row(2566))!.ETag);
        Assert.Equal([pipeline.Message(2566)], await pipeline.Take(QueueNames.WriteReport));
    }

    [Fact]
    public async Task A_year_that_changes_has_the_report_of_the_year_after_written_again()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        await pipeline.Upload(2566, "all.xlsx", Exports.ItemScores(s_year, s_parts));
        await pipeline.Score(2566);
        var alone = await pipeline.ReportProperties(2566);
        await pipeline.Take(QueueNames.WriteReport);

        await pipeline.Upload(2565, "summary.xlsx", Exports.Summary((2565, 95)));
        await pipeline.Scoring.ScoreAsync(pipeline.Message(2565), CancellationToken.None);

        var asked = await pipeline.Take(QueueNames.WriteReport);
        Assert.Equal([pipeline.Message(2565), pipeline.Message(2566)], asked.OrderBy(message => message.FiscalYear));
        foreach (var message in asked)
            await pipeline.Writing.WriteAsync(message, CancellationToken.None);
        Assert.NotEqual(alone.ETag, (await pipeline.ReportProperties(2566)).ETag);
    }

    [Fact]
    public async Task A_message_of_a_year_or_an_agency_that_is_not_there_is_nothing_to_do()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Scoring.ScoreAsync(pipeline.Message(2566), CancellationToken.None);
        await pipeline.Register();

        await pipeline.Scoring.ScoreAsync(pipeline.Message(2566), CancellationToken.None);
        await pipeline.Scoring.ScoreAsync(pipeline.Message(2569), CancellationToken.None);
        await pipeline.Writing.WriteAsync(pipeline.Message(2566), CancellationToken.None);

        Assert.Null(await pipeline.Row(2566));
        Assert.Empty(await pipeline.Take(QueueNames.WriteReport));
    }
}
