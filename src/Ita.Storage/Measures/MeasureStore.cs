using Azure.Data.Tables;
using Ita.Assessment;
using Ita.Storage.Entities;
using Ita.Storage.Uploads;

namespace Ita.Storage.Measures;

/// <summary>
/// An agency-year's measures, one entity for each item of a part. The report writes one side of it and the follow-up form the other,
/// in any order and without touching each other's.
/// </summary>
public sealed class MeasureStore(StorageAccount account)
{
    private const string MeasureColumn = "Measure";
    private const string FollowUpColumn = "FollowUp";
    private const string OrderColumn = "FollowUpOrder";
    private const int BatchSize = 100;

    private readonly TableClient _table = account.Table(TableNames.Measures);

    /// <summary>In the order of parts and items.</summary>
    public async Task<IReadOnlyList<MeasureRow>> GetAsync(AgencyCode agency, FiscalYear year, CancellationToken cancellationToken = default) =>
        [.. (await _table.PartitionAsync(Keys.AgencyYear(agency, year), cancellationToken).ConfigureAwait(false)).Select(Read).OrderBy(row => row.Part).ThenBy(row => row.Item)];

    /// <summary>These are the year's measures: others go, unless a form has answered them.</summary>
    /// <returns>Whether anything is other than before.</returns>
    public Task<bool> PutMeasuresAsync(AgencyCode agency, FiscalYear year, IReadOnlyCollection<Measure> measures, CancellationToken cancellationToken = default)
    {
        var partition = Keys.AgencyYear(agency, year);
        var wanted = measures.ToDictionary(measure => RowOf(measure.Part, measure.Item));
        return ChangeAsync(
            partition,
            stored => [.. wanted.Keys.Union(stored.Keys).Order(StringComparer.Ordinal).Select(row => Put(partition, row, wanted.GetValueOrDefault(row), stored.GetValueOrDefault(row))).OfType<TableTransactionAction>()],
            cancellationToken);
    }

    /// <summary>What a form says of the measures, where it is newer than what another has said.</summary>
    /// <returns>Whether anything is other than before.</returns>
    public Task<bool> PutFollowUpAsync(AgencyCode agency, FiscalYear year, BlobVersion source, IReadOnlyCollection<FollowUp> answers, CancellationToken cancellationToken = default)
    {
        var partition = Keys.AgencyYear(agency, year);
        return ChangeAsync(
            partition,
            stored => [.. answers.Select(answer => Put(partition, answer, source.OrderKey, stored.GetValueOrDefault(RowOf(answer.Part, answer.Item)))).OfType<TableTransactionAction>()],
            cancellationToken);
    }

    private Task<bool> ChangeAsync(string partition, Func<Dictionary<string, TableEntity>, List<TableTransactionAction>> decide, CancellationToken cancellationToken) => Conflicts.RetryAsync(
        async () =>
        {
            var actions = decide((await _table.PartitionAsync(partition, cancellationToken).ConfigureAwait(false)).ToDictionary(entity => entity.RowKey));
            foreach (var batch in actions.Chunk(BatchSize)) await _table.SubmitTransactionAsync(batch, cancellationToken).ConfigureAwait(false);
            return actions.Count > 0;
        },
        cancellationToken);

    private static TableTransactionAction? Put(string partition, string row, Measure? measure, TableEntity? stored)
    {
        var answered = stored?.ContainsKey(OrderColumn) ?? false;
        if (measure is null && !answered) return new TableTransactionAction(TableTransactionActionType.Delete, stored!, stored!.ETag);
        var entity = new TableEntity(partition, row);
        if (measure is not null) LongProperty.WriteJson(entity, MeasureColumn, measure);
        if (stored is not null && LongProperty.Read(stored, MeasureColumn).AsSpan().SequenceEqual(LongProperty.Read(entity, MeasureColumn))) return null;
        Copy(stored, entity, FollowUpColumn);
        return entity.Put(stored);
    }

    private static TableTransactionAction? Put(string partition, FollowUp answer, string order, TableEntity? stored)
    {
        if (string.CompareOrdinal(stored?.GetString(OrderColumn), order) >= 0) return null;
        var entity = new TableEntity(partition, RowOf(answer.Part, answer.Item)) { [OrderColumn] = order };
        LongProperty.WriteJson(entity, FollowUpColumn, answer);
        Copy(stored, entity, MeasureColumn + "_", MeasureColumn);
        return entity.Put(stored);
    }

    // A long property is several; the order of the answers begins with their name as well.
    private static void Copy(TableEntity? from, TableEntity to, string prefix, string? name = null)
    {
        foreach (var (key, value) in from ?? [])
        {
            if (key.StartsWith(prefix, StringComparison.Ordinal) || key == name) to[key] = value;
        }
    }

    private static MeasureRow Read(TableEntity entity)
    {
        var parts = entity.RowKey.Split('_');
        return new MeasureRow(
            Enum.Parse<Instrument>(parts[0]),
            ItemId.Parse(parts[1]),
            LongProperty.Read(entity, MeasureColumn) is { } measure ? StoredJson.Read<Measure>(measure) : null,
            LongProperty.Read(entity, FollowUpColumn) is { } answer ? StoredJson.Read<FollowUp>(answer) : null);
    }

    private static string RowOf(Instrument part, ItemId item) => $"{part}_{item}";
}
