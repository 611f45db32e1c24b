using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Ita.Assessment;
using Ita.Web.Site;

namespace Ita.Web.Provinces;

/// <summary>A province's year with the agencies that were asked for.</summary>
public sealed record ProvinceResponse
{
    /// <summary>ISO 3166-2:TH number.</summary>
    public required string ProvinceCode { get; init; }

    /// <summary>The province's Thai name.</summary>
    public required string Province { get; init; }

    /// <summary>Buddhist era.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>The national target in points.</summary>
    public required decimal Target { get; init; }

    /// <summary>The framework in force for the year; absent where the year has none.</summary>
    public string? FrameworkVersion { get; init; }

    /// <summary>
    /// How many agencies have a result of another framework or other rules than those in force; absent for none.
    /// </summary>
    public int? OlderResults { get; init; }

    /// <summary>
    /// Agencies that have a result which cannot be read until it is scored again, and that no figure here counts;
    /// absent for none.
    /// </summary>
    public IEnumerable<string>? UnreadableResults { get; init; }

    /// <summary>The agencies that were asked for, in the order asked for.</summary>
    public required IEnumerable<FiguresResponse> Agencies { get; init; }

    /// <summary>All agencies of the province, whatever was asked for.</summary>
    public required int AgencyCount { get; init; }

    /// <summary>Agencies with a total.</summary>
    public required int Scored { get; init; }

    /// <summary>Agencies whose total reaches the target.</summary>
    public required int OnTarget { get; init; }

    /// <summary>How many agencies reached each level.</summary>
    public required IReadOnlyDictionary<string, int> Levels { get; init; }

    /// <summary>Medians and quartiles of the province, where at least five agencies are scored.</summary>
    public required SpreadsResponse Spreads { get; init; }

    internal static ProvinceResponse Of(ProvinceView view) =>
        new()
        {
            ProvinceCode = view.Code.Value,
            Province = view.Name,
            FiscalYear = view.FiscalYear.Value,
            Target = view.Target,
            FrameworkVersion = view.Framework?.Version,
            OlderResults = view.OlderResults == 0 ? null : view.OlderResults,
            UnreadableResults = view.Unreadable.IsEmpty ? null : view.Unreadable.Select(code => code.Value),
            Agencies = view.Matches.Select(FiguresResponse.Of),
            AgencyCount = view.Rows.Length,
            Scored = view.Scored,
            OnTarget = view.OnTarget,
            Levels = view.LevelCounts.ToDictionary(pair => pair.Level, pair => pair.Count),
            Spreads = SpreadsResponse.Of(view.Spreads),
        };
}

/// <summary>An agency's year as far as it is known; what is not there yet is left out.</summary>
public sealed record FiguresResponse
{
    /// <summary>As in the registry. Case matters.</summary>
    public required string AgencyCode { get; init; }

    /// <summary>The agency's Thai name.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of agency, in Thai.</summary>
    public string? Kind { get; init; }

    /// <summary>The district, in Thai.</summary>
    public string? District { get; init; }

    /// <summary>nothing, processing, rejected, failed, incomplete, scored or reported.</summary>
    [AllowedValues("nothing", "processing", "rejected", "failed", "incomplete", "scored", "reported")]
    public required string State { get; init; }

    /// <summary>There, and true, if the newest upload was turned away or failed.</summary>
    public bool? NewestUploadRefused { get; init; }

    /// <summary>The instrument parts that are missing, once something is there.</summary>
    public IEnumerable<string>? Missing { get; init; }

    /// <summary>How many answered, by instrument part.</summary>
    public IReadOnlyDictionary<string, int>? Respondents { get; init; }

    /// <summary>Instrument parts that fewer than five answered; how many is withheld.</summary>
    public IEnumerable<string>? FewRespondents { get; init; }

    /// <summary>How many the sampling rule asks for, by instrument part.</summary>
    public IReadOnlyDictionary<string, int>? RespondentsRequired { get; init; }

    /// <summary>Points by instrument, with two decimals.</summary>
    public IReadOnlyDictionary<string, string>? Instruments { get; init; }

    /// <summary>Points by indicator (1–10), with two decimals.</summary>
    public IReadOnlyDictionary<string, string>? Indicators { get; init; }

    /// <summary>Indicators that are scored and not shown: too few people answered, or awaited.</summary>
    public IEnumerable<int>? Withheld { get; init; }

    /// <summary>Those of them that are shown once the agency has declared its answers complete.</summary>
    public IEnumerable<int>? Awaited { get; init; }

    /// <summary>Points from 0 to 100 with two decimals, rounded half up.</summary>
    [ScoreText]
    public string? Total { get; init; }

    /// <summary>The level's code.</summary>
    public string? Level { get; init; }

    /// <summary>Of the total against the year before: points with two decimals, negative where they fell.</summary>
    [ChangeText]
    public string? Change { get; init; }

    /// <summary>The same in percent of the year before.</summary>
    [ChangeText]
    public string? ChangePercent { get; init; }

    /// <summary>The lowest indicator (1–10) of those that are shown.</summary>
    public int? WeakestIndicator { get; init; }

    /// <summary>There, and true, if the report is written.</summary>
    public bool? HasReport { get; init; }

    /// <summary>There, and true, if figures rest on facts of the framework that are not sure.</summary>
    public bool? IsProvisional { get; init; }

    /// <summary>The framework that the result was computed by.</summary>
    public string? FrameworkVersion { get; init; }

    /// <summary>
    /// There, and true, if the result was computed by another framework than the one in force, or by other rules.
    /// </summary>
    public bool? IsOlder { get; init; }

    internal static FiguresResponse Of(ProvinceRow row) =>
        new()
        {
            AgencyCode = row.Code.Value,
            Name = row.Name,
            Kind = row.Kind,
            District = row.District,
            State = MemberName.Of(row.State),
            NewestUploadRefused = Json.TrueOrAbsent(row.NewestUploadRefused),
            Missing = row.Missing.IsEmpty ? null : row.Missing.Select(part => part.ToString()),
            Respondents = row.Samples.All(sample => sample.Respondents is null)
                ? null
                : row
                    .Samples.Where(sample => sample.Respondents is not null)
                    .ToDictionary(sample => sample.Part.ToString(), sample => sample.Respondents!.Value),
            FewRespondents = row.Samples.All(sample => sample.Respondents is not null)
                ? null
                : row.Samples.Where(sample => sample.Respondents is null).Select(sample => sample.Part.ToString()),
            RespondentsRequired = row.Samples.All(sample => sample.Required is null)
                ? null
                : row
                    .Samples.Where(sample => sample.Required is not null)
                    .ToDictionary(sample => sample.Part.ToString(), sample => sample.Required!.Value),
            Instruments = Scores(row),
            Indicators = row.Indicators.IsEmpty
                ? null
                : row.Indicators.ToDictionary(pair => Key(pair.Key), pair => pair.Value.ToString()),
            Withheld = row.Withheld.IsEmpty ? null : row.Withheld.Order(),
            Awaited = row.Awaited.IsEmpty ? null : row.Awaited.Order(),
            Total = row.Total?.ToString(),
            Level = row.Level,
            Change = row.Change is { } change ? Display.Invariant(change.Points) : null,
            ChangePercent = row.Change?.Percent is { } percent ? Display.Invariant(percent) : null,
            WeakestIndicator = row.Weakest,
            HasReport = Json.TrueOrAbsent(row.HasReport),
            IsProvisional = Json.TrueOrAbsent(row.IsProvisional),
            FrameworkVersion = row.FrameworkVersion,
            IsOlder = Json.TrueOrAbsent(row.IsOlder),
        };

    internal static string Key(int indicator) => indicator.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, string>? Scores(ProvinceRow row)
    {
        var scores = new[] { Instrument.IIT, Instrument.EIT, Instrument.OIT }
            .Where(instrument => row.ScoreOf(instrument) is not null)
            .ToDictionary(instrument => instrument.ToString(), instrument => row.ScoreOf(instrument)!.Value.ToString());
        return scores.Count == 0 ? null : scores;
    }
}

/// <summary>The spreads of a province's complete agencies; what fewer than five have is not there.</summary>
public sealed record SpreadsResponse
{
    /// <summary>Of the totals.</summary>
    public SpreadResponse? Total { get; init; }

    /// <summary>By instrument.</summary>
    public required IReadOnlyDictionary<string, SpreadResponse> Instruments { get; init; }

    /// <summary>By indicator (1–10).</summary>
    public required IReadOnlyDictionary<string, SpreadResponse> Indicators { get; init; }

    internal static SpreadsResponse Of(ProvinceSpreads spreads) =>
        new()
        {
            Total = spreads.Total is { } total ? SpreadResponse.Of(total) : null,
            Instruments = spreads.Instruments.ToDictionary(
                pair => pair.Key.ToString(),
                pair => SpreadResponse.Of(pair.Value)
            ),
            Indicators = spreads.Indicators.ToDictionary(
                pair => FiguresResponse.Key(pair.Key),
                pair => SpreadResponse.Of(pair.Value)
            ),
        };
}

/// <summary>The middle of some scores and how far they lie apart, each with two decimals.</summary>
public sealed record SpreadResponse
{
    /// <summary>How many scores there are: five or more.</summary>
    public required int Count { get; init; }

    [ScoreText]
    public required string Least { get; init; }

    [ScoreText]
    public required string LowerQuartile { get; init; }

    [ScoreText]
    public required string Median { get; init; }

    [ScoreText]
    public required string UpperQuartile { get; init; }

    [ScoreText]
    public required string Most { get; init; }

    internal static SpreadResponse Of(Spread spread) =>
        new()
        {
            Count = spread.Count,
            Least = spread.Least.ToString(),
            LowerQuartile = spread.LowerQuartile.ToString(),
            Median = spread.Median.ToString(),
            UpperQuartile = spread.UpperQuartile.ToString(),
            Most = spread.Most.ToString(),
        };
}
