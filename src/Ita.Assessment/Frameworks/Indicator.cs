using System.Collections.Immutable;

namespace Ita.Assessment.Frameworks;

/// <summary>
/// One of the ten indicators (ตัวชี้วัด). The OIT's have sub-indicators, and their score is the mean of those.
/// </summary>
public sealed record Indicator
{
    /// <summary>1–10.</summary>
    public required int Id { get; init; }

    public required string NameTh { get; init; }

    public required string NameEn { get; init; }

    /// <summary>IIT, EIT or OIT.</summary>
    public required Instrument Instrument { get; init; }

    public ImmutableArray<SubIndicator> SubIndicators { get; init; } = [];

    /// <summary>Every item of the indicator, in order, those of its sub-indicators included.</summary>
    public required ImmutableArray<Item> Items { get; init; }
}
