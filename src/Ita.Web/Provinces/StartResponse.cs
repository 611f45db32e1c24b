using Ita.Web.Site;

namespace Ita.Web.Provinces;

/// <summary>Where a visitor starts: the provinces they may see, and the agencies that are theirs.</summary>
public sealed record StartResponse
{
    /// <summary>
    /// To administrators: uploads and follow-up forms of the last thirty days whose path names no known agency.
    /// </summary>
    public int? LostUploads { get; init; }

    /// <summary>The year of the figures: the one asked for, else the newest with results. Buddhist era.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>The provinces the visitor may see.</summary>
    public required IEnumerable<ProvinceSummaryResponse> Provinces { get; init; }

    /// <summary>The visitor's own agencies; absent for those who see a whole province.</summary>
    public IEnumerable<OwnAgencyResponse>? Agencies { get; init; }

    internal static StartResponse Of(StartView start) =>
        new()
        {
            LostUploads = start.LostUploads,
            FiscalYear = start.FiscalYear.Value,
            Provinces = start.Provinces.Select(ProvinceSummaryResponse.Of),
            Agencies = start.Agencies.IsEmpty
                ? null
                : start.Agencies.Select(agency => new OwnAgencyResponse
                {
                    AgencyCode = agency.Code.Value,
                    Name = agency.Name,
                }),
        };
}

/// <summary>A province in one year.</summary>
public sealed record ProvinceSummaryResponse
{
    /// <summary>ISO 3166-2:TH number.</summary>
    public required string ProvinceCode { get; init; }

    /// <summary>The province's Thai name.</summary>
    public required string Province { get; init; }

    /// <summary>How many agencies the registry has.</summary>
    public required int Agencies { get; init; }

    /// <summary>How many have a result, complete or not.</summary>
    public required int Started { get; init; }

    /// <summary>How many have a total.</summary>
    public required int Scored { get; init; }

    /// <summary>How many have a total that reaches the target.</summary>
    public required int OnTarget { get; init; }

    /// <summary>Of the totals, where at least five agencies are scored.</summary>
    [ScoreText]
    public string? MedianTotal { get; init; }

    internal static ProvinceSummaryResponse Of(ProvinceSummary province) =>
        new()
        {
            ProvinceCode = province.Code.Value,
            Province = province.Name,
            Agencies = province.Agencies,
            Started = province.Started,
            Scored = province.Scored,
            OnTarget = province.OnTarget,
            MedianTotal = province.Median?.ToString(),
        };
}

/// <summary>An agency of the visitor's own.</summary>
public sealed record OwnAgencyResponse
{
    /// <summary>As in the registry. Case matters.</summary>
    public required string AgencyCode { get; init; }

    /// <summary>The agency's Thai name.</summary>
    public required string Name { get; init; }
}
