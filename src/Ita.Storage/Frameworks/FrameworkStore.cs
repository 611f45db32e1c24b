using Azure;
using Azure.Data.Tables;
using Ita.Assessment;
using Ita.Storage.Entities;

namespace Ita.Storage.Frameworks;

/// <summary>
/// Which uploaded frameworks are in force, and the text of every framework that one was ever scored by. The container
/// only holds what was uploaded last: a wrong file lies there in the right one's place, and a result can be older than
/// the file.
/// </summary>
public sealed class FrameworkStore(StorageAccount account)
{
    private const string InForce = "in-force";
    private const string Record = "Framework";
    private const string Text = "Text";

    private readonly TableClient _table = account.Table(TableNames.Frameworks);

    /// <summary>
    /// The uploaded frameworks in force that can be read, by year; the built-in ones are not among them.
    /// </summary>
    public async Task<IReadOnlyList<StoredFramework>> ListAsync(CancellationToken cancellationToken = default) =>
        (await ListInForceAsync(cancellationToken)).Readable;

    /// <summary>The same with the years whose framework cannot be read until it is uploaded again.</summary>
    public async Task<FrameworksInForce> ListInForceAsync(CancellationToken cancellationToken = default)
    {
        var (readable, unreadable) = (new List<StoredFramework>(), new List<FiscalYear>());
        foreach (var entity in await _table.ListPartitionAsync(InForce, cancellationToken))
        {
            if (account.Unreadable.TryRead(TableNames.Frameworks, entity, Read, out var framework))
                readable.Add(framework);
            else if (FiscalYear.TryParse(entity.RowKey, out var year))
                unreadable.Add(year);
        }

        return new FrameworksInForce(readable, unreadable);
    }

    /// <summary>The uploaded framework in force for a year; null if there is none.</summary>
    /// <exception cref="UnreadableRowException">There is one, and its row cannot be read; uploading it again puts that
    /// right.</exception>
    public async Task<StoredFramework?> FindAsync(FiscalYear year, CancellationToken cancellationToken = default) =>
        await _table.FindAsync(InForce, year.ToString(), cancellationToken) is { } entity
            ? account.Unreadable.Read(TableNames.Frameworks, entity, Read)
            : null;

    /// <summary>Puts a framework in force. Its text is kept first: who finds it in force finds it whole.</summary>
    public async Task PutAsync(
        StoredFramework framework,
        ReadOnlyMemory<byte> text,
        CancellationToken cancellationToken = default
    )
    {
        await KeepAsync(framework.FiscalYear, framework.Version, text, cancellationToken);
        var entity = new TableEntity(InForce, framework.FiscalYear.ToString());
        LongProperty.WriteJson(entity, Record, framework);
        await _table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Ends what is in force for a year; the built-in framework, if there is one, takes its place.</summary>
    public Task WithdrawAsync(FiscalYear year, CancellationToken cancellationToken = default) =>
        _table.DeleteEntityAsync(InForce, year.ToString(), ETag.All, cancellationToken);

    /// <summary>Keeps a framework's text under its year and version; can be repeated.</summary>
    public async Task KeepAsync(
        FiscalYear year,
        string version,
        ReadOnlyMemory<byte> text,
        CancellationToken cancellationToken = default
    )
    {
        var entity = new TableEntity(year.ToString(), version);
        LongProperty.Write(entity, Text, text.Span);
        await _table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>
    /// The text of a framework that was in force, or that something was scored by; null if it was never kept.
    /// </summary>
    public async Task<byte[]?> FindTextAsync(
        FiscalYear year,
        string version,
        CancellationToken cancellationToken = default
    ) =>
        await _table.FindAsync(year.ToString(), version, cancellationToken) is { } entity
            ? LongProperty.Read(entity, Text)
            : null;

    private static StoredFramework Read(TableEntity entity)
    {
        var framework = LongProperty.ReadJson<StoredFramework>(entity, Record);
        return framework.FiscalYear.ToString() == entity.RowKey
            ? framework
            : throw new InvalidDataException("The row is of another year than its key says.");
    }
}
