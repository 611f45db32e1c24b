using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;

namespace Ita.Soak;

/// <summary>
/// Everything that the pipeline has made of what lies in the containers: every report's bytes, every row. Left out is
/// only when something was done, how often it was begun, and under which province a rejected upload's copy lies: that
/// depends on whether the agency was known by then.
/// </summary>
public static partial class StoredState
{
    private static readonly ImmutableArray<string> s_plainTables =
    [
        TableNames.Agencies,
        TableNames.Tallies,
        TableNames.Results,
        TableNames.Items,
        TableNames.Measures,
    ];

    private static readonly ImmutableArray<string> s_leftOut =
    [
        "scoredAt",
        "reportedAt",
        "history",
        "attempts",
        "rejectedFiles",
    ];

    private const int Context = 60;

    /// <summary>One line for each thing, in order: what it is, then a digest or its text.</summary>
    public static async Task<ImmutableSortedDictionary<string, string>> ReadAsync(
        StorageAccount account,
        CancellationToken cancellationToken
    )
    {
        var state = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        await foreach (
            var blob in account
                .Container(ContainerNames.Reports)
                .GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }, cancellationToken)
        )
        {
            var content = (
                await account
                    .Container(ContainerNames.Reports)
                    .GetBlobClient(blob.Name)
                    .DownloadContentAsync(cancellationToken)
            )
                .Value
                .Content;
            var metadata = string.Join(
                ' ',
                blob.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => $"{pair.Key}={pair.Value}")
            );
            state.Add(
                RejectedPlace().Replace($"reports/{blob.Name}", "${year}/*/${rest}"),
                $"{Convert.ToHexStringLower(SHA256.HashData(content))} {blob.Properties.ContentType} {metadata}"
            );
        }

        foreach (var table in s_plainTables)
        {
            await foreach (
                var entity in account.Table(table).QueryAsync<TableEntity>(cancellationToken: cancellationToken)
            )
                state.Add($"{table}/{entity.PartitionKey}/{entity.RowKey}", Text(entity));
        }

        await ReadOutcomesAsync(account, state, cancellationToken);
        return state.ToImmutable();
    }

    /// <summary>
    /// Removes everything but what people put there, so that the pipeline can begin anew on the very same versions of
    /// the blobs.
    /// </summary>
    public static async Task WipeAsync(StorageAccount account, CancellationToken cancellationToken)
    {
        foreach (var container in (string[])[ContainerNames.Reports, ContainerNames.State])
        {
            await foreach (var blob in account.Container(container).GetBlobsAsync(cancellationToken: cancellationToken))
                await account.Container(container).DeleteBlobAsync(blob.Name, cancellationToken: cancellationToken);
        }

        foreach (var table in TableNames.All)
            await account.Tables.DeleteTableAsync(table, cancellationToken);
        foreach (var queue in QueueNames.All)
            await account.Queue(queue).ClearMessagesAsync(cancellationToken);
        await account.EnsureCreatedAsync(cancellationToken);
    }

    /// <summary>A sentence for every difference.</summary>
    public static IEnumerable<string> Differences(
        ImmutableSortedDictionary<string, string> calm,
        ImmutableSortedDictionary<string, string> other
    )
    {
        foreach (var key in calm.Keys.Union(other.Keys).Order(StringComparer.Ordinal))
        {
            if (!other.TryGetValue(key, out var found))
                yield return $"{key} is missing.";
            else if (!calm.TryGetValue(key, out var expected))
                yield return $"{key} is too many.";
            else if (found != expected)
                yield return $"{key} is {Around(found, expected)}, in the calm run {Around(expected, found)}.";
        }
    }

    // From a little before the first difference to a little after.
    private static string Around(string text, string other)
    {
        var start = Math.Max(0, text.AsSpan().CommonPrefixLength(other) - Context);
        return $"'{text[start..Math.Min(text.Length, start + (3 * Context))]}'";
    }

    // Of the versions that lie there at the end; those they took the place of may have been read or not.
    private static async Task ReadOutcomesAsync(
        StorageAccount account,
        ImmutableSortedDictionary<string, string>.Builder state,
        CancellationToken cancellationToken
    )
    {
        var (uploads, submissions) = (new UploadStore(account), new SubmissionStore(account, TimeProvider.System));
        var entities = new Dictionary<string, TableEntity>(StringComparer.Ordinal);
        await foreach (
            var entity in account
                .Table(TableNames.Submissions)
                .QueryAsync<TableEntity>(cancellationToken: cancellationToken)
        )
            entities[entity.RowKey] = entity;
        foreach (var container in (string[])[ContainerNames.Registry, ContainerNames.Results, ContainerNames.Uploads])
        {
            await foreach (var blob in uploads.ListAsync(container, cancellationToken: cancellationToken))
            {
                var outcome = await submissions.FindAsync(blob, cancellationToken);
                state.Add($"{container}/{blob.Name}", outcome is null ? "no outcome" : Text(entities[outcome.Id]));
            }
        }

        await foreach (
            var left in submissions.ListInStatesAsync(
                [SubmissionState.Received, SubmissionState.Failed],
                cancellationToken
            )
        )
            state[$"unfinished/{left.Blob.Name}/{left.Id}"] = left.State.ToString();
    }

    private static string Text(TableEntity entity)
    {
        var text = new StringBuilder();
        foreach (
            var (name, value) in entity
                .Where(pair =>
                    pair.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag" or "ChangedAt")
                )
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        )
        {
            text.Append(name)
                .Append('=')
                .Append(
                    value switch
                    {
                        byte[] bytes => Convert.ToHexStringLower(SHA256.HashData(bytes)),
                        string json when json.StartsWith('{') => Comparable(json),
                        _ => FormattableString.Invariant($"{value}"),
                    }
                )
                .Append(' ');
        }

        return text.ToString();
    }

    private static string Comparable(string json)
    {
        var record = JsonNode.Parse(json)!.AsObject();
        foreach (var name in s_leftOut)
            record.Remove(name);
        return record.ToJsonString();
    }

    [GeneratedRegex("^(?<year>reports/[0-9]+)/[^/]+/(?<rest>[^/]+/rejected/)", RegexOptions.CultureInvariant)]
    private static partial Regex RejectedPlace();
}
