using Azure.Data.Tables;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage.Agencies;
using Ita.Storage.Entities;

namespace Ita.Storage.Results;

/// <summary>
/// The newest upload of an agency-year and what became of it: kept beside the result, so that a province page reads one
/// partition.
/// </summary>
/// <param name="Agency">Whose.</param>
/// <param name="State">What became of it.</param>
/// <param name="ChangedAt">When it did, UTC.</param>
public sealed record LatestUpload(AgencyCode Agency, SubmissionState State, DateTimeOffset ChangedAt);

/// <summary>
/// Writes and reads the entity of a <see cref="LatestUpload"/>. It says again what the submission says and is written
/// after it, and before the submission is taken to be at its end: whoever finds it under way writes it again.
/// </summary>
internal sealed class LatestUploadRow(StorageAccount account)
{
    // No agency code holds a '_'.
    private const string Suffix = "_upload";
    private const string State = "State";
    private const string ChangedAt = "ChangedAt";
    private const string Order = "Order";

    private readonly TableClient _results = account.Table(TableNames.Results);
    private readonly TableClient _agencies = account.Table(TableNames.Agencies);

    public static string KeyOf(AgencyCode agency) => agency.Value + Suffix;

    public static bool Is(TableEntity entity) => entity.RowKey.EndsWith(Suffix, StringComparison.Ordinal);

    public static LatestUpload Read(TableEntity entity) =>
        new(
            new AgencyCode(entity.RowKey[..^Suffix.Length]),
            Enum.Parse<SubmissionState>(entity.GetString(State)!),
            entity.GetDateTimeOffset(ChangedAt)!.Value
        );

    /// <summary>
    /// Notes what became of an upload, unless a newer one is noted. An upload of an agency that nobody knows yet has no
    /// province to be noted in.
    /// </summary>
    /// <param name="upload">What became of it.</param>
    /// <param name="year">Of which year.</param>
    /// <param name="order">The upload's place in the order of time (<see cref="BlobVersion.OrderKey"/>).</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task WriteAsync(
        LatestUpload upload,
        FiscalYear year,
        string order,
        CancellationToken cancellationToken
    )
    {
        var agency = upload.Agency.Value;
        if (await _agencies.FindAsync(AgencyEntry.CodePartition, agency, cancellationToken) is not { } pointer)
            return;
        var partition = Keys.ProvinceYear(new ProvinceCode(pointer.GetString(AgencyEntry.ProvinceCode)!), year);
        var entity = new TableEntity(partition, agency + Suffix)
        {
            [State] = upload.State.ToString(),
            [ChangedAt] = upload.ChangedAt,
            [Order] = order,
        };
        await Conflicts.RetryAsync(
            async () =>
            {
                var stored = await _results.FindAsync(partition, entity.RowKey, cancellationToken);
                if (stored is not null && !Replaces(stored, upload, order))
                    return false;
                if (stored is null)
                    await _results.AddEntityAsync(entity, cancellationToken);
                else
                    await _results.UpdateEntityAsync(entity, stored.ETag, TableUpdateMode.Replace, cancellationToken);
                return true;
            },
            cancellationToken
        );
    }

    // The same upload's later step replaces the earlier one, in whatever order they arrive here.
    private static bool Replaces(TableEntity stored, LatestUpload upload, string order) =>
        string.CompareOrdinal(order, stored.TextOf(Order)) switch
        {
            > 0 => true,
            < 0 => false,
            _ => !(
                stored.TryGetValue(ChangedAt, out var at) && at is DateTimeOffset before && upload.ChangedAt < before
            )
                && upload.State.ToString() != stored.TextOf(State),
        };
}
