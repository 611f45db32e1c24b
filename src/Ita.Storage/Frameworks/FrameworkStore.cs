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

    /// <summary>The uploaded frameworks in force, by year; the built-in ones are not among them.</summary>
    public async Task<IReadOnlyList<StoredFramework>> ListAsync(CancellationToken cancellationToken = default) =>
        [
            .. (await _table.ListPartitionAsync(InForce, cancellationToken)).Select(entity =>
                LongProperty.ReadJson<StoredFramework>(entity, Record)
            ),
        ];

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
}
