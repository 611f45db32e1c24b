using ClosedXML.Excel;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Testing.Storage;

namespace Ita.Pipeline.Tests;

public sealed class RejectedCopyTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly FiscalYear s_year = new(2566);

    [Fact]
    public async Task A_rejected_export_gets_a_page_and_a_marked_copy_beside_the_agencys_reports()
    {
        var pipeline = await Registered();

        var name = await pipeline.Upload(2566, "ผลสำรวจ IIT.xlsx", Bad());

        var outcome = await pipeline.Outcome(name);
        var files = outcome.RejectedFiles!;
        Assert.StartsWith(
            $"2566/{pipeline.Agency.ProvinceCode}/{pipeline.Agency.Code}/rejected/ผลสำรวจ-IIT-",
            files.Path,
            StringComparison.Ordinal
        );
        var line = Assert.Single(NoticeGroup.Of(outcome.Problems, outcome.MoreProblems).Groups);
        Assert.Equal(outcome.Problems.Length, line.Count);
        Assert.Contains(line.MessageTh, await Page(pipeline, files), StringComparison.Ordinal);
        using var copy = await Copy(pipeline, files);
        Assert.True(copy.Worksheet("IIT").Cell(outcome.Problems[0].Cell!).HasComment);
    }

    [Fact]
    public async Task Doing_it_twice_writes_nothing_new()
    {
        var pipeline = await Registered();
        var name = await pipeline.Upload(2566, "iit.xlsx", Bad());
        var files = (await pipeline.Outcome(name)).RejectedFiles!;
        using var before = await pipeline.Rejected.OpenCopyAsync(files);

        await pipeline.Submissions.RestartAsync((await pipeline.Outcome(name)).Blob);
        await pipeline.Ingestion.IngestAsync(name, CancellationToken.None);

        Assert.Equal(SubmissionState.Rejected, (await pipeline.Outcome(name)).State);
        using var after = await pipeline.Rejected.OpenCopyAsync(files);
        Assert.Equal(before!.ETag, after!.ETag);
    }

    [Fact]
    public async Task What_is_no_workbook_or_too_large_gets_the_page_alone_which_says_why()
    {
        var pipeline = await Registered();

        foreach (
            var (content, note, reason) in new[]
            {
                ("ไม่ใช่สมุดงาน"u8.ToArray(), CopyNote.Unreadable, "cannot be opened"),
                (new byte[(20 * 1024 * 1024) + 1], CopyNote.TooLarge, "too large to be copied"),
            }
        )
        {
            var outcome = await pipeline.Outcome(await pipeline.Upload(2566, $"{content.Length}.xlsx", content));

            Assert.Equal((false, note), (outcome.RejectedFiles!.HasCopy, outcome.RejectedFiles.Note));
            var page = await Page(pipeline, outcome.RejectedFiles);
            Assert.Contains(outcome.Problems.Single().MessageEn, page, StringComparison.Ordinal);
            Assert.Contains(reason, page, StringComparison.Ordinal);
            Assert.Null(await pipeline.Rejected.OpenCopyAsync(outcome.RejectedFiles));
        }
    }

    [Fact]
    public async Task An_agency_that_nobody_knows_is_told_too()
    {
        var pipeline = new PipelineUnderTest(storage.Account);

        var outcome = await pipeline.Outcome(
            await pipeline.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)))
        );

        Assert.Equal("agency-unknown", outcome.Problems.Single().Code);
        Assert.StartsWith(
            $"2566/unknown/{pipeline.Agency.Code}/rejected/",
            outcome.RejectedFiles!.Path,
            StringComparison.Ordinal
        );
        Assert.NotEmpty(await Page(pipeline, outcome.RejectedFiles));
    }

    [Fact]
    public async Task Where_the_copy_cannot_be_stored_the_upload_is_rejected_all_the_same()
    {
        var pipeline = await Registered();
        var broken = new PipelineUnderTest(
            storage.Account,
            rejectedAccount: new StorageAccount(
                new StorageOptions
                {
                    ConnectionString =
                        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
                        + "AccountKey="
                        + "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
                        + "BlobEndpoint=http://127.0.0.1:1/devstoreaccount1;"
                        + "QueueEndpoint=http://127.0.0.1:1/devstoreaccount1;"
                        + "TableEndpoint=http://127.0.0.1:1/devstoreaccount1",
                    MaxRetries = 0,
                }
            )
        );
        var name = await pipeline.Put(2566, "iit.xlsx", Bad());

        await broken.Ingestion.IngestAsync(name, CancellationToken.None);

        var outcome = await pipeline.Outcome(name);
        Assert.Equal(SubmissionState.Rejected, outcome.State);
        Assert.Contains(outcome.Problems, problem => problem.Code == "score-out-of-range");
    }

    [Fact]
    public async Task A_copy_stays_as_long_as_its_upload_is_there_and_rejected()
    {
        var pipeline = await Registered();
        var name = await pipeline.Upload(2566, "iit.xlsx", Bad());

        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);

        Assert.NotNull(await pipeline.Rejected.OpenCopyAsync((await pipeline.Outcome(name)).RejectedFiles!));
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("replaced by a good one")]
    [InlineData("replaced by the same")]
    [InlineData("accepted after all")]
    public async Task A_copy_goes_when_its_upload_is(string what)
    {
        var pipeline = what == "accepted after all" ? new PipelineUnderTest(storage.Account) : await Registered();
        var good = Exports.ItemScores(s_year, (Instrument.IIT, 90));
        var name = await pipeline.Upload(2566, "iit.xlsx", what == "accepted after all" ? good : Bad());
        var before = await pipeline.Outcome(name);
        Assert.NotNull(await pipeline.Rejected.OpenCopyAsync(before.RejectedFiles!));
        switch (what)
        {
            case "deleted":
                await storage.Account.Container(ContainerNames.Uploads).DeleteBlobAsync(name);
                break;
            case "replaced by a good one":
                await pipeline.Upload(2566, "iit.xlsx", good);
                break;
            case "replaced by the same":
                // As a browser would, which does not look whether it is the same.
                await storage
                    .Account.Container(ContainerNames.Uploads)
                    .GetBlobClient(name)
                    .UploadAsync(BinaryData.FromBytes(Bad()), overwrite: true);
                await pipeline.Ingestion.IngestAsync(name, CancellationToken.None);
                break;
            default:
                await pipeline.Register();
                break;
        }

        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);

        Assert.Null(await pipeline.Rejected.OpenCopyAsync(before.RejectedFiles!));
        Assert.Null(await pipeline.Rejected.OpenPageAsync(before.RejectedFiles!));
        var after = (await pipeline.Submissions.FindAsync(before.Blob))!;
        Assert.Null(after.RejectedFiles);
        if (what != "accepted after all")
            Assert.Equal(before.History, after.History);
        if (what == "replaced by the same")
            Assert.NotNull(await pipeline.Rejected.OpenCopyAsync((await pipeline.Outcome(name)).RejectedFiles!));
    }

    private async Task<PipelineUnderTest> Registered()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        return pipeline;
    }

    private static byte[] Bad() => Exports.ItemScores(s_year, (Instrument.IIT, 190));

    private static async Task<string> Page(PipelineUnderTest pipeline, RejectedFiles files)
    {
        using var page = await pipeline.Rejected.OpenPageAsync(files);
        using var reader = new StreamReader(page!.Content);
        return await reader.ReadToEndAsync();
    }

    private static async Task<XLWorkbook> Copy(PipelineUnderTest pipeline, RejectedFiles files)
    {
        using var copy = await pipeline.Rejected.OpenCopyAsync(files);
        var content = new MemoryStream();
        await copy!.Content.CopyToAsync(content);
        return new XLWorkbook(content);
    }
}
