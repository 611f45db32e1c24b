using System.Collections.Immutable;
using Ita.Assessment;

namespace Ita.Storage.Measures;

/// <summary>A measure for the coming year as a report gives it, for one item of one part.</summary>
public sealed record Measure
{
    public required Instrument Part { get; init; }

    public required ItemId Item { get; init; }

    /// <summary>What is to be achieved.</summary>
    public required string Title { get; init; }

    /// <summary>วิธีการดำเนินการ, in order.</summary>
    public ImmutableArray<string> Steps { get; init; } = [];

    /// <summary>ระยะเวลาดำเนินการ.</summary>
    public string Period { get; init; } = "";

    /// <summary>การติดตามผล: the evidence that is asked for, in order.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>ผู้รับผิดชอบ.</summary>
    public string Responsible { get; init; } = "";

    public bool Equals(Measure? other) =>
        other is not null && Part == other.Part && Item == other.Item && Title == other.Title && Period == other.Period && Responsible == other.Responsible
        && Steps.SequenceEqual(other.Steps) && Evidence.SequenceEqual(other.Evidence);

    public override int GetHashCode() => HashCode.Combine(Part, Item, Title);
}
