using System.Collections.Immutable;
using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Ita.Assessment;
using Ita.Assessment.Scoring;
using Ita.Storage.Entities;
using Ita.Storage.Pending;

namespace Ita.Storage.Results;

/// <summary>
/// Results by province and year, one row an agency, and their items by agency and year. The items of a result lie in
/// rows that carry its version; they are written first, then the row that names the version, then the items nobody
/// names any more are removed. Who reads a row therefore always finds its items, or a newer row.
/// </summary>
/// <param name="account">Where the tables are.</param>
/// <param name="time">The clock of <see cref="ResultRow.ScoredAt"/>.</param>
public sealed class ResultStore(StorageAccount account, TimeProvider time)
{
    private const string Row = "Row";
    private const string Part = "Part";
    private const string PlacePrefix = "place:";
    private const string ChangedPartition = "province-year";
    private const int MaxAttempts = 10;

    private readonly TableClient _results = account.Table(TableNames.Results);
    private readonly TableClient _items = account.Table(TableNames.Items);
    private readonly PendingIndex _pending = new(account);

    /// <summary>
    /// Scores and stores. Nothing is written if the result is the one that is stored. If somebody else stores one
    /// meanwhile, it is scored again: the function must therefore read its tallies itself, each time, so that the last
    /// to write has seen all.
    /// </summary>
    /// <param name="province">Where the agency is.</param>
    /// <param name="agency">Whose result.</param>
    /// <param name="year">Of which year.</param>
    /// <param name="score">Gives the result; null if there is nothing to score. What is stored already is handed
    /// in.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<ResultUpdate> UpdateAsync(
        ProvinceCode province,
        AgencyCode agency,
        FiscalYear year,
        Func<ResultRow?, CancellationToken, Task<ScoredYear?>> score,
        CancellationToken cancellationToken = default
    ) =>
        Conflicts.RetryAsync(
            async () =>
            {
                // Before the tallies are read: who writes on this version knows that nobody wrote since.
                var stored = await _results.FindAsync(
                    Keys.ProvinceYear(province, year),
                    agency.Value,
                    cancellationToken
                );

                // One that cannot be read is replaced: it can only get better.
                var before =
                    stored is not null && account.Unreadable.TryRead(TableNames.Results, stored, ReadRow, out var row)
                        ? row
                        : null;
                var items = await _items.ListPartitionAsync(
                    Keys.AgencyYear(agency, year),
                    cancellationToken,
                    ["PartitionKey", "RowKey"]
                );
                items.RemoveAll(IsPlace);
                var scored = await score(before, cancellationToken);
                if (scored is null)
                    return new ResultUpdate(before, Changed: false);
                Validate(scored, province, agency, year);

                var next = RowOf(scored, before);
                var rows = scored
                    .Result.Parts.Select(part => ItemsRow(part.Instrument, next.Version))
                    .ToHashSet(StringComparer.Ordinal);
                if (next.Version == before?.Version && rows.IsSubsetOf(items.Select(item => item.RowKey)))
                    return new ResultUpdate(before, Changed: false);

                if (stored is null)
                    await AddPlaceAsync(province, agency, year, cancellationToken);
                await _pending.AddAsync(ChangedPartition, Keys.ProvinceYear(province, year), cancellationToken);
                await WriteItemsAsync(scored.Result, next.Version, agency, cancellationToken);
                var etag = await WriteRowAsync(next, stored, cancellationToken);
                await RemoveItemsAsync(items.Where(item => !rows.Contains(item.RowKey)), cancellationToken);
                return new ResultUpdate(next with { ETag = etag }, Changed: true);
            },
            cancellationToken
        );

    /// <summary>
    /// Notes that the report is written from this row, and from what else its version stands for.
    /// </summary>
    /// <returns>False if the row has changed since it was read: the report may show what was, and has to be written
    /// again.</returns>
    public async Task<bool> MarkReportedAsync(
        ResultRow row,
        WrittenReport report,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            var now = row.ReportVersion == report.Version ? row.ReportedAt : time.GetUtcNow();
            await _results.UpdateEntityAsync(
                Write(
                    row with
                    {
                        ReportVersion = report.Version,
                        ReportedAt = now,
                        ReportIssued = row.ReportIssued ?? report.Issued,
                        Documents = report.Documents,
                    }
                ),
                row.ETag,
                TableUpdateMode.Replace,
                cancellationToken
            );
            return true;
        }
        catch (RequestFailedException exception) when (Conflicts.Is(exception))
        {
            return false;
        }
    }

    /// <summary>
    /// The agency declares complete what it was shown: from now on its details are told outside.
    /// </summary>
    /// <param name="shown">The row that it was shown.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>False if its answers have changed since: it has to look again.</returns>
    public Task<bool> ReleaseAsync(ResultRow shown, CancellationToken cancellationToken = default) =>
        Conflicts.RetryAsync(
            async () =>
            {
                var (province, agency) = (shown.Agency.ProvinceCode, shown.Agency.Code);
                var row = await FindRowAsync(province, agency, shown.FiscalYear, cancellationToken);
                if (
                    row?.Release is not { } release
                    || !release.Answers.SequenceEqual((shown.Release ?? DetailRelease.None).Answers)
                )
                    return false;

                // The medians of the others' reports may change by it.
                await MarkChangedAsync(province, shown.FiscalYear, cancellationToken);
                await _results.UpdateEntityAsync(
                    Write(row with { Release = release.Release() }),
                    row.ETag,
                    TableUpdateMode.Replace,
                    cancellationToken
                );
                return true;
            },
            cancellationToken
        );

    /// <summary>Null if the year was not scored.</summary>
    /// <exception cref="UnreadableRowException">It was, and the row cannot be read; scoring it again puts that
    /// right.</exception>
    public async Task<ResultRow?> FindRowAsync(
        ProvinceCode province,
        AgencyCode agency,
        FiscalYear year,
        CancellationToken cancellationToken = default
    ) =>
        await _results.FindAsync(Keys.ProvinceYear(province, year), agency.Value, cancellationToken) is { } entity
            ? account.Unreadable.Read(TableNames.Results, entity, ReadRow)
            : null;

    /// <summary>With the items; null if the year was not scored.</summary>
    /// <exception cref="InvalidDataException">The items are gone, though the row still names them; or a row cannot be
    /// read (<see cref="UnreadableRowException"/>). Scoring it again puts either right.</exception>
    public async Task<StoredResult?> FindAsync(
        ProvinceCode province,
        AgencyCode agency,
        FiscalYear year,
        CancellationToken cancellationToken = default
    )
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var entity = await _results.FindAsync(Keys.ProvinceYear(province, year), agency.Value, cancellationToken);
            if (entity is null)
                return null;
            var row = account.Unreadable.Read(TableNames.Results, entity, ReadRow);
            var parts = await ReadPartsAsync(agency, year, row.Version, cancellationToken);

            // Fewer only if another result has taken the row's place meanwhile.
            if (parts.Length == row.Parts.Length)
                return new StoredResult(row, row.Result with { Parts = parts });
        }

        throw new InvalidDataException(
            $"The items of {agency}, {year} are not there. Scoring the year again brings them back."
        );
    }

    /// <summary>
    /// A province's results of a year that can be read, by agency code: one partition, no items.
    /// </summary>
    public async Task<IReadOnlyList<ResultRow>> ListAsync(
        ProvinceCode province,
        FiscalYear year,
        CancellationToken cancellationToken = default
    ) => (await ListWithUploadsAsync(province, year, cancellationToken)).Rows;

    /// <summary>The same with every agency's newest upload: one partition, no items.</summary>
    public async Task<ProvinceResults> ListWithUploadsAsync(
        ProvinceCode province,
        FiscalYear year,
        CancellationToken cancellationToken = default
    )
    {
        var entities = (
            await _results.ListPartitionAsync(Keys.ProvinceYear(province, year), cancellationToken)
        ).ToLookup(LatestUploadRow.Is);
        var (rows, unreadable) = (new List<ResultRow>(), new List<AgencyCode>());
        foreach (var entity in entities[false])
        {
            if (account.Unreadable.TryRead(TableNames.Results, entity, ReadRow, out var row))
                rows.Add(row);
            else if (AgencyCode.TryParse(entity.RowKey, out var code))
                unreadable.Add(code);
        }

        return new ProvinceResults(
            rows,
            account.Unreadable.ReadAll(TableNames.Results, entities[true], LatestUploadRow.Read),
            unreadable
        );
    }

    /// <summary>
    /// Province-years in which a result has changed, or which were noted by <see cref="MarkChangedAsync"/>, until
    /// <see cref="MarkCheckedAsync"/>.
    /// </summary>
    public async Task<IReadOnlyList<ProvinceYear>> ListChangedAsync(CancellationToken cancellationToken = default)
    {
        var changed = new List<ProvinceYear>();
        await foreach (var entity in _pending.ListAsync(ChangedPartition, cancellationToken))
        {
            if (account.Unreadable.TryRead(TableNames.Pending, entity, ReadChanged, out var one))
                changed.Add(one);
        }

        return changed;
    }

    /// <summary>
    /// Has a province-year looked at by the next reconciliation, whether or not anything has changed in it.
    /// </summary>
    public Task MarkChangedAsync(
        ProvinceCode province,
        FiscalYear year,
        CancellationToken cancellationToken = default
    ) => _pending.AddAsync(ChangedPartition, Keys.ProvinceYear(province, year), cancellationToken);

    /// <summary>
    /// All reports of the province-year show what they should; one that has changed since it was listed stays listed.
    /// </summary>
    public Task MarkCheckedAsync(ProvinceYear changed, CancellationToken cancellationToken = default) =>
        _pending.RemoveAsync(
            ChangedPartition,
            Keys.ProvinceYear(changed.Province, changed.FiscalYear),
            changed.ETag,
            cancellationToken
        );

    /// <summary>Every province under which this agency-year's result or report lies or once lay.</summary>
    public async Task<IReadOnlyList<ResultPlace>> ListPlacesAsync(
        AgencyCode agency,
        FiscalYear year,
        CancellationToken cancellationToken = default
    ) =>
        account.Unreadable.ReadAll(
            TableNames.Items,
            (
                await _items.ListPartitionAsync(
                    Keys.AgencyYear(agency, year),
                    cancellationToken,
                    ["PartitionKey", "RowKey"]
                )
            ).Where(IsPlace),
            entity => new ResultPlace(new ProvinceCode(entity.RowKey[PlacePrefix.Length..]), entity.ETag)
        );

    /// <summary>
    /// To be said before anything is written under a province, so that it is found again when the agency has moved.
    /// </summary>
    public Task AddPlaceAsync(
        ProvinceCode province,
        AgencyCode agency,
        FiscalYear year,
        CancellationToken cancellationToken = default
    ) =>
        _items.UpsertEntityAsync(
            new TableEntity(Keys.AgencyYear(agency, year), PlacePrefix + province.Value),
            TableUpdateMode.Replace,
            cancellationToken
        );

    /// <summary>Nothing lies there any more; a place that was noted again since it was listed stays noted.</summary>
    public async Task ForgetPlaceAsync(
        ResultPlace place,
        AgencyCode agency,
        FiscalYear year,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            await _items.DeleteEntityAsync(
                Keys.AgencyYear(agency, year),
                PlacePrefix + place.Province.Value,
                place.ETag,
                cancellationToken
            );
        }
        catch (RequestFailedException exception) when (Conflicts.Is(exception))
        {
            // Forgotten by another, or somebody is writing there.
        }
    }

    /// <summary>
    /// Takes an agency-year's row out of a province where the agency is not any more. Its items are those of its new
    /// row.
    /// </summary>
    public async Task RemoveRowAsync(
        ProvinceCode province,
        AgencyCode agency,
        FiscalYear year,
        CancellationToken cancellationToken = default
    )
    {
        await _pending.AddAsync(ChangedPartition, Keys.ProvinceYear(province, year), cancellationToken);
        try
        {
            await _results.DeleteEntityAsync(
                Keys.ProvinceYear(province, year),
                agency.Value,
                ETag.All,
                cancellationToken
            );
        }
        catch (RequestFailedException exception) when (Conflicts.Is(exception))
        {
            // Gone already.
        }
    }

    private static bool IsPlace(TableEntity entity) => entity.RowKey.StartsWith(PlacePrefix, StringComparison.Ordinal);

    private static void Validate(ScoredYear scored, ProvinceCode province, AgencyCode agency, FiscalYear year)
    {
        if (scored.Agency.Code != agency || scored.Agency.ProvinceCode != province || scored.Result.FiscalYear != year)
        {
            throw new InvalidOperationException(
                $"Asked to score {agency} of {province}, {year}, the scorer gave {scored.Agency.Code} of "
                    + $"{scored.Agency.ProvinceCode}, {scored.Result.FiscalYear}."
            );
        }
    }

    private ResultRow RowOf(ScoredYear scored, ResultRow? before)
    {
        var agency = scored.Agency with { Email = null };
        var figures = HashOf(scored.Result with { FrameworkVersion = "", RulesVersion = "" });
        return new ResultRow
        {
            Agency = agency,
            Result = scored.Result with { Parts = [] },
            Parts = [.. scored.Result.Parts.Select(part => part.Instrument)],
            Respondents = scored
                .Result.Parts.Where(part => part.Respondents is not null)
                .ToImmutableSortedDictionary(part => part.Instrument, part => part.Respondents!.Value),
            RequiredRespondents = RequiredOf(scored.Result),
            InputVersion = scored.InputVersion,
            Version = HashOf(scored with { Agency = agency }),
            Release = (before?.Release ?? DetailRelease.None).Replace(
                scored.Answers,
                scored.Result.FiscalYear,
                time.GetUtcNow()
            ),
            ScoredAt = time.GetUtcNow(),
            ReportVersion = before?.ReportVersion,
            ReportedAt = before?.ReportedAt,
            Figures = figures,
            ReportIssued = before?.Figures == figures ? before.ReportIssued : null,
            Documents = before?.Documents ?? [],
        };
    }

    private static string HashOf<T>(T value) =>
        Convert.ToHexStringLower(SHA256.HashData(StoredJson.Write(value)).AsSpan(0, 8));

    private static ImmutableSortedDictionary<Instrument, int>? RequiredOf(AssessmentResult result)
    {
        var stated = result.Parts.Where(part => part.RequiredRespondents is not null).ToList();
        return stated.Count == 0
            ? null
            : stated.ToImmutableSortedDictionary(part => part.Instrument, part => part.RequiredRespondents!.Value);
    }

    private async Task WriteItemsAsync(
        AssessmentResult result,
        string version,
        AgencyCode agency,
        CancellationToken cancellationToken
    )
    {
        var actions = result
            .Parts.Select(part =>
            {
                var entity = new TableEntity(
                    Keys.AgencyYear(agency, result.FiscalYear),
                    ItemsRow(part.Instrument, version)
                );
                LongProperty.WriteJson(entity, Part, part);

                // Written even where they are there already: whoever is about to remove them then finds another ETag,
                // and lets them be.
                return new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity);
            })
            .ToList();
        if (actions.Count > 0)
            await _items.SubmitTransactionAsync(actions, cancellationToken);
    }

    private async Task<ETag> WriteRowAsync(ResultRow row, TableEntity? stored, CancellationToken cancellationToken)
    {
        var entity = Write(row);
        var response = stored is null
            ? await _results.AddEntityAsync(entity, cancellationToken)
            : await _results.UpdateEntityAsync(entity, stored.ETag, TableUpdateMode.Replace, cancellationToken);
        return response.Headers.ETag!.Value;
    }

    private async Task RemoveItemsAsync(IEnumerable<TableEntity> items, CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            try
            {
                await _items.DeleteEntityAsync(item.PartitionKey, item.RowKey, item.ETag, cancellationToken);
            }
            catch (RequestFailedException exception) when (Conflicts.Is(exception))
            {
                // Somebody is writing them again.
            }
        }
    }

    private async Task<ImmutableArray<PartResult>> ReadPartsAsync(
        AgencyCode agency,
        FiscalYear year,
        string version,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await _items.ListPartitionAsync(Keys.AgencyYear(agency, year), cancellationToken))
                .Where(entity => entity.RowKey.EndsWith(":" + version, StringComparison.Ordinal))
                .Select(entity =>
                    account.Unreadable.Read(
                        TableNames.Items,
                        entity,
                        part => LongProperty.ReadJson<PartResult>(part, Part)
                    )
                )
                .OrderBy(part => part.Instrument),
        ];

    private static string ItemsRow(Instrument part, string version) => $"{part}:{version}";

    private static TableEntity Write(ResultRow row)
    {
        var entity = new TableEntity(Keys.ProvinceYear(row.Agency.ProvinceCode, row.FiscalYear), row.Agency.Code.Value)
        {
            // For filters and for people who look into the table; the record is what is read.
            ["AgencyName"] = row.Agency.Name,
            ["Total"] = row.Result.Total?.ToString(),
            ["Level"] = row.Result.Level,
            ["Version"] = row.Version,
            ["ReportVersion"] = row.ReportVersion,
        };
        LongProperty.WriteJson(entity, Row, row);
        return entity;
    }

    private static ProvinceYear ReadChanged(TableEntity entity)
    {
        var (province, year) = Keys.ReadProvinceYear(entity.RowKey);
        return new ProvinceYear(province, year, entity.ETag);
    }

    // A row that says it is of another agency would be one agency too many.
    private static ResultRow ReadRow(TableEntity entity)
    {
        var row = LongProperty.ReadJson<ResultRow>(entity, Row) with { ETag = entity.ETag };
        return
            row.Agency.Code.Value == entity.RowKey
            && Keys.ProvinceYear(row.Agency.ProvinceCode, row.FiscalYear) == entity.PartitionKey
            ? row
            : throw new InvalidDataException("The row is of another agency-year than its keys say.");
    }
}
