using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage.Entities;
using Ita.Storage.Pending;
using Ita.Storage.Reports;
using Ita.Storage.Results;
using Ita.Storage.Uploads;

namespace Ita.Storage.Submissions;

/// <summary>
/// Every upload and what became of it, by agency and year, newest first. Uploads that belong to no agency-year, such as
/// a registry or a path that cannot be read, lie in a partition named as their container. Each change is made on the
/// version it was decided by.
/// </summary>
/// <param name="account">Where the table is.</param>
/// <param name="time">The clock of the histories.</param>
public sealed class SubmissionStore(StorageAccount account, TimeProvider time)
{
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
        UpdateAsync(
            blob,
            current =>
                current.State == SubmissionState.Received ? current with { Attempts = current.Attempts + 1 } : current,
            cancellationToken
        );

    /// <summary>
    /// Moves an upload on, and notes what is known of it by then. A state that cannot follow the current one, because
    /// the step ran late or twice, changes nothing.
    /// </summary>
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
    ) =>
        UpdateAsync(
            blob,
            current =>
            {
                if (!next.MayFollow(current.State))
                    return current;
                var changed = details is null ? current : details(current);
                return changed is null
                    ? current
                    : InState(changed with { Blob = current.Blob, History = current.History }, next);
            },
            cancellationToken
        );

    /// <summary>
    /// After a failure back to where it stood before, after a rejection back to received; without the problems there
    /// were. Nothing else is started again.
    /// </summary>
    public Task<Submission> RestartAsync(BlobVersion blob, CancellationToken cancellationToken = default) =>
        UpdateAsync(
            blob,
            current =>
                current.State switch
                {
                    SubmissionState.Failed
                        when current.History.LastOrDefault(change => change.State != SubmissionState.Failed)
                            is { State: SubmissionState.Accepted or SubmissionState.Scored } reached => InState(
                        current with
                        {
                            Problems = [],
                            MoreProblems = 0,
                        },
                        reached.State
                    ),
                    SubmissionState.Failed or SubmissionState.Rejected => InState(
                        current with
                        {
                            Problems = [],
                            MoreProblems = 0,
                            Warnings = [],
                            Ignored = [],
                            Parts = [],
                            Attempts = 0,
                            IsOfUnknownAgency = false,
                        },
                        SubmissionState.Received
                    ),
                    _ => current,
                },
            cancellationToken
        );

    /// <summary>
    /// Notes that an upload has arrived, before anything reads it; one that is known already stays as it is.
    /// </summary>
    public Task<Submission> NoteAsync(BlobVersion blob, CancellationToken cancellationToken = default) =>
        UpdateAsync(blob, current => current, cancellationToken);

    /// <summary>
    /// Notes where the page and copy of an upload are about to lie, or, by null, that they are gone. Its state stays.
    /// </summary>
    public Task<Submission> NoteRejectedFilesAsync(
        BlobVersion blob,
        RejectedFiles? files,
        CancellationToken cancellationToken = default
    ) =>
        UpdateAsync(
            blob,
            current => current.RejectedFiles == files ? current : current with { RejectedFiles = files },
            cancellationToken
        );

    /// <summary>Null if that version of the blob is not known.</summary>
    public async Task<Submission?> FindAsync(BlobVersion blob, CancellationToken cancellationToken = default) =>
        await _table.FindAsync(Submission.PartitionOf(blob), blob.Id, cancellationToken) is { } entity
            ? Read(entity)
            : null;

    /// <summary>By the id that pages and the command line show; null if there is none.</summary>
    public async Task<Submission?> FindAsync(
        AgencyCode agency,
        FiscalYear year,
        string id,
        CancellationToken cancellationToken = default
    ) =>
        await _table.FindAsync(Keys.AgencyYear(agency, year), id, cancellationToken) is { } entity
            ? Read(entity)
            : null;

    /// <summary>An agency-year's uploads and follow-up forms, newest first.</summary>
    public Task<IReadOnlyList<Submission>> ListAsync(
        AgencyCode agency,
        FiscalYear year,
        CancellationToken cancellationToken = default
    ) => ListPartitionAsync(Keys.AgencyYear(agency, year), cancellationToken);

    /// <summary>
    /// A container's uploads that belong to no agency-year, newest first: registries, and paths that cannot be read.
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
            yield return Read(entity);
    }

    /// <summary>All uploads with which something is still to be done; reads no others.</summary>
    public IAsyncEnumerable<Submission> ListUnderWayAsync(CancellationToken cancellationToken = default) =>
        ListNotedAsync(SubmissionNote.UnderWay, cancellationToken);

    /// <summary>All uploads that have a page or a copy, in no particular order; reads no others.</summary>
    public IAsyncEnumerable<Submission> ListWithRejectedFilesAsync(CancellationToken cancellationToken = default) =>
        ListNotedAsync(SubmissionNote.RejectedFiles, cancellationToken);

    /// <summary>Notes that a registry has an upload's agency by now. Its state stays.</summary>
    public Task<Submission> NoteAgencyKnownAsync(BlobVersion blob, CancellationToken cancellationToken = default) =>
        UpdateAsync(
            blob,
            current => current.IsOfUnknownAgency ? current with { IsOfUnknownAgency = false } : current,
            cancellationToken
        );

    /// <summary>All uploads whose agency nobody knew, in no particular order; reads no others.</summary>
    public IAsyncEnumerable<Submission> ListOfUnknownAgenciesAsync(CancellationToken cancellationToken = default) =>
        ListNotedAsync(SubmissionNote.AgencyUnknown, cancellationToken);

    /// <summary>
    /// How many uploads that belong to no known agency came lately. Reads keys alone, so that one of which the agency
    /// has just become known may be among them.
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
        await foreach (var noted in _pending.ListAsync(SubmissionNote.AgencyUnknown.Partition, cancellationToken))
        {
            if (string.CompareOrdinal(SubmissionNote.KeysOf(noted.RowKey).Row, earliest) < 0)
                count++;
        }

        return count;
    }

    /// <summary>
    /// Writes the notes again that should be there, should a note ever have got lost. Reads the whole table.
    /// </summary>
    public async Task RestoreNotesAsync(CancellationToken cancellationToken = default)
    {
        await foreach (
            var entity in _table.QueryAsync<TableEntity>(SubmissionNote.AnyFilter, cancellationToken: cancellationToken)
        )
        {
            var submission = Read(entity);
            foreach (var note in SubmissionNote.All.Where(note => note.Concerns(submission)))
                await AddNoteAsync(note, submission, cancellationToken);
        }
    }

    private async IAsyncEnumerable<Submission> ListNotedAsync(
        SubmissionNote note,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var noted in _pending.ListAsync(note.Partition, cancellationToken))
        {
            // The note comes before the upload's own row, which may be about to be written.
            var (partition, row) = SubmissionNote.KeysOf(noted.RowKey);
            if (await _table.FindAsync(partition, row, cancellationToken) is not { } entity)
                continue;
            var submission = Read(entity);
            if (note.Concerns(submission))
                yield return submission;
            else
                await _pending.RemoveAsync(note.Partition, noted.RowKey, noted.ETag, cancellationToken);
        }
    }

    private Task AddNoteAsync(SubmissionNote note, Submission submission, CancellationToken cancellationToken) =>
        _pending.AddAsync(note.Partition, SubmissionNote.RowOf(submission), cancellationToken);

    private async Task<IReadOnlyList<Submission>> ListPartitionAsync(
        string partition,
        CancellationToken cancellationToken
    ) => [.. (await _table.ListPartitionAsync(partition, cancellationToken)).Select(Read)];

    private async Task<Submission> UpdateAsync(
        BlobVersion blob,
        Func<Submission, Submission> change,
        CancellationToken cancellationToken
    )
    {
        var submission = await StoreAsync(blob, change, cancellationToken);
        if (submission is { Blob.Container: ContainerNames.Uploads, Agency: { } agency, FiscalYear: { } year })
            await _latest.WriteAsync(
                new LatestUpload(agency, submission.State, submission.ChangedAt),
                year,
                submission.Blob.OrderKey,
                cancellationToken
            );
        return submission;
    }

    private Task<Submission> StoreAsync(
        BlobVersion blob,
        Func<Submission, Submission> change,
        CancellationToken cancellationToken
    ) =>
        Conflicts.RetryAsync(
            async () =>
            {
                var stored = await _table.FindAsync(Submission.PartitionOf(blob), blob.Id, cancellationToken);
                var current = stored is null
                    ? InState(
                        new Submission { Blob = blob, State = SubmissionState.Received },
                        SubmissionState.Received
                    )
                    : Read(stored);
                var next = change(current);
                var notes = stored is null ? [] : SubmissionNote.All.Where(note => note.Concerns(current)).ToList();
                foreach (var note in SubmissionNote.All.Where(note => note.Concerns(next)).Except(notes))
                    await AddNoteAsync(note, next, cancellationToken);
                if (stored is null)
                    await _table.AddEntityAsync(Write(next), cancellationToken);
                else if (!ReferenceEquals(next, current))
                    await _table.UpdateEntityAsync(
                        Write(next),
                        stored.ETag,
                        TableUpdateMode.Replace,
                        cancellationToken
                    );
                foreach (var note in notes.Where(note => !note.Concerns(next)))
                    await _pending.RemoveAsync(note.Partition, SubmissionNote.RowOf(next), ETag.All, cancellationToken);
                return next;
            },
            cancellationToken
        );

    private Submission InState(Submission submission, SubmissionState state) =>
        submission with
        {
            State = state,
            History = submission.History.Add(new StateChange(state, time.GetUtcNow())),
        };

    private static TableEntity Write(Submission submission)
    {
        var entity = new TableEntity(Submission.PartitionOf(submission.Blob), submission.Id)
        {
            // For filters and for people who look into the table; the record is what is read.
            [State] = submission.State.ToString(),
            ["Blob"] = $"{submission.Blob.Container}/{submission.Blob.Name}",
            ["LastModified"] = submission.Blob.LastModified,
        };
        if (submission.RejectedFiles is not null)
            entity[SubmissionNote.HasRejectedFiles] = true;
        if (submission.IsOfUnknownAgency)
            entity[SubmissionNote.IsOfUnknownAgency] = true;
        LongProperty.WriteJson(entity, Record, submission);
        return entity;
    }

    private static Submission Read(TableEntity entity) => LongProperty.ReadJson<Submission>(entity, Record);
}
