using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Ita.Assessment;
using Ita.Assessment.Scoring;
using Ita.Storage.Entities;

namespace Ita.Storage.Tallies;

/// <summary>
/// The figures an agency-year is scored from: one entity for each instrument part, so that an upload changes all of its
/// parts at once or none. The newest upload of a part counts, by the blob's last-modified time, whatever its layout and
/// whenever it arrives.
/// </summary>
public sealed class TallyStore(StorageAccount account)
{
    private const string OtherYearPrefix = "summary:";
    private const string Tally = "Tally";
    private const string Source = "Source";
    private const string Order = "Order";

    private readonly TableClient _table = account.Table(TableNames.Tallies);

    /// <summary>Puts in the parts that are newer than what is stored.</summary>
    /// <returns>Whether anything was; false also when all of it was there already.</returns>
    /// <exception cref="ArgumentException">A part twice.</exception>
    /// <exception cref="InvalidDataException">A part's texts are too long to be stored.</exception>
    public Task<bool> ApplyAsync(
        AgencyCode agency,
        FiscalYear year,
        TallySource source,
        IReadOnlyCollection<PartTally> parts,
        TallyOrigin origin = TallyOrigin.OwnYear,
        CancellationToken cancellationToken = default
    )
    {
        if (parts.DistinctBy(part => part.Instrument).Count() < parts.Count)
            throw new ArgumentException("An instrument part is there twice.", nameof(parts));
        var partition = Keys.AgencyYear(agency, year);
        var entities = parts.Select(part => Write(partition, part, source, origin)).ToList();
        return Conflicts.RetryAsync(
            async () =>
            {
                var stored = (await _table.ListPartitionAsync(partition, cancellationToken)).ToDictionary(entity =>
                    entity.RowKey
                );
                var actions = entities
                    .Where(entity => Supersedes(entity, stored.GetValueOrDefault(entity.RowKey)))
                    .Select(entity => entity.Put(stored.GetValueOrDefault(entity.RowKey)))
                    .ToList();
                if (actions.Count > 0)
                    await _table.SubmitTransactionAsync(actions, cancellationToken);
                return actions.Count > 0;
            },
            cancellationToken
        );
    }

    /// <summary>What counts now. Never null: a year without anything has no parts.</summary>
    public async Task<AgencyTallies> GetAsync(
        AgencyCode agency,
        FiscalYear year,
        CancellationToken cancellationToken = default
    )
    {
        var entities = await _table.ListPartitionAsync(Keys.AgencyYear(agency, year), cancellationToken);
        var own = entities.Where(entity => !IsOtherYears(entity)).ToList();
        var counting = own.Count > 0 ? own : entities;
        return new AgencyTallies
        {
            Parts = [.. counting.Select(Read).OrderBy(part => part.Tally.Instrument)],
            Origin = own.Count == 0 && counting.Count > 0 ? TallyOrigin.OtherYear : TallyOrigin.OwnYear,
            Version = VersionOf(counting),
        };
    }

    private static TableEntity Write(string partition, PartTally part, TallySource source, TallyOrigin origin)
    {
        var row = part.Instrument.ToString();
        var entity = new TableEntity(partition, origin == TallyOrigin.OtherYear ? OtherYearPrefix + row : row)
        {
            [Order] = source.Blob.OrderKey,
        };
        LongProperty.WriteJson(entity, Tally, part);
        LongProperty.WriteJson(entity, Source, source);
        return entity;
    }

    private static StoredPart Read(TableEntity entity) =>
        new(LongProperty.ReadJson<PartTally>(entity, Tally), LongProperty.ReadJson<TallySource>(entity, Source));

    private static bool IsOtherYears(TableEntity entity) =>
        entity.RowKey.StartsWith(OtherYearPrefix, StringComparison.Ordinal);

    private static bool Supersedes(TableEntity entity, TableEntity? stored)
    {
        var order = string.CompareOrdinal(entity.GetString(Order), stored?.GetString(Order));

        // The same upload read again: by a reader that has been put right since, if it finds other figures.
        return stored is null
            || order > 0
            || (
                order == 0 && !LongProperty.Read(entity, Tally).AsSpan().SequenceEqual(LongProperty.Read(stored, Tally))
            );
    }

    private static string VersionOf(IEnumerable<TableEntity> entities)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entity in entities.OrderBy(entity => entity.RowKey, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(entity.RowKey));
            hash.AppendData(LongProperty.Read(entity, Tally)!);
            hash.AppendData(LongProperty.Read(entity, Source)!);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
