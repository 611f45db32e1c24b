using Azure.Data.Tables;
using Ita.Assessment;
using Ita.Assessment.FollowUps;
using Ita.Storage.Entities;

namespace Ita.Storage.FollowUps;

/// <summary>
/// What agencies say of their measures, one entity for each item of a part. Of two forms that speak of an item the
/// newer one counts, in whatever order they arrive; what a form says nothing of stays as it was.
/// </summary>
public sealed class FollowUpStore(StorageAccount account)
{
    private const string Entry = "Entry";
    private const string Source = "Source";
    private const string OrderColumn = "SourceOrder";

    // A batch may have 4 MiB. An entry of 30,000 bytes is written as it is, and a quotation mark takes six bytes there.
    private const int BatchSize = 20;

    private readonly TableClient _table = account.Table(TableNames.Measures);

    /// <summary>Empty where no form was ever filled in.</summary>
    public async Task<StoredFollowUp> GetAsync(
        AgencyCode agency,
        FiscalYear year,
        CancellationToken cancellationToken = default
    )
    {
        var rows = account.Unreadable.ReadAll(
            TableNames.Measures,
            await _table.ListPartitionAsync(Keys.AgencyYear(agency, year), cancellationToken),
            entity =>
                (
                    Entry: LongProperty.ReadJson<FollowUpEntry>(entity, Entry),
                    Source: LongProperty.ReadJson<FollowUpSource>(entity, Source)
                )
        );
        var entries = rows.Select(row => row.Entry).OrderBy(entry => entry.Part).ThenBy(entry => entry.Item);
        var sources = rows.Select(row => row.Source)
            .Distinct()
            .OrderBy(source => source.Blob.OrderKey, StringComparer.Ordinal);
        return new StoredFollowUp(new FollowUp([.. entries]), [.. sources]);
    }

    /// <summary>What a form says, where no newer one has said it.</summary>
    /// <param name="agency">Whose measures.</param>
    /// <param name="year">Of which year.</param>
    /// <param name="source">The form.</param>
    /// <param name="entries">Each item of a part once.</param>
    /// <param name="cancellationToken">Ends it between two batches; repeating it completes it.</param>
    /// <returns>Whether anything is other than before.</returns>
    public Task<bool> PutAsync(
        AgencyCode agency,
        FiscalYear year,
        FollowUpSource source,
        IReadOnlyCollection<FollowUpEntry> entries,
        CancellationToken cancellationToken = default
    )
    {
        var partition = Keys.AgencyYear(agency, year);
        return Conflicts.RetryAsync(
            async () =>
            {
                var stored = (await _table.ListPartitionAsync(partition, cancellationToken)).ToDictionary(entity =>
                    entity.RowKey
                );
                var actions = entries
                    .Select(entry => Put(partition, entry, source, stored.GetValueOrDefault(RowOf(entry))))
                    .OfType<TableTransactionAction>()
                    .ToList();
                foreach (var batch in actions.Chunk(BatchSize))
                    await _table.SubmitTransactionAsync(batch, cancellationToken);
                return actions.Count > 0;
            },
            cancellationToken
        );
    }

    private static TableTransactionAction? Put(
        string partition,
        FollowUpEntry entry,
        FollowUpSource source,
        TableEntity? stored
    )
    {
        var order = source.Blob.OrderKey;
        if (string.CompareOrdinal(stored?.TextOf(OrderColumn), order) >= 0)
            return null;
        var entity = new TableEntity(partition, RowOf(entry)) { [OrderColumn] = order };
        LongProperty.WriteJson(entity, Entry, entry);
        LongProperty.WriteJson(entity, Source, source);
        return entity.Put(stored);
    }

    private static string RowOf(FollowUpEntry entry) => $"{entry.Part}_{entry.Item}";
}
