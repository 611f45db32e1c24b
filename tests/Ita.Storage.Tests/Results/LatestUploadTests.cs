using Azure;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage.Agencies;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Storage.Tests.Tables;
using Ita.Testing.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Ita.Storage.Tests.Results;

public sealed class LatestUploadTests
{
    private readonly FakeTimeProvider _clock = new(Some.Noon);
    private readonly ResultStore _results;
    private readonly SubmissionStore _submissions;
    private readonly AgencyStore _agencies;
    private readonly string _connectionString;

    public LatestUploadTests(StorageFixture storage) =>
        (_results, _submissions, _agencies, _connectionString) = (
            new ResultStore(storage.Account, _clock),
            new SubmissionStore(storage.Account, _clock),
            new AgencyStore(storage.Account),
            storage.ConnectionString
        );

    [Fact]
    public async Task The_newest_upload_of_an_agency_stands_beside_the_results_of_its_province()
    {
        var agency = await RegisteredAsync();
        var first = Some.Upload(agency.Code, minute: 0, etag: "0x1");
        var second = Some.Upload(agency.Code, minute: 5, etag: "0x2");

        await _submissions.ReceiveAsync(first);
        await _submissions.ReceiveAsync(second);
        await _submissions.ChangeAsync(second, SubmissionState.Rejected);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _submissions.ChangeAsync(first, SubmissionState.Accepted);

        var year = await _results.ListWithUploadsAsync(agency.ProvinceCode, Some.Year);
        Assert.Empty(year.Rows);
        Assert.Equal([new LatestUpload(agency.Code, SubmissionState.Rejected, Some.Noon)], year.Uploads);
        Assert.Empty(await _results.ListAsync(agency.ProvinceCode, Some.Year));
    }

    [Fact]
    public async Task Every_step_of_it_is_seen_and_a_late_one_undoes_nothing()
    {
        var agency = await RegisteredAsync();
        var blob = Some.Upload(agency.Code);

        foreach (
            var state in new[]
            {
                SubmissionState.Accepted,
                SubmissionState.Scored,
                SubmissionState.Reported,
                SubmissionState.Scored,
            }
        )
            await _submissions.ChangeAsync(blob, state);
        await _submissions.ReceiveAsync(blob);

        Assert.Equal(
            SubmissionState.Reported,
            Assert.Single((await _results.ListWithUploadsAsync(agency.ProvinceCode, Some.Year)).Uploads).State
        );
    }

    [Theory]
    [InlineData(SubmissionState.Reported)]
    [InlineData(SubmissionState.Failed)]
    [InlineData(SubmissionState.Rejected)]
    public async Task A_process_that_dies_after_the_last_step_was_stored_leaves_nothing_behind(SubmissionState last)
    {
        var agency = await RegisteredAsync();
        var blob = Some.Upload(agency.Code);
        if (last != SubmissionState.Rejected)
            await _submissions.ChangeAsync(blob, SubmissionState.Accepted);
        else
            await _submissions.ReceiveAsync(blob);
        var dying = new SubmissionStore(
            new StorageAccount(
                new StorageOptions
                {
                    ConnectionString = _connectionString,
                    Transport = new CannedTransport(
                        (message, _, network) =>
                            message.Request.Uri.Path.Contains("/" + TableNames.Results, StringComparison.Ordinal)
                                ? throw new RequestFailedException("The process is gone.")
                                : network.ProcessAsync(message)
                    ),
                    MaxRetries = 0,
                }
            ),
            _clock
        );

        await Assert.ThrowsAsync<RequestFailedException>(() => dying.ChangeAsync(blob, last));
        Assert.Equal(last, (await _submissions.FindAsync(blob))!.State);

        // What a reconciliation looks at.
        await foreach (var submission in _submissions.ListUnderWayAsync())
            Assert.NotEqual(blob, submission.Blob);

        Assert.Equal(
            last,
            Assert.Single((await _results.ListWithUploadsAsync(agency.ProvinceCode, Some.Year)).Uploads).State
        );
    }

    [Fact]
    public async Task An_upload_that_came_before_its_agency_is_seen_when_it_is_received_again()
    {
        var agency = Some.Agency(province: Some.Province());
        var blob = Some.Upload(agency.Code);
        await _submissions.ChangeAsync(blob, SubmissionState.Rejected);
        await _agencies.UpsertAsync([agency], Some.Blob(container: ContainerNames.Registry));
        Assert.Empty((await _results.ListWithUploadsAsync(agency.ProvinceCode, Some.Year)).Uploads);

        await _submissions.ReceiveAsync(blob);

        Assert.Equal(
            SubmissionState.Rejected,
            Assert.Single((await _results.ListWithUploadsAsync(agency.ProvinceCode, Some.Year)).Uploads).State
        );
    }

    [Fact]
    public async Task Follow_up_forms_and_registries_are_no_uploads_of_the_year()
    {
        var agency = await RegisteredAsync();

        await _submissions.ReceiveAsync(
            Some.Blob($"{Some.Year}/{agency.Code}/form.xlsx", container: ContainerNames.FollowUp)
        );
        await _submissions.ReceiveAsync(Some.Blob(container: ContainerNames.Registry));

        Assert.Empty((await _results.ListWithUploadsAsync(agency.ProvinceCode, Some.Year)).Uploads);
    }

    private async Task<Agency> RegisteredAsync()
    {
        var agency = Some.Agency(province: Some.Province());
        await _agencies.UpsertAsync([agency], Some.Blob(container: ContainerNames.Registry));
        return agency;
    }
}
