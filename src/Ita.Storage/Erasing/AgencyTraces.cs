using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage.Agencies;
using Ita.Storage.Entities;
using Ita.Storage.Profiles;
using Ita.Storage.Queues;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;

namespace Ita.Storage.Erasing;

/// <summary>
/// Finds everything that is of one agency, by names and keys alone: so also what cannot be read, and what an
/// interrupted erasing has left, whatever it began with. Reads the names of all blobs: for operators.
/// </summary>
public sealed class AgencyTraces(StorageAccount account)
{
    private static readonly string[] s_keys = ["PartitionKey", "RowKey"];

    // A path is read by the same rule in both.
    private static readonly (string Container, TraceKind Kind)[] s_inputs =
    [
        (ContainerNames.Uploads, TraceKind.Upload),
        (ContainerNames.FollowUp, TraceKind.FollowUpForm),
    ];

    // In each an agency-year is a partition.
    private static readonly (string Table, TraceKind Kind)[] s_ofAgencyYears =
    [
        (TableNames.Submissions, TraceKind.Submission),
        (TableNames.Measures, TraceKind.Measure),
        (TableNames.Tallies, TraceKind.Tally),
        (TableNames.Items, TraceKind.Item),
    ];

    /// <summary>In the order in which it has to go.</summary>
    /// <param name="agency">Whose.</param>
    /// <param name="year">Of which year; null for all, and for what is of none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<AgencyTrace>> FindAsync(
        AgencyCode agency,
        FiscalYear? year,
        CancellationToken cancellationToken = default
    )
    {
        var found = new List<AgencyTrace>();
        foreach (var (container, kind) in s_inputs)
        {
            await foreach (var name in NamesAsync(container, FolderOf(year), cancellationToken))
            {
                if (IsOf(name, agency, year))
                    found.Add(Blob(kind, container, name));
            }
        }

        await foreach (var name in NamesAsync(ContainerNames.Reports, FolderOf(year), cancellationToken))
        {
            if (name.Split('/') is [_, _, var code, var next, ..] && code == agency.Value)
                found.Add(Blob(KindOfReport(next), ContainerNames.Reports, name));
        }

        found.AddRange(await UnreadableMessagesAsync(agency, year, cancellationToken));
        foreach (var (table, kind) in s_ofAgencyYears)
            found.AddRange(await RowsAsync(kind, table, PartitionsOf(agency, year), cancellationToken));
        found.AddRange(await AstrayAsync(agency, year, cancellationToken));
        found.AddRange(await PendingAsync(agency, year, cancellationToken));
        found.AddRange(await ResultsAsync(agency, year, cancellationToken));
        if (year is null)
            found.AddRange(await OfTheAgencyAsync(agency, cancellationToken));
        return [.. found.Distinct().OrderBy(trace => trace.Kind)];
    }

    /// <summary>Deletes a blob or a row; one that is gone already is no error.</summary>
    /// <param name="trace">Which; one without an address stays.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task DeleteAsync(AgencyTrace trace, CancellationToken cancellationToken = default)
    {
        if (!trace.HasAddress)
            return;
        if (trace.Partition is null)
        {
            await account
                .Container(trace.Store)
                .GetBlobClient(trace.Name)
                .DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken);
            return;
        }

        try
        {
            await account
                .Table(trace.Store)
                .DeleteEntityAsync(trace.Partition, trace.Name, ETag.All, cancellationToken);
        }
        catch (RequestFailedException exception) when (Conflicts.Is(exception))
        {
            // Gone already.
        }
    }

    /// <summary>
    /// How many days the account keeps deleted blobs; 0 where it does not, null where one may not ask.
    /// </summary>
    public async Task<int?> SoftDeleteDaysAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var policy = (await account.Blobs.GetPropertiesAsync(cancellationToken)).Value.DeleteRetentionPolicy;
            return policy is { Enabled: true, Days: var days } ? days : 0;
        }
        catch (RequestFailedException exception) when (exception.Status is 401 or 403)
        {
            return null;
        }
    }

    // By the whole path where it names an agency. A path that names none is an agency's if a folder at its beginning is
    // called so: whoever forgot the year meant that agency all the same.
    private static bool IsOf(string name, AgencyCode agency, FiscalYear? year)
    {
        if (UploadPath.TryParse(name, out var path))
            return path.Agency == agency && (year is null || path.FiscalYear == year);
        return name.Split('/') switch
        {
            [var folder, var code, _, ..] when code == agency.Value => year is null || folder == year.ToString(),
            [var code, _, ..] when code == agency.Value => year is null && !FiscalYear.TryParse(code, out _),
            _ => false,
        };
    }

    private static string? FolderOf(FiscalYear? year) => year is null ? null : $"{year}/";

    private static TraceKind KindOfReport(string folder) =>
        folder == RejectedFiles.Folder ? TraceKind.RejectedFile : TraceKind.Report;

    private static AgencyTrace Blob(TraceKind kind, string container, string name) =>
        new(kind, container, null, name) { HasAddress = UploadStore.HasAddress(name) };

    // No code holds a '_', and '`' comes next after it.
    private static string PartitionsOf(AgencyCode agency, FiscalYear? year) =>
        year is { } one
            ? TableClient.CreateQueryFilter($"PartitionKey eq {Keys.AgencyYear(agency, one)}")
            : TableClient.CreateQueryFilter(
                $"PartitionKey ge {agency.Value + "_"} and PartitionKey lt {agency.Value + "`"}"
            );

    private async IAsyncEnumerable<string> NamesAsync(
        string container,
        string? prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var options = new GetBlobsOptions { Prefix = prefix };
        await foreach (var blob in account.Container(container).GetBlobsAsync(options, cancellationToken))
            yield return blob.Name;
    }

    private async Task<IReadOnlyList<AgencyTrace>> RowsAsync(
        TraceKind kind,
        string table,
        string filter,
        CancellationToken cancellationToken
    )
    {
        var rows = new List<AgencyTrace>();
        await foreach (
            var entity in account
                .Table(table)
                .QueryAsync<TableEntity>(filter, select: s_keys, cancellationToken: cancellationToken)
        )
        {
            rows.Add(new AgencyTrace(kind, table, entity.PartitionKey, entity.RowKey));
        }

        return rows;
    }

    // What lies under a path that names no agency stands in its container's partition.
    private async Task<IReadOnlyList<AgencyTrace>> AstrayAsync(
        AgencyCode agency,
        FiscalYear? year,
        CancellationToken cancellationToken
    )
    {
        var rows = new List<AgencyTrace>();
        foreach (var (container, _) in s_inputs)
        {
            var all = await account
                .Table(TableNames.Submissions)
                .ListPartitionAsync(container, cancellationToken, [.. s_keys, SubmissionStore.BlobColumn]);
            foreach (var entity in all)
            {
                var blob = entity.TextOf(SubmissionStore.BlobColumn) ?? "";
                if (blob.Length <= container.Length || !IsOf(blob[(container.Length + 1)..], agency, year))
                    continue;
                rows.Add(
                    new AgencyTrace(TraceKind.Submission, TableNames.Submissions, entity.PartitionKey, entity.RowKey)
                );
                var row = PendingReason.RowOf(entity.PartitionKey, entity.RowKey);
                foreach (var reason in PendingReason.All)
                {
                    if (
                        await account.Table(TableNames.Pending).FindAsync(reason.Partition, row, cancellationToken)
                        is not null
                    )
                        rows.Add(new AgencyTrace(TraceKind.Pending, TableNames.Pending, reason.Partition, row));
                }
            }
        }

        return rows;
    }

    private async Task<IReadOnlyList<AgencyTrace>> PendingAsync(
        AgencyCode agency,
        FiscalYear? year,
        CancellationToken cancellationToken
    )
    {
        var (from, to) = year is { } one
            ? (Keys.AgencyYear(agency, one) + "|", Keys.AgencyYear(agency, one) + "}")
            : (agency.Value + "_", agency.Value + "`");
        var rows = new List<AgencyTrace>();

        // Each partition by itself: in another of this table a row may be called as a province is.
        foreach (var reason in PendingReason.All)
            rows.AddRange(
                await RowsAsync(
                    TraceKind.Pending,
                    TableNames.Pending,
                    TableClient.CreateQueryFilter(
                        $"PartitionKey eq {reason.Partition} and RowKey ge {from} and RowKey lt {to}"
                    ),
                    cancellationToken
                )
            );
        return rows;
    }

    // In every province: where the agency is, and wherever it ever was.
    private async Task<IReadOnlyList<AgencyTrace>> ResultsAsync(
        AgencyCode agency,
        FiscalYear? year,
        CancellationToken cancellationToken
    )
    {
        var rows = await RowsAsync(
            TraceKind.Result,
            TableNames.Results,
            TableClient.CreateQueryFilter($"RowKey eq {agency.Value} or RowKey eq {LatestUploadRow.KeyOf(agency)}"),
            cancellationToken
        );
        return
        [
            .. rows.Select(row => row with { Place = Keys.TryReadProvinceYear(row.Partition!) })
                .Where(row => year is null || row.Place?.FiscalYear == year),
        ];
    }

    private async Task<IReadOnlyList<AgencyTrace>> OfTheAgencyAsync(
        AgencyCode agency,
        CancellationToken cancellationToken
    )
    {
        var rows = new List<AgencyTrace>();
        await foreach (
            var entity in account
                .Table(TableNames.Agencies)
                .QueryAsync<TableEntity>(
                    TableClient.CreateQueryFilter($"RowKey eq {agency.Value}"),
                    cancellationToken: cancellationToken
                )
        )
        {
            if (entity.PartitionKey == ProfileStore.Partition)
                rows.Add(Row(TraceKind.Profile, entity));
            else if (entity.PartitionKey != AgencyEntry.ProvincePartition && AgencyEntry.IsProvisional(entity))
                rows.Add(Row(TraceKind.ProvisionalAgency, entity));
        }

        return rows;

        static AgencyTrace Row(TraceKind kind, TableEntity entity) =>
            new(kind, TableNames.Agencies, entity.PartitionKey, entity.RowKey);
    }

    private async Task<IReadOnlyList<AgencyTrace>> UnreadableMessagesAsync(
        AgencyCode agency,
        FiscalYear? year,
        CancellationToken cancellationToken
    )
    {
        var kept = new List<AgencyTrace>();
        var container = account.Container(ContainerNames.State);
        var prefix = UnreadableMessageStore.Folder + "/";
        await foreach (var name in NamesAsync(ContainerNames.State, prefix, cancellationToken))
        {
            var content = (await container.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value.Content;
            var text = content.ToString();
            if (Names(text, agency) && (year is null || Has(text, year.ToString()!)))
                kept.Add(Blob(TraceKind.UnreadableMessage, ContainerNames.State, name));
        }

        return kept;
    }

    // Nobody can read it, so the code may stand anywhere; one that could be a year or a province only where codes do.
    private static bool Names(string text, AgencyCode agency) =>
        FiscalYear.TryParse(agency.Value, out _) || ProvinceCode.TryParse(agency.Value, out _)
            ? text.Contains($"\"{agency}\"", StringComparison.Ordinal)
            : Has(text, agency.Value);

    private static bool Has(string text, string word) =>
        Regex.IsMatch(
            text,
            string.Create(CultureInfo.InvariantCulture, $"(?<![A-Za-z0-9-]){Regex.Escape(word)}(?![A-Za-z0-9-])"),
            RegexOptions.CultureInvariant
        );
}
