using System.Net;
using System.Text.Json;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Storage.Tallies;

namespace Ita.Functions.Tests.Contract;

/// <summary>Requests that the genuine host sent, posted to the app as it sent them.</summary>
[Collection(Alone.Collection)]
public sealed class RecordedPayloadTests(HostedApp app) : IClassFixture<HostedApp>
{
    private const string BlobName = "2566/310801/ผลสำรวจ ita (1).xlsx";
    private static readonly AgencyCode s_agency = new("310801");
    private static readonly FiscalYear s_year = new(2566);

    [Fact]
    public async Task The_host_finds_somebody_at_the_root() =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Host.GetAsync("/")).StatusCode);

    [Fact]
    public async Task Every_step_does_its_work_and_does_nothing_more_the_second_time()
    {
        await app.Upload(ContainerNames.Registry, "agencies.xlsx", Samples.Registry);
        await app.Upload(ContainerNames.Uploads, BlobName, Samples.Export2566);
        var blobTrigger = RecordedRequest.Load("blobTrigger-IngestSurveyExport");
        var score = RecordedRequest.Load("queueTrigger-ScoreAgency");

        await Invoke(
            blobTrigger with
            {
                Path = "/IngestRegistry",
                Body = """{"Data":{"registry":"UEsDBA=="},"Metadata":{"fileName":"\"agencies.xlsx\"","sys":{}}}""",
            }
        );
        await Invoke(blobTrigger);
        Assert.Equal(SubmissionState.Accepted, (await Outcome()).State);
        var accepted = await Outcome();
        await Invoke(blobTrigger);
        Assert.Equal(accepted.History, (await Outcome()).History);
        Assert.Equal(4, (await new TallyStore(app.Account).GetAsync(s_agency, s_year)).Parts.Length);

        await Invoke(score);
        var row = await Row();
        Assert.Equal("88.93", row.Result.Total.ToString());
        await Invoke(score);
        Assert.Equal(row.ETag, (await Row()).ETag);
        Assert.Equal(SubmissionState.Scored, (await Outcome()).State);

        await Invoke(score with { Path = "/WriteReport" });
        var report = await app.Report(2566).GetPropertiesAsync();
        await Invoke(score with { Path = "/WriteReport" });
        Assert.Equal(report.Value.ETag, (await app.Report(2566).GetPropertiesAsync()).Value.ETag);
        var reported = await Outcome();
        Assert.Equal(SubmissionState.Reported, reported.State);

        await Invoke(RecordedRequest.Load("timerTrigger-ReconcileUploads"));
        await Invoke(blobTrigger);
        await Invoke(score);
        await Invoke(score with { Path = "/WriteReport" });
        Assert.Equal(reported.History, (await Outcome()).History);
        Assert.Equal(row.Version, (await Row()).Version);
        Assert.Equal(report.Value.ETag, (await app.Report(2566).GetPropertiesAsync()).Value.ETag);
    }

    [Fact]
    public async Task A_blob_of_200_megabytes_is_turned_away_in_constant_memory()
    {
        const string Name = "2566/310802/large.xlsx";
        await app
            .Account.Container(ContainerNames.Uploads)
            .GetBlobClient(Name)
            .UploadAsync(BinaryData.FromBytes(new byte[(20 * 1024 * 1024) + 1]));
        var recorded = RecordedRequest.Load("blobTrigger-IngestSurveyExport");
        const string Metadata =
            """},"Metadata":{"fiscalYear":"\"2566\"","agencyCode":"\"310802\"","fileName":"\"large.xlsx\"","sys":{}}}""";
        var before = GC.GetTotalAllocatedBytes(precise: true);

        using var answer = await app.Send(
            recorded,
            new LongContent("{\"Data\":{\"export\":\"", 200L * 1024 * 1024, "\"" + Metadata)
        );

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 64 * 1024 * 1024);
        await IsDone(answer);
        var outcome = Assert.Single(
            await new SubmissionStore(app.Account, TimeProvider.System).ListAsync(new AgencyCode("310802"), s_year)
        );
        Assert.Equal("too-large", Assert.Single(outcome.Problems).Code);
    }

    [Fact]
    public async Task A_poisoned_blob_and_a_poisoned_message_are_recorded()
    {
        const string Name = "2566/310803/poison.xlsx";
        await app.Upload(ContainerNames.Uploads, Name, Samples.Export2566);
        var recorded = RecordedRequest.Load("queueTrigger-ScoreAgency");
        var message = JsonSerializer.Serialize(
            new
            {
                FunctionId = "Host.Functions.IngestSurveyExport",
                BlobType = "BlockBlob",
                ContainerName = "uploads",
                BlobName = Name,
                ETag = "0x1",
            }
        );

        await Invoke(recorded with { Path = "/RecordUploadFailure", Body = Envelope(message) });
        await Invoke(
            recorded with
            {
                Path = "/RecordScoringFailure",
                Body = Envelope("""{"agencyCode":"310803","fiscalYear":2566}"""),
            }
        );
        await Invoke(recorded with { Path = "/RecordReportFailure", Body = Envelope("what is this") });

        var outcome = Assert.Single(
            await new SubmissionStore(app.Account, TimeProvider.System).ListAsync(new AgencyCode("310803"), s_year)
        );
        Assert.Equal(SubmissionState.Failed, outcome.State);
        Assert.Equal("reading-failed", Assert.Single(outcome.Problems).Code);
    }

    [Fact]
    public async Task A_work_message_that_is_none_of_ours_fails_and_goes_its_way_to_the_poison_queue()
    {
        using var answer = await app.Send(
            RecordedRequest.Load("queueTrigger-ScoreAgency") with
            {
                Body = Envelope("what is this").Replace("message", "request", StringComparison.Ordinal),
            }
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    // As the host wraps a message: JSON inside JSON.
    private static string Envelope(string message) =>
        JsonSerializer.Serialize(
            new
            {
                Data = new { message = JsonSerializer.Serialize(message) },
                Metadata = new { DequeueCount = "1", sys = new { } },
            }
        );

    private static async Task IsDone(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("""{"Outputs":{},"Logs":[],"ReturnValue":null}""", await answer.Content.ReadAsStringAsync());
    }

    private async Task Invoke(RecordedRequest request)
    {
        using var answer = await app.Send(request);
        await IsDone(answer);
    }

    private async Task<Submission> Outcome()
    {
        var blob = await app.Uploads.FindAsync(ContainerNames.Uploads, BlobName);
        return (await new SubmissionStore(app.Account, TimeProvider.System).FindAsync(blob!))!;
    }

    private async Task<ResultRow> Row() =>
        (
            await new ResultStore(app.Account, TimeProvider.System).FindRowAsync(
                new ProvinceCode("31"),
                s_agency,
                s_year
            )
        )!;
}
