using Azure.Data.Tables;
using Ita.Assessment;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Storage.Submissions;
using Ita.Testing.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Ita.Storage.Tests.Submissions;

public sealed class SubmissionStoreTests
{
    private readonly FakeTimeProvider _clock = new(Some.Noon);
    private readonly StorageFixture _storage;
    private readonly SubmissionStore _store;

    public SubmissionStoreTests(StorageFixture storage) =>
        (_storage, _store) = (storage, new SubmissionStore(storage.Account, _clock));

    [Fact]
    public async Task A_blob_version_is_received_once_however_often_it_is_delivered()
    {
        var blob = Some.Upload(Some.Code());

        var first = await _store.ReceiveAsync(blob);
        _clock.Advance(TimeSpan.FromMinutes(5));
        var second = await _store.ReceiveAsync(blob with { ETag = "\"0x8DB1\"" });

        Assert.Equal(first.History, second.History);
        Assert.Equal([new StateChange(SubmissionState.Received, Some.Noon)], second.History);
        Assert.Single(await _store.ListAsync(first.Agency!.Value, first.FiscalYear!.Value));
    }

    [Fact]
    public async Task An_accepted_upload_keeps_what_was_read_from_it_and_every_state_with_its_time()
    {
        var blob = Some.Upload(Some.Code(), "ส่งออก ปี 2566.xlsx");
        var warning = new Notice
        {
            Code = "under-sampled",
            File = "ส่งออก ปี 2566.xlsx",
            Sheet = "IIT",
            Item = "i1",
            Value = "3",
            MessageTh = "ผู้ตอบน้อยกว่าเกณฑ์",
            MessageEn = "Fewer respondents than asked for.",
        };
        await _store.ReceiveAsync(blob);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _store.ChangeAsync(
            blob,
            SubmissionState.Accepted,
            submission =>
                submission with
                {
                    Sha256 = "abc",
                    Parts =
                    [
                        new ReadPart(Some.Year, Instrument.IIT, TallyLayout.Answers, 60),
                        new ReadPart(Some.Year.Previous, Instrument.OIT, TallyLayout.IndicatorScores, null),
                    ],
                    Warnings = [warning],
                    Ignored = [new IgnoredSheet("ส่งออก ปี 2566.xlsx", "สรุป", "hidden")],
                }
        );
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _store.ChangeAsync(blob, SubmissionState.Scored);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _store.ChangeAsync(blob, SubmissionState.Reported);

        var stored = (await _store.FindAsync(blob))!;
        Assert.Equal(blob, stored.Blob);
        Assert.Equal(
            ("ส่งออก ปี 2566.xlsx", "abc", SubmissionState.Reported),
            (stored.Blob.FileName, stored.Sha256, stored.State)
        );
        Assert.Equal(
            [SubmissionState.Received, SubmissionState.Accepted, SubmissionState.Scored, SubmissionState.Reported],
            stored.History.Select(change => change.State)
        );
        Assert.Equal([0, 1, 2, 3], stored.History.Select(change => (int)(change.At - Some.Noon).TotalMinutes));
        Assert.Equal(
            [
                new ReadPart(Some.Year, Instrument.IIT, TallyLayout.Answers, 60),
                new ReadPart(Some.Year.Previous, Instrument.OIT, TallyLayout.IndicatorScores, null),
            ],
            stored.Parts
        );
        Assert.Equal([warning], stored.Warnings);
        Assert.Equal([new IgnoredSheet("ส่งออก ปี 2566.xlsx", "สรุป", "hidden")], stored.Ignored);
    }

    [Fact]
    public async Task Where_a_page_and_copy_lie_is_noted_forgotten_and_found_without_touching_the_state()
    {
        var (blob, other) = (Some.Upload(Some.Code()), Some.Upload(Some.Code()));
        var files = new RejectedFiles("2566/31/a/rejected/ita-1", HasCopy: true, CopyNote.Simplified);
        await _store.ReceiveAsync(other);
        await _store.SetRejectedFilesAsync(blob, files);
        await _store.ChangeAsync(blob, SubmissionState.Rejected);
        var rejected = (await _store.FindAsync(blob))!;

        Assert.Equal(files, rejected.RejectedFiles);
        Assert.Contains(await WithFiles(), submission => submission.Blob == blob);
        Assert.DoesNotContain(await WithFiles(), submission => submission.Blob == other);

        await _store.ForgetRejectedFilesAsync(blob);
        Assert.Null((await _store.FindAsync(blob))!.RejectedFiles);
        Assert.Equal(rejected.History, (await _store.FindAsync(blob))!.History);
        Assert.DoesNotContain(await WithFiles(), submission => submission.Blob == blob);

        async Task<List<Submission>> WithFiles() => await _store.ListWithRejectedFilesAsync().ToListAsync();
    }

    [Fact]
    public async Task Notes_that_got_lost_are_written_again()
    {
        var (underWay, rejected, done) = (Some.Upload(Some.Code()), Some.Upload(Some.Code()), Some.Upload(Some.Code()));
        await _store.ReceiveAsync(underWay);
        await _store.ReceiveAsync(rejected);
        await _store.SetRejectedFilesAsync(rejected, new RejectedFiles("2566/31/b/rejected/ita-1", HasCopy: false));
        await _store.ChangeAsync(rejected, SubmissionState.Rejected);
        await _store.ChangeAsync(done, SubmissionState.Rejected);
        Assert.Equal([("under way", underWay), ("with files", rejected)], await Found());

        var notes = _storage.Account.Table(TableNames.Pending);
        foreach (var blob in (BlobVersion[])[underWay, rejected])
        {
            var id = (await _store.FindAsync(blob))!.Id;
            await foreach (var note in notes.QueryAsync<TableEntity>())
            {
                if (note.RowKey.EndsWith(id, StringComparison.Ordinal))
                    await notes.DeleteEntityAsync(note.PartitionKey, note.RowKey);
            }
        }

        Assert.Equal([], await Found());
        await _store.RestorePendingAsync();
        Assert.Equal([("under way", underWay), ("with files", rejected)], await Found());

        async Task<List<(string, BlobVersion)>> Found()
        {
            BlobVersion[] mine = [underWay, rejected, done];
            var waiting = await _store
                .ListUnderWayAsync()
                .Select(submission => ("under way", submission.Blob))
                .ToListAsync();
            var withFiles = await _store
                .ListWithRejectedFilesAsync()
                .Select(submission => ("with files", submission.Blob))
                .ToListAsync();
            return [.. waiting.Concat(withFiles).Where(found => mine.Contains(found.Blob))];
        }
    }

    [Fact]
    public async Task A_step_that_runs_twice_or_late_undoes_nothing()
    {
        var blob = Some.Upload(Some.Code());
        foreach (var state in new[] { SubmissionState.Accepted, SubmissionState.Scored, SubmissionState.Reported })
            await _store.ChangeAsync(blob, state);
        var before = (await _store.FindAsync(blob))!;
        _clock.Advance(TimeSpan.FromMinutes(9));

        foreach (var late in Enum.GetValues<SubmissionState>())
        {
            var after = await _store.ChangeAsync(blob, late, submission => submission with { Sha256 = "late" });
            Assert.Equal((SubmissionState.Reported, null), (after.State, after.Sha256));
            Assert.Equal(before.History, after.History);
        }
    }

    [Fact]
    public async Task A_rejected_upload_keeps_its_problems_and_only_a_restart_brings_it_back()
    {
        var blob = Some.Upload(Some.Code());
        var problems = Enumerable
            .Range(0, 100)
            .Select(i => new Notice
            {
                Code = "answer-unknown",
                Sheet = "แบบวัด IIT",
                Cell = $"F{i}",
                Value = new string('ก', 80),
                MessageTh = new string('ข', 200),
                MessageEn = new string('c', 200),
            })
            .ToArray();

        await _store.ChangeAsync(
            blob,
            SubmissionState.Rejected,
            submission => submission with { Problems = [.. problems], MoreProblems = 900 }
        );
        await _store.ChangeAsync(blob, SubmissionState.Accepted);
        var rejected = (await _store.FindAsync(blob))!;
        Assert.Equal((SubmissionState.Rejected, 900), (rejected.State, rejected.MoreProblems));
        Assert.Equal(problems, rejected.Problems);

        var restarted = await _store.RestartAsync(blob);
        Assert.Equal(
            (SubmissionState.Received, 0, 0),
            (restarted.State, restarted.MoreProblems, restarted.Problems.Length)
        );
        Assert.Equal(
            [SubmissionState.Received, SubmissionState.Rejected, SubmissionState.Received],
            restarted.History.Select(change => change.State)
        );
    }

    [Fact]
    public async Task A_failed_upload_is_healed_by_a_later_success_or_started_again()
    {
        var (healed, restarted) = (Some.Upload(Some.Code()), Some.Upload(Some.Code()));
        foreach (var blob in new[] { healed, restarted })
            await _store.ChangeAsync(blob, SubmissionState.Failed);

        Assert.Equal(SubmissionState.Accepted, (await _store.ChangeAsync(healed, SubmissionState.Accepted)).State);
        Assert.Equal(SubmissionState.Received, (await _store.RestartAsync(restarted)).State);
        Assert.Equal(SubmissionState.Accepted, (await _store.RestartAsync(healed)).State);
    }

    [Fact]
    public async Task An_agency_years_uploads_are_listed_newest_first_in_whatever_order_they_arrive()
    {
        var agency = Some.Code();
        foreach (var minute in new[] { 3, 1, 4, 2 })
            await _store.ReceiveAsync(Some.Upload(agency, $"{minute}.xlsx", minute));
        await _store.ReceiveAsync(Some.Upload(agency, "4.xlsx", minute: 4, etag: "0xANOTHER"));

        var listed = await _store.ListAsync(agency, Some.Year);

        Assert.Equal(
            ["4.xlsx", "4.xlsx", "3.xlsx", "2.xlsx", "1.xlsx"],
            listed.Select(submission => submission.Blob.FileName)
        );
        Assert.Equal(listed[0], await _store.FindAsync(agency, Some.Year, listed[0].Id), SameBlob);
        Assert.Empty(await _store.ListAsync(agency, Some.Year.Next));
    }

    [Fact]
    public async Task Codes_with_hyphens_keep_their_years_apart()
    {
        var agency = Some.Code();
        var longer = new AgencyCode($"{agency}-2566");
        await _store.ReceiveAsync(Some.Blob($"2566/{agency}/a.xlsx"));
        await _store.ReceiveAsync(Some.Blob($"2566/{longer}/b.xlsx"));

        Assert.Equal(
            ["a.xlsx"],
            (await _store.ListAsync(agency, Some.Year)).Select(submission => submission.Blob.FileName)
        );
        Assert.Equal(
            ["b.xlsx"],
            (await _store.ListAsync(longer, Some.Year)).Select(submission => submission.Blob.FileName)
        );
    }

    [Fact]
    public async Task An_upload_that_no_agency_year_can_be_read_from_is_listed_by_its_container()
    {
        var registry = Some.Blob($"{Guid.NewGuid()}.xlsx", container: ContainerNames.Registry);
        var astray = Some.Blob($"ปี 2566/{Guid.NewGuid()}.xlsx");

        await _store.ReceiveAsync(registry);
        await _store.ChangeAsync(astray, SubmissionState.Rejected);

        Assert.Contains(
            await _store.ListWithoutAgencyAsync(ContainerNames.Registry),
            submission => submission.Blob == registry
        );
        Assert.Contains(
            await _store.ListWithoutAgencyAsync(ContainerNames.Uploads),
            submission => submission.Blob == astray && submission.Agency is null
        );
    }

    [Fact]
    public async Task Published_tables_are_listed_by_the_province_and_year_they_were_sent_for()
    {
        var province = Some.Province();
        var own = Published($"2566/{province}/table.xlsx", 1);
        var newer = Published($"2566/{province}/table.xlsx", 2);
        var wholeCountry = Published($"2566/{Guid.NewGuid()}.xlsx", 3);
        var astray = Published($"{Guid.NewGuid()}.xlsx", 4);
        BlobVersion[] others =
        [
            Published($"2565/{province}/table.xlsx", 5),
            Some.Blob($"2566/{province}/table.xlsx", 6),
            wholeCountry,
            astray,
        ];
        foreach (var blob in others.Append(own).Append(newer))
            await _store.ChangeAsync(blob, SubmissionState.Accepted);

        var listed = await _store.ListPublishedAsync(province, Some.Year);

        Assert.Equal([newer, own], listed.Select(submission => submission.Blob));
        Assert.Equal(own, (await _store.FindPublishedAsync(province, Some.Year, own.Id))!.Blob);
        Assert.Null(await _store.FindPublishedAsync(province, new FiscalYear(2565), own.Id));
        Assert.Superset(
            new HashSet<BlobVersion> { wholeCountry, astray },
            (await _store.ListWithoutAgencyAsync(ContainerNames.Results)).Select(file => file.Blob).ToHashSet()
        );
        Assert.Equal(
            [others[1]],
            (await _store.ListAsync(new AgencyCode(province.Value), Some.Year)).Select(submission => submission.Blob)
        );

        static BlobVersion Published(string name, int minute) =>
            Some.Blob(name, minute, container: ContainerNames.Results);
    }

    [Fact]
    public async Task A_published_table_with_an_unknown_agency_waits_for_it_and_is_no_upload_without_one()
    {
        var table = Some.Blob($"2566/{Some.Province()}/{Guid.NewGuid()}.xlsx", container: ContainerNames.Results);
        string[] containers = [ContainerNames.Uploads, ContainerNames.FollowUp];
        var before = await _store.CountOfUnknownAgenciesAsync(containers, Some.Noon.AddDays(-1));

        await _store.ChangeAsync(
            table,
            SubmissionState.Rejected,
            bad => bad with { IsOfUnknownAgency = true, Agencies = [Some.Code()] }
        );

        Assert.Contains(table, await Waiting());
        Assert.Equal(before, await _store.CountOfUnknownAgenciesAsync(containers, Some.Noon.AddDays(-1)));

        // Started again, it is as if nobody had read it.
        Assert.Empty((await _store.RestartAsync(table)).Agencies);
        Assert.DoesNotContain(table, await Waiting());

        async Task<List<BlobVersion>> Waiting() =>
            await _store.ListOfUnknownAgenciesAsync().Select(submission => submission.Blob).ToListAsync();
    }

    [Fact]
    public async Task Uploads_are_found_by_their_state()
    {
        var (failed, accepted, scored) = (Some.Upload(Some.Code()), Some.Upload(Some.Code()), Some.Upload(Some.Code()));
        await _store.ChangeAsync(failed, SubmissionState.Failed);
        await _store.ChangeAsync(accepted, SubmissionState.Accepted);
        await _store.ChangeAsync(scored, SubmissionState.Accepted);
        await _store.ChangeAsync(scored, SubmissionState.Scored);

        var found = new List<string>();
        await foreach (var submission in _store.ListInStatesAsync([SubmissionState.Failed, SubmissionState.Accepted]))
            found.Add(submission.Blob.Name);

        Assert.Contains(failed.Name, found);
        Assert.Contains(accepted.Name, found);
        Assert.DoesNotContain(scored.Name, found);
    }

    [Fact]
    public async Task Changes_at_the_same_time_are_all_in_the_history_once()
    {
        var blob = Some.Upload(Some.Code());
        SubmissionState[] states = [SubmissionState.Accepted, SubmissionState.Scored, SubmissionState.Reported];

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => _store.ChangeAsync(blob, states[i % 3])));

        var history = (await _store.FindAsync(blob))!.History.Select(change => change.State).ToList();
        Assert.Equal(SubmissionState.Reported, history[^1]);
        Assert.Equal(history.Distinct(), history);
        Assert.Equal(history.Order(), history);
    }

    private static bool SameBlob(Submission? left, Submission? right) => left?.Blob == right?.Blob;
}
