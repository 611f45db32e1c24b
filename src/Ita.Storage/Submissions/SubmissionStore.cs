using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage.Entities;
using Ita.Storage.Pending;
using Ita.Storage.Results;

namespace Ita.Storage.Submissions;

/// <summary>
/// Every upload and what became of it, by agency and year, newest first; published tables by province and year. Uploads
/// that belong to neither, such as a registry or a path that cannot be read, lie in a partition named as their
/// container. Each change is made on the version it was decided by.
/// </summary>
/// <param name="account">Where the table is.</param>
/// <param name="time">The clock of the histories.</param>
public sealed class SubmissionStore(StorageAccount account, TimeProvider time)
{
    /// <summary>Container and path of the upload, for people who look into the table and for erasing.</summary>
    internal const string BlobColumn = "Blob";

    private const string Record = "Submission";
    private const string State = "State";

    private readonly TableClient _table = account.Table(TableNames.Submissions);
    private readonly PendingIndex _pending = new(account);
    private readonly LatestUploadRow _latest = new(account);

    /// <summary>
    /// Notes that an upload is there and is about to be read, and counts how often: a reading that ends the whole
    /// process leaves nothing else behind by which it could be told. One that has been read stays as it is.
    /// </summary>
    /// <returns>What is stored.</returns>
    public Task<Submission> ReceiveAsync(BlobVersion blob, CancellationToken cancellationToken = default) =>
        UpdateAsync(blob, current => current.BeginReading(), cancellationToken);

    /// <summary>Moves an upload on (<see cref="Submission.MoveTo"/>), and notes what is known of it by then.</summary>
    /// <param name="blob">Which; received now if it is not known.</param>
    /// <param name="next">The new state.</param>
    /// <param name="details">Adds what is known; null leaves everything as it is. May be called several times.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What is stored then.</returns>
    public Task<Submission> ChangeAsync(
        BlobVersion blob,
        SubmissionState next,
        Func<Submission, Submission?>? details = null,
        CancellationToken cancellationToken = default
    ) => UpdateAsync(blob, current => current.MoveTo(next, time.GetUtcNow(), details), cancellationToken);

    /// <summary>Starts one again that failed or was rejected (<see cref="Submission.Restart"/>).</summary>
    public Task<Submission> RestartAsync(BlobVersion blob, CancellationToken cancellationToken = default) =>
        UpdateAsync(blob, current => current.Restart(time.GetUtcNow()), cancellationToken);

    /// <summary>An upload has arrived, and nothing has read it yet; one that is known already stays as it is.</summary>
    public Task<Submission> AddAsync(BlobVersion blob, CancellationToken cancellationToken = default) =>
        UpdateAsync(blob, current => current, cancellationToken);

    /// <summary>Where the page and copy of an upload are about to lie. Its state stays.</summary>
    public Task<Submission> SetRejectedFilesAsync(
        BlobVersion blob,
        RejectedFiles files,
        CancellationToken cancellationToken = default
    ) =>
        UpdateAsync(
            blob,
            current => current.RejectedFiles == files ? current : current with { RejectedFiles = files },
            cancellationToken
        );

    /// <summary>
    /// The page and copy of an upload are gone; with them goes what it quotes of respondents. Its state stays.
    /// </summary>
    public Task<Submission> ForgetRejectedFilesAsync(BlobVersion blob, CancellationToken cancellationToken = default) =>
        UpdateAsync(
            blob,
            current =>
                current.RejectedFiles is null && !current.QuotesRespondents
                    ? current
                    : current.Anonymous() with
                    {
                        RejectedFiles = null,
                    },
            cancellationToken
        );

    /// <summary>A registry has an upload's agency by now. Its state stays.</summary>
    public Task<Submission> SetAgencyKnownAsync(BlobVersion blob, CancellationToken cancellationToken = default) =>
        UpdateAsync(
            blob,
            current => current.IsOfUnknownAgency ? current with { IsOfUnknownAgency = false } : current,
            cancellationToken
        );

    /// <summary>Something has to be said of an upload that came up after it was read. Its state stays.</summary>
    /// <param name="blob">Which.</param>
    /// <param name="warning">Said once, however often it is added.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<Submission> AddWarningAsync(
        BlobVersion blob,
        Notice warning,
        CancellationToken cancellationToken = default
    ) =>
        UpdateAsync(
            blob,
            current =>
                current.Warnings.Contains(warning)
                    ? current
                    : current with
                    {
                        Warnings = current.Warnings.Add(warning),
                    },
            cancellationToken
        );

    /// <summary>
    /// A published table has no figures of this agency any more, and is not read again for it. Its state stays.
    /// </summary>
    public Task<Submission> ForgetAgencyAsync(
        BlobVersion table,
        AgencyCode agency,
        CancellationToken cancellationToken = default
    ) =>
        UpdateAsync(
            table,
            current =>
                current.Agencies.Contains(agency)
                    ? current with
                    {
                        Agencies = current.Agencies.Remove(agency),
                    }
                    : current,
            cancellationToken
        );

    /// <summary>
    /// An export has no figures of this year any more, and is not read again for it. Its state stays.
    /// </summary>
    public Task<Submission> ForgetYearAsync(
        BlobVersion export,
        FiscalYear year,
        CancellationToken cancellationToken = default
    ) =>
        UpdateAsync(
            export,
            current =>
                current.Parts.Any(part => part.FiscalYear == year)
                    ? current with
                    {
                        Parts = current.Parts.RemoveAll(part => part.FiscalYear == year),
                    }
                    : current,
            cancellationToken
        );

    /// <summary>
    /// Writes again what province pages show of an agency-year's newest upload, should it have got lost.
    /// </summary>
    public Task RestoreLatestAsync(Submission newest, CancellationToken cancellationToken = default) =>
        WriteLatestAsync(newest, cancellationToken);

    /// <summary>Null if that version of the blob is not known.</summary>
    public Task<Submission?> FindAsync(BlobVersion blob, CancellationToken cancellationToken = default) =>
        FindAsync(Keys.Submission(blob), blob.Id, cancellationToken);

    /// <summary>By the id that pages and the command line show; null if there is none.</summary>
    public Task<Submission?> FindAsync(
        AgencyCode agency,
        FiscalYear year,
        string id,
        CancellationToken cancellationToken = default
    ) => FindAsync(Keys.AgencyYear(agency, year), id, cancellationToken);

    /// <summary>An agency-year's uploads and follow-up forms, newest first.</summary>
    public Task<IReadOnlyList<Submission>> ListAsync(
        AgencyCode agency,
        FiscalYear year,
        CancellationToken cancellationToken = default
    ) => ListPartitionAsync(Keys.AgencyYear(agency, year), cancellationToken);

    /// <summary>The published tables of a year that were sent for a province, newest first.</summary>
    public Task<IReadOnlyList<Submission>> ListPublishedAsync(
        ProvinceCode province,
        FiscalYear year,
        CancellationToken cancellationToken = default
    ) => ListPartitionAsync(Keys.PublishedResults(province, year), cancellationToken);

    /// <summary>One of them, by the id that pages show; null if there is none.</summary>
    public Task<Submission?> FindPublishedAsync(
        ProvinceCode province,
        FiscalYear year,
        string id,
        CancellationToken cancellationToken = default
    ) => FindAsync(Keys.PublishedResults(province, year), id, cancellationToken);

    /// <summary>
    /// A container's uploads that belong to no agency-year, newest first: registries, published tables of the whole
    /// country, and paths that cannot be read.
    /// </summary>
    public Task<IReadOnlyList<Submission>> ListWithoutAgencyAsync(
        string container,
        CancellationToken cancellationToken = default
    ) => ListPartitionAsync(container, cancellationToken);

    /// <summary>
    /// All uploads in one of these states, in no particular order. Reads the whole table: for reconciliation and
    /// operators.
    /// </summary>
    public async IAsyncEnumerable<Submission> ListInStatesAsync(
        IEnumerable<SubmissionState> states,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var filter = string.Join(
            " or ",
            states.Select(state => TableClient.CreateQueryFilter($"State eq {state.ToString()}"))
        );
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (TryRead(entity, out var submission))
                yield return submission;
        }
    }

    /// <summary>All uploads with which something is still to be done; reads no others.</summary>
    public IAsyncEnumerable<Submission> ListUnderWayAsync(CancellationToken cancellationToken = default) =>
        ListPendingAsync(PendingReason.UnderWay, cancellationToken);

    /// <summary>All uploads that have a page or a copy or quote respondents, in no particular order; reads no others.</summary>
    public IAsyncEnumerable<Submission> ListWithRejectedFilesAsync(CancellationToken cancellationToken = default) =>
        ListPendingAsync(PendingReason.RejectedFiles, cancellationToken);

    /// <summary>All uploads whose agency nobody knew, in no particular order; reads no others.</summary>
    public IAsyncEnumerable<Submission> ListOfUnknownAgenciesAsync(CancellationToken cancellationToken = default) =>
        ListPendingAsync(PendingReason.AgencyUnknown, cancellationToken);

    /// <summary>
    /// How many uploads that belong to no known agency came lately, published tables aside. Reads keys alone, so that
    /// one of which the agency has just become known may be among them.
    /// </summary>
    /// <param name="containers">Whose uploads without an agency-year count.</param>
    /// <param name="since">Only what was uploaded after that.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<int> CountOfUnknownAgenciesAsync(
        IEnumerable<string> containers,
        DateTimeOffset since,
        CancellationToken cancellationToken = default
    )
    {
        var earliest = BlobVersion.IdPrefix(since);
        var partitions = string.Join(
            " or ",
            containers.Select(container => TableClient.CreateQueryFilter($"PartitionKey eq {container}"))
        );
        var withoutFolder = _table.QueryAsync<TableEntity>(
            $"({partitions}) and RowKey lt '{earliest}'",
            select: ["RowKey"],
            cancellationToken: cancellationToken
        );
        var count = await withoutFolder.CountAsync(cancellationToken);
        await foreach (var pending in _pending.ListAsync(PendingReason.AgencyUnknown.Partition, cancellationToken))
        {
            if (!TryReadKeys(pending, out var keys))
                continue;
            var (partition, row) = keys;
            if (!Keys.IsOfPublishedResults(partition) && string.CompareOrdinal(row, earliest) < 0)
                count++;
        }

        return count;
    }

    /// <summary>
    /// Writes the index's rows again that should be there, should one ever have got lost. Reads the whole table.
    /// </summary>
    public async Task RestorePendingAsync(CancellationToken cancellationToken = default)
    {
        await foreach (
            var entity in _table.QueryAsync<TableEntity>(PendingReason.AnyFilter, cancellationToken: cancellationToken)
        )
        {
            if (!TryRead(entity, out var submission))
                continue;
            foreach (var reason in PendingReason.All.Where(reason => reason.Concerns(submission)))
                await AddPendingAsync(reason, submission, cancellationToken);
        }
    }

    private async IAsyncEnumerable<Submission> ListPendingAsync(
        PendingReason reason,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var pending in _pending.ListAsync(reason.Partition, cancellationToken))
        {
            if (!TryReadKeys(pending, out var keys))
                continue;

            // The index's row comes before the upload's own row, which may be about to be written.
            if (await _table.FindAsync(keys.Partition, keys.Row, cancellationToken) is not { } entity)
                continue;
            if (!TryRead(entity, out var submission))
                continue;
            if (reason.Concerns(submission))
            {
                yield return submission;
                continue;
            }

            await WriteLatestAsync(submission, cancellationToken);
            await _pending.RemoveAsync(reason.Partition, pending.RowKey, pending.ETag, cancellationToken);
        }
    }

    private Task AddPendingAsync(PendingReason reason, Submission submission, CancellationToken cancellationToken) =>
        _pending.AddAsync(reason.Partition, PendingReason.RowOf(submission), cancellationToken);

    private async Task<Submission?> FindAsync(string partition, string id, CancellationToken cancellationToken) =>
        BlobVersion.IsId(id) && await _table.FindAsync(partition, id, cancellationToken) is { } entity
            ? account.Unreadable.Read(TableNames.Submissions, entity, Read)
            : null;

    private async Task<IReadOnlyList<Submission>> ListPartitionAsync(
        string partition,
        CancellationToken cancellationToken
    ) =>
        account.Unreadable.ReadAll(
            TableNames.Submissions,
            await _table.ListPartitionAsync(partition, cancellationToken),
            Read
        );

    // A death between any two of these leaves the index's row, by which ListPendingAsync finds what was left undone.
    private Task<Submission> UpdateAsync(
        BlobVersion blob,
        Func<Submission, Submission> change,
        CancellationToken cancellationToken
    ) =>
        Conflicts.RetryAsync(
            async () =>
            {
                var stored = await _table.FindAsync(Keys.Submission(blob), blob.Id, cancellationToken);

                // What became of it before is lost with a row that cannot be read; the upload itself is still there.
                var known = stored is not null && TryRead(stored, out var readable) ? readable : null;
                var current = known ?? Submission.Receive(blob, time.GetUtcNow());
                var next = change(current);
                var before = known is null ? [] : PendingReason.All.Where(reason => reason.Concerns(current)).ToList();
                foreach (var reason in PendingReason.All.Where(reason => reason.Concerns(next)).Except(before))
                    await AddPendingAsync(reason, next, cancellationToken);
                if (stored is null)
                    await _table.AddEntityAsync(Write(next), cancellationToken);
                else if (known is null || !ReferenceEquals(next, current))
                    await _table.UpdateEntityAsync(
                        Write(next),
                        stored.ETag,
                        TableUpdateMode.Replace,
                        cancellationToken
                    );
                await WriteLatestAsync(next, cancellationToken);
                foreach (var reason in before.Where(reason => !reason.Concerns(next)))
                    await _pending.RemoveAsync(
                        reason.Partition,
                        PendingReason.RowOf(next),
                        ETag.All,
                        cancellationToken
                    );
                return next;
            },
            cancellationToken
        );

    private async Task WriteLatestAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (submission is { Blob.Container: ContainerNames.Uploads, Agency: { } agency, FiscalYear: { } year })
            await _latest.WriteAsync(
                new LatestUpload(agency, submission.State, submission.ChangedAt),
                year,
                submission.Blob.OrderKey,
                cancellationToken
            );
    }

    private static TableEntity Write(Submission submission)
    {
        var entity = new TableEntity(Keys.Submission(submission.Blob), submission.Id)
        {
            // For filters and for people who look into the table; the record is what is read.
            [State] = submission.State.ToString(),
            [BlobColumn] = $"{submission.Blob.Container}/{submission.Blob.Name}",
            ["LastModified"] = submission.Blob.LastModified,
        };
        if (submission.RejectedFiles is not null)
            entity[PendingReason.HasRejectedFiles] = true;
        if (submission.IsOfUnknownAgency)
            entity[PendingReason.IsOfUnknownAgency] = true;
        LongProperty.WriteJson(entity, Record, submission);
        return entity;
    }

    private bool TryRead(TableEntity entity, [MaybeNullWhen(false)] out Submission submission) =>
        account.Unreadable.TryRead(TableNames.Submissions, entity, Read, out submission);

    private bool TryReadKeys(TableEntity pending, out (string Partition, string Row) keys) =>
        account.Unreadable.TryRead(
            TableNames.Pending,
            pending,
            entity => PendingReason.KeysOf(entity.RowKey),
            out keys
        );

    // A row that says it is of another upload would be one upload too many.
    private static Submission Read(TableEntity entity)
    {
        var submission = LongProperty.ReadJson<Submission>(entity, Record);
        return submission.Id == entity.RowKey && Keys.Submission(submission.Blob) == entity.PartitionKey
            ? submission
            : throw new InvalidDataException("The row is of another upload than its keys say.");
    }
}
