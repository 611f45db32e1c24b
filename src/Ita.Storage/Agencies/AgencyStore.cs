using Azure;
using Azure.Data.Tables;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage.Entities;

namespace Ita.Storage.Agencies;

/// <summary>
/// The registry. An agency is an entity in its province's partition, and one in the partition <c>code</c> that says
/// which province that is. Of two entries for a code the registry's goes before a provisional one, then the newer
/// upload's before the older's, in whatever order they arrive.
/// </summary>
public sealed class AgencyStore(StorageAccount account)
{
    private const int BatchSize = 100;

    // Up to here it is cheaper to ask for each agency than for the whole partition.
    private const int FewAgencies = 10;

    private readonly TableClient _table = account.Table(TableNames.Agencies);

    /// <summary>
    /// Puts in what outranks what is there. The last of several entries for one code counts. Can be repeated.
    /// </summary>
    /// <param name="agencies">Of one workbook.</param>
    /// <param name="source">The workbook they were read from.</param>
    /// <param name="cancellationToken">Ends it between two batches; repeating it completes it.</param>
    /// <returns>Whether anything was put in.</returns>
    public async Task<bool> UpsertAsync(
        IEnumerable<Agency> agencies,
        BlobVersion source,
        CancellationToken cancellationToken = default
    )
    {
        var given = agencies
            .GroupBy(agency => agency.Code)
            .Select(same => new AgencyEntry(same.Last(), source))
            .ToList();
        if (given.Count == 0)
            return false;
        var pointers = await ReadAsync(
            AgencyEntry.CodePartition,
            [.. given.Select(entry => entry.Agency.Code.Value)],
            cancellationToken
        );
        var entries = given
            .Where(entry => !Outranks(pointers.GetValueOrDefault(entry.Agency.Code.Value), entry.Rank))
            .ToList();

        var written = 0;
        var provinces = entries.GroupBy(entry => entry.Agency.ProvinceCode).ToList();
        foreach (var batch in provinces.Select(province => province.First()).Chunk(BatchSize))
        {
            written += await PutAsync(batch, (entry, _) => entry.ToProvince(), cancellationToken);
        }

        // First the agencies, then what points to them.
        foreach (var batch in provinces.SelectMany(province => province.Chunk(BatchSize)))
        {
            written += await PutAsync(batch, (entry, _) => entry.ToEntity(), cancellationToken);
        }

        foreach (var batch in entries.Chunk(BatchSize))
        {
            written += await PutAsync(batch, (entry, stored) => entry.ToPointer(stored), cancellationToken);
            await RemoveMovedAsync(batch, cancellationToken);
        }

        return written > 0;
    }

    /// <summary>By code alone; null if nobody has said anything of it.</summary>
    /// <exception cref="UnreadableRowException">Its row cannot be read; a registry that has it puts that
    /// right.</exception>
    public async Task<Agency?> FindAsync(AgencyCode code, CancellationToken cancellationToken = default)
    {
        // An agency that moves to another province meanwhile is found at the second attempt.
        for (var attempt = 0; attempt < 3; attempt++)
        {
            if (await _table.FindAsync(AgencyEntry.CodePartition, code.Value, cancellationToken) is not { } pointer)
                return null;
            var province = account.Unreadable.Read(TableNames.Agencies, pointer, AgencyEntry.ReadPointer);
            if (await _table.FindAsync(province.Value, code.Value, cancellationToken) is { } entity)
                return account.Unreadable.Read(TableNames.Agencies, entity, AgencyEntry.Read);
        }

        return null;
    }

    /// <summary>A province's agencies by code, ordinal.</summary>
    public async Task<IReadOnlyList<Agency>> ListAsync(
        ProvinceCode province,
        CancellationToken cancellationToken = default
    ) =>
        account.Unreadable.ReadAll(
            TableNames.Agencies,
            await _table.ListPartitionAsync(province.Value, cancellationToken),
            AgencyEntry.Read
        );

    /// <summary>The provinces that have or had an agency, by code.</summary>
    public async Task<IReadOnlyList<Province>> ListProvincesAsync(CancellationToken cancellationToken = default) =>
        account.Unreadable.ReadAll(
            TableNames.Agencies,
            await _table.ListPartitionAsync(AgencyEntry.ProvincePartition, cancellationToken),
            entity => new Province(new ProvinceCode(entity.RowKey), AgencyEntry.RequiredText(entity, AgencyEntry.Name))
        );

    // All entities of one call lie in one partition, at most 100 of them.
    private Task<int> PutAsync(
        IReadOnlyList<AgencyEntry> entries,
        Func<AgencyEntry, TableEntity?, TableEntity> write,
        CancellationToken cancellationToken
    )
    {
        var keys = entries.Select(entry => write(entry, null)).ToList();
        return Conflicts.RetryAsync(
            async () =>
            {
                var stored = await ReadAsync(
                    keys[0].PartitionKey,
                    [.. keys.Select(key => key.RowKey)],
                    cancellationToken
                );
                var actions = entries
                    .Zip(keys, (entry, key) => (Entry: entry, Stored: stored.GetValueOrDefault(key.RowKey)))
                    .Where(pair => pair.Stored is null || OutrankedBy(pair.Stored, pair.Entry.Rank))
                    .Select(pair => write(pair.Entry, pair.Stored).Put(pair.Stored))
                    .ToList();
                if (actions.Count > 0)
                    await _table.SubmitTransactionAsync(actions, cancellationToken);
                return actions.Count;
            },
            cancellationToken
        );
    }

    // An agency that moved to another province left an entity behind: where its pointer says it was, or, where this
    // workbook came too late, where this workbook put it.
    private async Task RemoveMovedAsync(IReadOnlyList<AgencyEntry> entries, CancellationToken cancellationToken)
    {
        var pointers = await ReadAsync(
            AgencyEntry.CodePartition,
            [.. entries.Select(entry => entry.Agency.Code.Value)],
            cancellationToken
        );
        foreach (var entry in entries)
        {
            var pointer = pointers[entry.Agency.Code.Value];
            var former = AgencyEntry.FormerProvinces(pointer);
            foreach (
                var province in former
                    .Append(entry.Agency.ProvinceCode.Value)
                    .Where(province => province != pointer.TextOf(AgencyEntry.ProvinceCode))
            )
            {
                await RemoveOutrankedAsync(
                    province,
                    entry.Agency.Code,
                    pointer.GetString(AgencyEntry.RankName)!,
                    cancellationToken
                );
            }

            if (former.Length > 0)
                await ForgetFormerAsync(pointer, cancellationToken);
        }
    }

    private async Task ForgetFormerAsync(TableEntity pointer, CancellationToken cancellationToken)
    {
        try
        {
            pointer.Remove(AgencyEntry.Former);
            await _table.UpdateEntityAsync(pointer, pointer.ETag, TableUpdateMode.Replace, cancellationToken);
        }
        catch (RequestFailedException exception) when (Conflicts.Is(exception))
        {
            // Whoever wrote the pointer meanwhile took the list along and removes the same entities.
        }
    }

    private Task RemoveOutrankedAsync(
        string province,
        AgencyCode code,
        string rank,
        CancellationToken cancellationToken
    ) =>
        Conflicts.RetryAsync(
            async () =>
            {
                var entity = await _table.FindAsync(province, code.Value, cancellationToken);
                if (entity is null || !OutrankedBy(entity, rank))
                    return false;
                await _table.DeleteEntityAsync(province, code.Value, entity.ETag, cancellationToken);
                return true;
            },
            cancellationToken
        );

    private async Task<Dictionary<string, TableEntity>> ReadAsync(
        string partition,
        IReadOnlyList<string> rows,
        CancellationToken cancellationToken
    )
    {
        if (rows.Count > FewAgencies)
            return (await _table.ListPartitionAsync(partition, cancellationToken)).ToDictionary(entity =>
                entity.RowKey
            );
        var entities = await Task.WhenAll(rows.Select(row => _table.FindAsync(partition, row, cancellationToken)));
        return entities.OfType<TableEntity>().ToDictionary(entity => entity.RowKey);
    }

    private static bool OutrankedBy(TableEntity entity, string rank) =>
        string.CompareOrdinal(entity.TextOf(AgencyEntry.RankName), rank) < 0;

    private static bool Outranks(TableEntity? entity, string rank) =>
        string.CompareOrdinal(entity?.TextOf(AgencyEntry.RankName), rank) > 0;
}

/// <summary>A province of the registry.</summary>
/// <param name="Code">ISO 3166-2:TH.</param>
/// <param name="Name">In Thai.</param>
public sealed record Province(ProvinceCode Code, string Name);
