using Ita.Assessment;
using Ita.Testing.Storage;

namespace Ita.Pipeline.Tests;

public sealed class ReportWritingTests(StorageFixture storage)
{
    [Fact]
    public async Task An_unchanged_result_never_makes_a_new_version_of_its_report()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        await pipeline.Upload(
            2566,
            "all.xlsx",
            Exports.ItemScores(
                new FiscalYear(2566),
                (Instrument.IIT, 90),
                (Instrument.EIT1, 80),
                (Instrument.EIT2, 70),
                (Instrument.OIT, 90)
            )
        );
        await pipeline.Score(2566);
        var first = await pipeline.ReportProperties(2566);

        await pipeline.Score(2566);

        Assert.Equal(first.ETag, (await pipeline.ReportProperties(2566)).ETag);
        Assert.NotNull((await pipeline.Row(2566))!.ReportVersion);
    }

    [Fact]
    public async Task Writers_at_the_same_time_leave_the_report_of_the_newest_result()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        var year = new FiscalYear(2566);
        await pipeline.Upload(2566, "a.xlsx", Exports.ItemScores(year, (Instrument.IIT, 90)));
        await pipeline.Score(2566);
        await pipeline.Upload(2566, "b.xlsx", Exports.ItemScores(year, (Instrument.OIT, 100)));

        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(i =>
                    i % 2 == 0
                        ? pipeline.Scoring.ScoreAsync(pipeline.Message(2566), CancellationToken.None)
                        : pipeline.Writing.WriteAsync(pipeline.Message(2566), CancellationToken.None)
                )
        );
        await pipeline.Writing.WriteAsync(pipeline.Message(2566), CancellationToken.None);

        var report = await pipeline.ReportProperties(2566);
        await pipeline.Writing.WriteAsync(pipeline.Message(2566), CancellationToken.None);
        Assert.Equal(report.ETag, (await pipeline.ReportProperties(2566)).ETag);
        Assert.Equal("100.00", (await pipeline.Row(2566))!.Result.ScoreOf(Instrument.OIT)!.Value.ToString());
    }
}
