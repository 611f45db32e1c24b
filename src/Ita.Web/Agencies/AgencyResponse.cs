using Ita.Web.Provinces;
using Ita.Web.Site;
using Ita.Web.Uploads;

namespace Ita.Web.Agencies;

/// <summary>An agency: its years, one year's items and measures, its uploads.</summary>
public sealed record AgencyResponse
{
    /// <summary>As in the registry. Case matters.</summary>
    public required string AgencyCode { get; init; }

    /// <summary>The agency's Thai name.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of agency, in Thai.</summary>
    public string? Kind { get; init; }

    /// <summary>The district, in Thai.</summary>
    public string? District { get; init; }

    /// <summary>ISO 3166-2:TH number.</summary>
    public required string ProvinceCode { get; init; }

    /// <summary>The province's Thai name.</summary>
    public required string Province { get; init; }

    /// <summary>There, and true, if the agency is known from its uploads only and in no registry yet.</summary>
    public bool? IsProvisional { get; init; }

    /// <summary>Years with a result, newest first.</summary>
    public required IEnumerable<AgencyYearResponse> Years { get; init; }

    /// <summary>Years with a result that cannot be read, or not all of it, until it is scored again; absent for
    /// none.</summary>
    public IEnumerable<int>? UnreadableYears { get; init; }

    /// <summary>The year that was asked for, else the newest; absent while there is none.</summary>
    public AgencyYearDetailResponse? Detail { get; init; }

    /// <summary>By year and then by time, newest first.</summary>
    public required IEnumerable<SubmissionResponse> Submissions { get; init; }

    internal static AgencyResponse Of(AgencyView view) =>
        new()
        {
            AgencyCode = view.Agency.Code.Value,
            Name = view.Agency.Name,
            Kind = view.Agency.Kind,
            District = view.Agency.District,
            ProvinceCode = view.Agency.ProvinceCode.Value,
            Province = view.Agency.Province,
            IsProvisional = Json.TrueOrAbsent(view.Agency.IsProvisional),
            Years = view.Years.Select(AgencyYearResponse.Of),
            UnreadableYears = view.Unreadable.IsEmpty ? null : view.Unreadable.Select(year => year.Value),
            Detail = view.Detail is { } detail ? AgencyYearDetailResponse.Of(detail) : null,
            Submissions = view.Submissions.Select(SubmissionResponse.Of),
        };
}

/// <summary>One year of an agency.</summary>
public sealed record AgencyYearResponse
{
    /// <summary>Buddhist era.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>The same figures as on the province's page.</summary>
    public required FiguresResponse Figures { get; init; }

    /// <summary>The province's medians, where at least five agencies are scored.</summary>
    public MediansResponse? Province { get; init; }

    /// <summary>
    /// The instrument parts that are told in detail outside the agency once it has declared its answers complete, or the
    /// fiscal year has ended; absent for none.
    /// </summary>
    public IEnumerable<string>? AwaitsRelease { get; init; }

    /// <summary>Stands for the result that is declared complete.</summary>
    public required string Version { get; init; }

    internal static AgencyYearResponse Of(AgencyYearView year) =>
        new()
        {
            FiscalYear = year.FiscalYear.Value,
            Figures = FiguresResponse.Of(year.Figures),
            Province = MediansResponse.Of(year.Province),
            AwaitsRelease = year.ClosedParts.IsEmpty ? null : year.ClosedParts.Select(part => part.ToString()),
            Version = year.Version,
        };
}

/// <summary>To an agency: the middle of its province, and not who is how far from it.</summary>
public sealed record MediansResponse
{
    /// <summary>Of the totals, with two decimals.</summary>
    [ScoreText]
    public required string MedianTotal { get; init; }

    /// <summary>Points by instrument, with two decimals.</summary>
    public required IReadOnlyDictionary<string, string> Instruments { get; init; }

    /// <summary>Points by indicator (1–10), with two decimals.</summary>
    public required IReadOnlyDictionary<string, string> Indicators { get; init; }

    internal static MediansResponse? Of(ProvinceSpreads spreads) =>
        spreads.Total is null
            ? null
            : new MediansResponse
            {
                MedianTotal = spreads.Total.Median.ToString(),
                Instruments = spreads.Instruments.ToDictionary(
                    pair => pair.Key.ToString(),
                    pair => pair.Value.Median.ToString()
                ),
                Indicators = spreads.Indicators.ToDictionary(
                    pair => FiguresResponse.Key(pair.Key),
                    pair => pair.Value.Median.ToString()
                ),
            };
}

/// <summary>A year of an agency down to its items, and what there is to do about them.</summary>
public sealed record AgencyYearDetailResponse
{
    /// <summary>Buddhist era.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>By instrument part; empty where only a summary is known.</summary>
    public required IReadOnlyDictionary<string, IEnumerable<ItemResponse>> Items { get; init; }

    /// <summary>What the report recommends, by instrument part and item.</summary>
    public required IEnumerable<MeasureResponse> Measures { get; init; }

    internal static AgencyYearDetailResponse Of(AgencyYearDetail detail) =>
        new()
        {
            FiscalYear = detail.Year.FiscalYear.Value,
            Items = detail.Parts.ToDictionary(part => part.Part.ToString(), part => part.Items.Select(ItemResponse.Of)),
            Measures = detail.Measures.Select(MeasureResponse.Of),
        };
}

/// <summary>An item's score in one instrument part.</summary>
public sealed record ItemResponse
{
    /// <summary>Its number, such as i1 or o12.</summary>
    public required string Item { get; init; }

    /// <summary>1–10.</summary>
    public required int Indicator { get; init; }

    /// <summary>Points with two decimals; absent where withheld.</summary>
    [ScoreText]
    public string? Score { get; init; }

    /// <summary>There, and true, if the score is not shown: too few answered, or it is awaited.</summary>
    public bool? IsWithheld { get; init; }

    /// <summary>
    /// There, and true, if the score is shown outside the agency once it has declared its answers complete.
    /// </summary>
    public bool? IsAwaited { get; init; }

    /// <summary>How many answered.</summary>
    public int? Answered { get; init; }

    /// <summary>Against the item of the same concept the year before: points with two decimals.</summary>
    [ChangeText]
    public string? Change { get; init; }

    /// <summary>OIT: the assessor's comment or suggestion.</summary>
    public string? Comment { get; init; }

    internal static ItemResponse Of(ItemLine item) =>
        new()
        {
            Item = item.Id.ToString(),
            Indicator = item.Indicator,
            Score = item.Score?.ToString(),
            IsWithheld = Json.TrueOrAbsent(item.IsWithheld),
            IsAwaited = Json.TrueOrAbsent(item.IsAwaited),
            Answered = item.Answered,
            Change = item.Change is { } change ? Display.Invariant(change.Points) : null,
            Comment = item.Comment,
        };
}

/// <summary>
/// What to do about an item that needs attention; of both parts of the EIT together where it does in both.
/// </summary>
public sealed record MeasureResponse
{
    /// <summary>The instrument part; the first where there are two.</summary>
    public required string Part { get; init; }

    /// <summary>Its number, such as i1 or o12.</summary>
    public required string Item { get; init; }

    /// <summary>1–10.</summary>
    public required int Indicator { get; init; }

    /// <summary>Points with two decimals, in the first part.</summary>
    [ScoreText]
    public required string Score { get; init; }

    /// <summary>What the answers say in the first part, in Thai.</summary>
    public string? Finding { get; init; }

    /// <summary>By instrument part, each with its score.</summary>
    public required IEnumerable<MeasureFindingResponse> Findings { get; init; }

    /// <summary>The measure's name, in Thai; the agency's own where it has worded one.</summary>
    public string? Name { get; init; }

    /// <summary>What to do, in Thai.</summary>
    public string? Recommendation { get; init; }

    /// <summary>How, step by step, in Thai.</summary>
    public IEnumerable<string>? Steps { get; init; }

    /// <summary>Until when, in Thai.</summary>
    public string? Period { get; init; }

    /// <summary>Whose task it is, in Thai: one unit.</summary>
    public string? Responsible { get; init; }

    /// <summary>Why the agency does without it; absent where it keeps it.</summary>
    public string? DroppedBecause { get; init; }

    /// <summary>Follow-up: what was done.</summary>
    public string? Done { get; init; }

    /// <summary>Follow-up: the evidence for it.</summary>
    public string? Evidence { get; init; }

    /// <summary>Follow-up: what the agency suggests.</summary>
    public string? Suggestion { get; init; }

    internal static MeasureResponse Of(MeasureLine measure) =>
        new()
        {
            Part = measure.Part.ToString(),
            Item = measure.Item.ToString(),
            Indicator = measure.Indicator,
            Score = measure.Findings[0].Score.ToString(),
            Finding = measure.Findings[0].Finding,
            Findings = measure.Findings.Select(MeasureFindingResponse.Of),
            Name = measure.Advice?.Name,
            Recommendation = measure.Findings[0].Recommendation,
            Steps = measure.Advice?.Steps,
            Period = measure.Advice?.Period,
            Responsible = measure.Responsible,
            DroppedBecause = measure.FollowUp?.DroppedBecause,
            Done = measure.FollowUp?.Done,
            Evidence = measure.FollowUp?.DoneEvidence,
            Suggestion = measure.FollowUp?.Suggestion,
        };
}

/// <summary>What the answers to an item say in one instrument part.</summary>
public sealed record MeasureFindingResponse
{
    /// <summary>The instrument part.</summary>
    public required string Part { get; init; }

    /// <summary>Points with two decimals.</summary>
    [ScoreText]
    public required string Score { get; init; }

    /// <summary>In Thai.</summary>
    public string? Finding { get; init; }

    internal static MeasureFindingResponse Of(MeasureFinding finding) =>
        new()
        {
            Part = finding.Part.ToString(),
            Score = finding.Score.ToString(),
            Finding = finding.Finding,
        };
}
