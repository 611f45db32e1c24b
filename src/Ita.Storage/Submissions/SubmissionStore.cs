using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage.Entities;
using Ita.Storage.Results;
using Ita.Storage.Uploads;

namespace Ita.Storage.Submissions;

/// <summary>
/// Every upload and what became of it, by agency and year, newest first. Uploads that belong to no agency-year, such as a registry
/// or a path that cannot be read, lie in a partition named as their container. Each change is made on the version it was decided by.
/// </summary>
/// <param name="account">Where the table is.</param>
/// <param name="time">The clock of the histories.</param>
public sealed class SubmissionStore(StorageAccount account, TimeProvider time)
{
    private const string Record = "Submission";
    private const string State = "State";

    private readonly TableClient _table = account.Table(TableNames.Submissions);
    private readonly LatestUploadRow _latest = new(account);

    /// <summary>Notes that an upload is there; one that is known already stays as it is.</summary>
    /// <returns>What is stored.</returns>
    public Task<Submission> ReceiveAsync(BlobVersion blob, CancellationToken cancellationToken = default) =>
        UpdateAsync(blob, current => current, cancellationToken);

    /// <summary>
    /// Moves an upload on, and notes what is known of it by then. A state that cannot follow the current one, because the step ran
    /// late or twice, changes nothing.
    /// </summary>
    /// <param name="blob">Which; received now if it is not known.</param>
    /// <param name="next">The new state.</param>
    /// <param name="details">Adds what is known; null leaves everything as it is. May be called several times.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What is stored then.</returns>
    public Task<Submission> ChangeAsync(BlobVersion blob, SubmissionState next, Func<Submission, Submission?>? details = null, CancellationToken cancellationToken = default) => UpdateAsync(
        blob,
        current =>
        {
            if (!next.MayFollow(current.State)) return current;
            var changed = details is null ? current : details(current);
            return changed is null ? current : InState(changed with { Blob = current.Blob, History = current.History }, next);
        },
        cancellationToken);

    /// <summary>Back to received, without the problems there were: a person's decision after a failure or a rejection. Nothing else is started again.</summary>
    public Task<Submission> RestartAsync(BlobVersion blob, CancellationToken cancellationToken = default) => UpdateAsync(
        blob,
        current => current.State is SubmissionState.Failed or SubmissionState.Rejected
            ? InState(current with { Problems = [], MoreProblems = 0, Warnings = [], Ignored = [], Parts = [] }, SubmissionState.Received)
            : current,
        cancellationToken);

    /// <summary>Notes that an upload has arrived, before anything reads it; one that is known already stays as it is.</summary>
    public Task<Submission> NoteAsync(BlobVersion blob, CancellationToken cancellationToken = default) => UpdateAsync(blob, current => current, cancellationToken);

    /// <summary>Null if that version of the blob is not known.</summary>
    public async Task<Submission?> FindAsync(BlobVersion blob, CancellationToken cancellationToken = default) =>
        await _table.FindAsync(Submission.PartitionOf(blob), Submission.IdOf(blob), cancellationToken).ConfigureAwait(false) is { } entity ? Read(entity) : null;

    /// <summary>By the id that pages and the command line show; null if there is none.</summary>
    public async Task<Submission?> FindAsync(AgencyCode agency, FiscalYear year, string id, CancellationToken cancellationToken = default) =>
        await _table.FindAsync(Keys.AgencyYear(agency, year), id, cancellationToken).ConfigureAwait(false) is { } entity ? Read(entity) : null;

    /// <summary>An agency-year's uploads and follow-up forms, newest first.</summary>
    public Task<IReadOnlyList<Submission>> ListAsync(AgencyCode agency, FiscalYear year, CancellationToken cancellationToken = default) =>
        ListPartitionAsync(Keys.AgencyYear(agency, year), cancellationToken);

    /// <summary>A container's uploads that belong to no agency-year, newest first: registries, and paths that cannot be read.</summary>
    public Task<IReadOnlyList<Submission>> ListWithoutAgencyAsync(string container, CancellationToken cancellationToken = default) =>
        ListPartitionAsync(container, cancellationToken);

    /// <summary>All uploads in one of these states, in no particular order. Reads the whole table: for reconciliation and operators.</summary>
    public async IAsyncEnumerable<Submission> InStatesAsync(IEnumerable<SubmissionState> states, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var filter = string.Join(" or ", states.Select(state => TableClient.CreateQueryFilter($"State eq {state.ToString()}")));
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ConfigureAwait(false)) yield return Read(entity);
    }

    private async Task<IReadOnlyList<Submission>> ListPartitionAsync(string partition, CancellationToken cancellationToken) =>
        [.. (await _table.PartitionAsync(partition, cancellationToken).ConfigureAwait(false)).Select(Read)];

    private async Task<Submission> UpdateAsync(BlobVersion blob, Func<Submission, Submission> change, CancellationToken cancellationToken)
    {
        var submission = await StoreAsync(blob, change, cancellationToken).ConfigureAwait(false);
        await _latest.WriteAsync(submission, cancellationToken).ConfigureAwait(false);
        return submission;
    }

    private Task<Submission> StoreAsync(BlobVersion blob, Func<Submission, Submission> change, CancellationToken cancellationToken) => Conflicts.RetryAsync(
        async () =>
        {
            var stored = await _table.FindAsync(Submission.PartitionOf(blob), Submission.IdOf(blob), cancellationToken).ConfigureAwait(false);
            var current = stored is null ? InState(new Submission { Blob = blob, State = SubmissionState.Received }, SubmissionState.Received) : Read(stored);
            var next = change(current);
            if (stored is null) await _table.AddEntityAsync(Write(next), cancellationToken).ConfigureAwait(false);
            else if (!ReferenceEquals(next, current)) await _table.UpdateEntityAsync(Write(next), stored.ETag, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
            return next;
        },
        cancellationToken);

    private Submission InState(Submission submission, SubmissionState state) =>
        submission with { State = state, History = submission.History.Add(new StateChange(state, time.GetUtcNow())) };

    private static TableEntity Write(Submission submission)
    {
        var entity = new TableEntity(Submission.PartitionOf(submission.Blob), submission.Id)
        {
            // For filters and for people who look into the table; the record is what is read.
            [State] = submission.State.ToString(),
            ["Blob"] = $"{submission.Blob.Container}/{submission.Blob.Name}",
            ["LastModified"] = submission.Blob.LastModified,
        };
        LongProperty.WriteJson(entity, Record, submission);
        return entity;
    }

    private static Submission Read(TableEntity entity) => LongProperty.ReadJson<Submission>(entity, Record);
}
