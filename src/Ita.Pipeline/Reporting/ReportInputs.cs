using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ita.Reports.Model;
using Ita.Storage.Results;

namespace Ita.Pipeline.Reporting;

/// <summary>
/// What a report is written from besides its own items, as a province's rows of two years show it: enough to tell,
/// without reading anything else, whether the report that lies there is still the one that would be written.
/// </summary>
internal sealed record ReportInputs(
    ResultRow Row,
    ResultRow? Previous,
    ProvinceFigures? Province,
    ReportSettings Settings
)
{
    /// <summary>Changes whenever the same inputs would give another document.</summary>
    public const string Edition = "1";

    /// <summary>16 hexadecimal digits; equal for equal inputs.</summary>
    public string Version
    {
        get
        {
            var medians = Province is null
                ? null
                : new
                {
                    Province.Agencies,
                    Province.Total?.Value,
                    Instruments = Province.Instruments.OrderBy(pair => pair.Key).Select(pair => pair.Value.Value),
                    Indicators = Province.Indicators.Select(pair => pair.Value.Value),
                };
            var json = JsonSerializer.Serialize(
                new
                {
                    Edition,
                    Row.Version,
                    Previous = Previous?.Version,
                    medians,
                    Settings,
                }
            );
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)).AsSpan(0, 8));
        }
    }

    public bool AreReported => Row.ReportVersion == Version;
}

/// <summary>
/// Puts together what reports are written from: rows of two years of a province, as they are told at this moment, and
/// the installation's settings.
/// </summary>
public sealed class ReportInputSource(ReportSettings settings, TimeProvider time)
{
    public ReportSettings Settings => settings;

    internal ReportInputs Of(ResultRow row, IReadOnlyList<ResultRow> province, IReadOnlyList<ResultRow> previousYear) =>
        new(
            row,
            previousYear.FirstOrDefault(other => other.Agency.Code == row.Agency.Code),
            FiguresOf(province, time.GetUtcNow()),
            settings
        );

    /// <summary>Of every row of a province's year; the province's figures are worked out once.</summary>
    internal IEnumerable<ReportInputs> OfAll(IReadOnlyList<ResultRow> province, IReadOnlyList<ResultRow> previousYear)
    {
        var figures = FiguresOf(province, time.GetUtcNow());
        var previous = previousYear.ToDictionary(row => row.Agency.Code);
        return province.Select(row => new ReportInputs(
            row,
            previous.GetValueOrDefault(row.Agency.Code),
            figures,
            settings
        ));
    }

    private static ProvinceFigures? FiguresOf(IReadOnlyList<ResultRow> province, DateTimeOffset now)
    {
        // One agency's report tells nothing of another that the other does not tell outside.
        var scored = province
            .Select(row => row.Outside(framework: null, now).Result)
            .Where(result => result.IsComplete)
            .ToList();
        if (scored.Count < ProvinceFigures.FewestAgencies)
            return null;
        return new ProvinceFigures
        {
            Agencies = scored.Count,
            Total = Medians.Of(scored.Select(result => result.Total!.Value)),
            Instruments = scored
                .SelectMany(result => result.Instruments)
                .GroupBy(instrument => instrument.Instrument, instrument => instrument.Score)
                .Where(scores => scores.Count() >= ProvinceFigures.FewestAgencies)
                .ToImmutableMedians(),
            Indicators = scored
                .SelectMany(result => result.Indicators)
                .Where(indicator => indicator.Score is not null)
                .GroupBy(indicator => indicator.Id, indicator => indicator.Score!.Value)
                .Where(scores => scores.Count() >= ProvinceFigures.FewestAgencies)
                .ToImmutableMedians()
                .ToImmutableSortedDictionary(),
        };
    }
}
