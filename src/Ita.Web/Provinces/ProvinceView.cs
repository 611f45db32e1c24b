using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;

namespace Ita.Web.Provinces;

/// <summary>
/// A province's year: its agencies, those of them that are asked for, and what becomes of all of them together.
/// </summary>
public sealed record ProvinceView
{
    private const int MostMovers = 5;

    public required ProvinceCode Code { get; init; }

    public required string Name { get; init; }

    public required FiscalYear FiscalYear { get; init; }

    /// <summary>The year's framework; null where a year has none, and then nothing is scored.</summary>
    public required Framework? Framework { get; init; }

    /// <summary>The years that have a framework, newest first.</summary>
    public required ImmutableArray<FiscalYear> Years { get; init; }

    /// <summary>Every agency, by code.</summary>
    public required ImmutableArray<ProvinceRow> Rows { get; init; }

    public required AgencyQuery Query { get; init; }

    /// <summary>The agencies that the query asks for, in its order.</summary>
    public required ImmutableArray<ProvinceRow> Matches { get; init; }

    public required ProvinceSpreads Spreads { get; init; }

    /// <summary>
    /// Agencies that have a result which cannot be read: no figure here counts it.
    /// </summary>
    public ImmutableArray<AgencyCode> Unreadable { get; init; } = [];

    /// <summary>When the oldest of it was read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>The national target in points.</summary>
    public decimal Target => Framework?.Target.Points ?? 85m;

    /// <summary>The codes of the year's own scale, best first.</summary>
    public ImmutableArray<string> Levels => LevelsOf(Framework);

    /// <summary>Agencies with a total.</summary>
    public int Scored => Rows.Count(row => row.Total is not null);

    /// <summary>Agencies whose published total reaches the target.</summary>
    public int OnTarget => Rows.Count(row => row.Total is { } total && total.Rounded >= Target);

    /// <summary>In percent of all agencies, one decimal; null where there is none.</summary>
    public decimal? OnTargetShare =>
        Rows.IsEmpty ? null : decimal.Round(OnTarget * 100m / Rows.Length, 1, MidpointRounding.AwayFromZero);

    /// <summary>How many agencies reached each level, best first.</summary>
    public IEnumerable<(string Level, int Count)> LevelCounts =>
        Levels.Select(level => (level, Rows.Count(row => row.Level == level)));

    /// <summary>How many agencies are in each state that some are in.</summary>
    public IEnumerable<(AgencyState State, int Count)> StateCounts =>
        Rows.GroupBy(row => row.State).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()));

    /// <summary>Who has risen most, the first of them most.</summary>
    public IEnumerable<ProvinceRow> Risen =>
        Rows.Where(row => row.Change?.Points > 0).OrderByDescending(row => row.Change!.Value.Points).Take(MostMovers);

    /// <summary>Who has fallen most, the first of them most.</summary>
    public IEnumerable<ProvinceRow> Fallen =>
        Rows.Where(row => row.Change?.Points < 0).OrderBy(row => row.Change!.Value.Points).Take(MostMovers);

    /// <summary>Some agency has something of the year.</summary>
    public bool HasAnything => Rows.Any(row => row.State != AgencyState.Nothing);

    /// <summary>Figures rest on facts of the framework that are not sure.</summary>
    public bool IsProvisional => Rows.Any(row => row.IsProvisional);

    /// <summary>
    /// Agencies whose result was computed by another framework than the one in force, or by other rules.
    /// </summary>
    public int OlderResults => Rows.Count(row => row.IsOlder);

    public static ImmutableArray<string> LevelsOf(Framework? framework) =>
        framework is null ? [] : [.. framework.LevelScales[0].Levels.Select(level => level.Code)];
}
