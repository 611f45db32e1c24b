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
/// whenever it arrives. What comes by other ways than the agency's own uploads lies in rows of its own
/// (<see cref="TallyOrigin"/>), and what counts is decided when it is read: so it is the same in every order of arrival.
/// </summary>
public sealed class TallyStore(StorageAccount account)
{
    private const string PublishedPrefix = "published:";
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
    /// <exception cref="UnreadableRowException">Something is there that cannot be read, so that nobody knows what counts.
    /// Uploading the part's file again puts that right; another program's row has to be deleted.</exception>
    public async Task<AgencyTallies> GetAsync(
        AgencyCode agency,
        FiscalYear year,
        CancellationToken cancellationToken = default
    )
    {
        var entities = await _table.ListPartitionAsync(Keys.AgencyYear(agency, year), cancellationToken);
        var byOrigin = entities.ToLookup(OriginOf);
        var counting = WithPublished(byOrigin[TallyOrigin.OwnYear], byOrigin[TallyOrigin.Published]);
        if (counting.Count == 0)
            counting = [.. byOrigin[TallyOrigin.OtherYear]];
        return new AgencyTallies
        {
            Parts = [.. counting.Select(ReadCounting).OrderBy(part => part.Tally.Instrument)],
            Version = VersionOf(counting),
        };
    }

    /// <summary>Everything that is stored of a year and can be read, whether it counts or not.</summary>
    public async Task<IReadOnlyList<StoredPart>> ListAsync(
        AgencyCode agency,
        FiscalYear year,
        CancellationToken cancellationToken = default
    ) =>
        account.Unreadable.ReadAll(
            TableNames.Tallies,
            await _table.ListPartitionAsync(Keys.AgencyYear(agency, year), cancellationToken),
            Read
        );

    // A published part gives way to the agency's own in more detail; of two summaries the newer counts. The combined
    // EIT gives way once both of its parts are there, as an agency's own combined EIT does when it is scored.
    private List<TableEntity> WithPublished(IEnumerable<TableEntity> own, IEnumerable<TableEntity> published)
    {
        var counting = own.ToDictionary(entity => entity.RowKey);
        var hasEitParts =
            counting.ContainsKey(nameof(Instrument.EIT1)) && counting.ContainsKey(nameof(Instrument.EIT2));
        foreach (var entity in published)
        {
            var row = entity.RowKey[PublishedPrefix.Length..];
            if (row == nameof(Instrument.EIT) && hasEitParts)
                continue;
            if (
                counting.GetValueOrDefault(row) is not { } agencys
                || (ReadCounting(agencys).Tally.Layout == TallyLayout.IndicatorScores && IsNewer(entity, agencys))
            )
                counting[row] = entity;
        }

        return [.. counting.Values];
    }

    private static TableEntity Write(string partition, PartTally part, TallySource source, TallyOrigin origin)
    {
        var entity = new TableEntity(partition, PrefixOf(origin) + part.Instrument) { [Order] = source.Blob.OrderKey };
        LongProperty.WriteJson(entity, Tally, part);
        LongProperty.WriteJson(entity, Source, source);
        return entity;
    }

    private static StoredPart Read(TableEntity entity)
    {
        var part = new StoredPart(
            LongProperty.ReadJson<PartTally>(entity, Tally),
            LongProperty.ReadJson<TallySource>(entity, Source),
            OriginOf(entity)
        );
        return PrefixOf(part.Origin) + part.Tally.Instrument == entity.RowKey
            ? part
            : throw new InvalidDataException("The row is of another part than its key says.");
    }

    private StoredPart ReadCounting(TableEntity entity) => account.Unreadable.Read(TableNames.Tallies, entity, Read);

    private static string PrefixOf(TallyOrigin origin) =>
        origin switch
        {
            TallyOrigin.Published => PublishedPrefix,
            TallyOrigin.OtherYear => OtherYearPrefix,
            _ => "",
        };

    private static TallyOrigin OriginOf(TableEntity entity) =>
        entity.RowKey.StartsWith(PublishedPrefix, StringComparison.Ordinal) ? TallyOrigin.Published
        : entity.RowKey.StartsWith(OtherYearPrefix, StringComparison.Ordinal) ? TallyOrigin.OtherYear
        : TallyOrigin.OwnYear;

    private static bool IsNewer(TableEntity entity, TableEntity other) => Compare(entity, other) > 0;

    private static int Compare(TableEntity entity, TableEntity? other) =>
        string.CompareOrdinal(entity.TextOf(Order), other?.TextOf(Order));

    private bool Supersedes(TableEntity entity, TableEntity? stored)
    {
        var order = Compare(entity, stored);

        // What cannot be read counts for nothing; and the same upload read again: by a reader that has been put right
        // since, if it finds other figures.
        return stored is null
            || order > 0
            || !account.Unreadable.TryRead(TableNames.Tallies, stored, Read, out _)
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
