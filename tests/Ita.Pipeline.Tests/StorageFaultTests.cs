using System.Net.Sockets;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Testing.Storage;

namespace Ita.Pipeline.Tests;

/// <summary>A storage that fails now and then, or for a while, delays the pipeline and takes nothing from it.</summary>
public sealed class StorageFaultTests(StorageFixture storage)
{
    private static readonly FiscalYear s_year = new(2566);
    private static readonly FiscalYear s_lastYear = new(2565);
    private static readonly int[] s_refusals = [408, 429, 500, 502, 503, 504];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Refusals_dropped_connections_and_lost_answers_leave_the_same_results(int seed)
    {
        var dice = new Random(seed);
        var faults = 0;
        var unreliable = new ScriptedTransport(
            async (message, send) =>
            {
                int fate;
                lock (dice)
                    fate = dice.Next(100);
                if (fate < 30)
                    Interlocked.Increment(ref faults);
                switch (fate)
                {
                    case < 10:
                        message.Response = new Refusal(s_refusals[fate % s_refusals.Length])
                        {
                            ClientRequestId = message.Request.ClientRequestId,
                        };
                        return;
                    case < 18:
                        throw new IOException(
                            "Connection refused",
                            new SocketException((int)SocketError.ConnectionRefused)
                        );
                    case < 30:
                        // Done, and nobody learns it.
                        await send();
                        throw new IOException(
                            "Connection reset by peer",
                            new SocketException((int)SocketError.ConnectionReset)
                        );
                    default:
                        await send();
                        return;
                }
            }
        );

        await ComesToTheSame(new PipelineUnderTest(storage.Through(unreliable)));
        Assert.InRange(faults, 20, int.MaxValue);
    }

    [Fact]
    public async Task A_storage_that_is_down_for_a_while_is_waited_for()
    {
        var requests = 0;
        var down = new ScriptedTransport(
            async (_, send) =>
            {
                // Of every 40 requests, the first ten in a row find nobody there.
                if (Interlocked.Increment(ref requests) % 40 < 10)
                    throw new IOException(
                        "Connection refused",
                        new SocketException((int)SocketError.ConnectionRefused)
                    );
                await send();
            }
        );

        await ComesToTheSame(new PipelineUnderTest(storage.Through(down)));
    }

    [Fact]
    public void As_configured_a_storage_that_is_down_is_waited_for_longer_than_a_minute()
    {
        var options = new StorageOptions();

        // Each pause may be shortened by a fifth, so that not all come back at once.
        var pauses = Enumerable
            .Range(0, options.MaxRetries)
            .Select(i => TimeSpan.FromTicks(Math.Min(options.RetryDelay.Ticks << i, options.MaxRetryDelay.Ticks)));
        Assert.InRange(pauses.Sum(pause => pause.TotalSeconds * 0.8), 45, 120);
        Assert.InRange(pauses.Sum(pause => pause.TotalSeconds), 60, 120);
    }

    private async Task ComesToTheSame(PipelineUnderTest pipeline)
    {
        await pipeline.Register();
        var name = await pipeline.Upload(
            2566,
            "all.xlsx",
            Exports.ItemScores(
                s_year,
                (Instrument.IIT, 90),
                (Instrument.EIT1, 80),
                (Instrument.EIT2, 70),
                (Instrument.OIT, 100)
            )
        );
        await pipeline.Upload(
            2565,
            "all.xlsx",
            Exports.ItemScores(
                s_lastYear,
                (Instrument.IIT, 80),
                (Instrument.EIT1, 70),
                (Instrument.EIT2, 70),
                (Instrument.OIT, 100)
            )
        );
        await pipeline.Score(2565, 2566);
        var (row, report) = (await pipeline.Row(2566), await pipeline.ReportProperties(2566));

        // The same steps once more, undisturbed, change nothing.
        var calm = new PipelineUnderTest(storage.Account, agency: pipeline.Agency);
        await calm.Score(2565, 2566);
        await calm.Drain();

        Assert.Equal(SubmissionState.Reported, (await calm.Outcome(name)).State);
        Assert.Equal(
            (row!.Version, row.ReportVersion),
            ((await calm.Row(2566))!.Version, (await calm.Row(2566))!.ReportVersion)
        );
        Assert.Equal(report.ETag, (await calm.ReportProperties(2566)).ETag);
        Assert.Equal(4, row.Parts.Length);
    }
}
