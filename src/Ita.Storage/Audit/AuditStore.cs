using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Ita.Assessment;
using Ita.Storage.Entities;

namespace Ita.Storage.Audit;

/// <summary>
/// Who uploaded, downloaded and restarted: a partition for each province and month, newest first. Entries are added,
/// never changed.
/// </summary>
public sealed partial class AuditStore(StorageAccount account)
{
    private const string Record = "Entry";
    private const int MaxText = 256;

    private readonly TableClient _table = account.Table(TableNames.Audit);

    /// <summary>Whether a text can be the id of some entry: after another there is nothing.</summary>
    public static bool IsId(string text) => IdPattern().IsMatch(text);

    public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken = default)
    {
        // Tables sort upwards: what is left of time puts the newest first. The rest keeps apart what happens at one
        // moment.
        var id = string.Create(
            CultureInfo.InvariantCulture,
            $"{long.MaxValue - entry.At.UtcTicks:D19}-{Guid.NewGuid().ToString("N")[..8]}"
        );
        var stored = entry with
        {
            Id = id,
            VisitorId = Short(entry.VisitorId),
            VisitorName = Short(entry.VisitorName),
            File = Short(entry.File),
        };
        var entity = new TableEntity(Partition(entry.Province, AuditMonth.Of(entry.At)), id);
        LongProperty.WriteJson(entity, Record, stored);
        return _table.AddEntityAsync(entity, cancellationToken);
    }

    /// <param name="province">Whose.</param>
    /// <param name="month">Which month.</param>
    /// <param name="after">Only what is older than the entry of this id; null for the newest.</param>
    /// <param name="take">At most so many, 1 to 1,000.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<AuditPage> ListAsync(
        ProvinceCode province,
        AuditMonth month,
        string? after = null,
        int take = 1000,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, 1000);
        var entries = new List<AuditEntry>();
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Partition(province, month)} and RowKey gt {after ?? ""}"
        );
        await foreach (
            var entity in _table.QueryAsync<TableEntity>(
                filter,
                Math.Min(take + 1, 1000),
                cancellationToken: cancellationToken
            )
        )
        {
            if (entries.Count == take)
                return new AuditPage(entries, HasMore: true);
            if (account.Unreadable.TryRead(TableNames.Audit, entity, Read, out var entry))
                entries.Add(entry);
        }

        return new AuditPage(entries, HasMore: false);
    }

    private static AuditEntry Read(TableEntity entity)
    {
        var entry = LongProperty.ReadJson<AuditEntry>(entity, Record);
        if (entry is not { VisitorId: not null, VisitorName: not null, File: not null })
            throw new InvalidDataException("An entry lacks something.");

        // By which the next ones are asked for.
        return entry with
        {
            Id = entity.RowKey,
        };
    }

    private static string Partition(ProvinceCode province, AuditMonth month) => $"{province.Value}_{month.Key}";

    private static string Short(string text) => text.Length <= MaxText ? text : text[..MaxText];

    [GeneratedRegex(@"\A[0-9]{19}-[0-9a-f]{8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
