using System.Collections.Immutable;

namespace Ita.Cli.Demo;

/// <summary>What storage holds at one moment.</summary>
public sealed record Observation
{
    public static Observation Nothing { get; } = new();

    /// <summary>Every result there is, in order.</summary>
    public ImmutableArray<ObservedYear> Years { get; init; } = [];

    public ImmutableArray<ObservedRejection> Rejections { get; init; } = [];

    /// <summary>No work is waiting or under way.</summary>
    public bool IsQuiet { get; init; }

    public ObservedYear? Find(AgencyYear of) => Years.FirstOrDefault(year => year.Of == of);

    /// <summary>Nothing has happened between the two.</summary>
    public bool IsSameAs(Observation other) =>
        Years.Length == other.Years.Length
        && Rejections.Length == other.Rejections.Length
        && IsQuiet == other.IsQuiet
        && Years
            .Zip(other.Years)
            .All(pair =>
                pair.First.Of == pair.Second.Of
                && pair.First.Total == pair.Second.Total
                && pair.First.IsReported == pair.Second.IsReported
            );
}
