using System.Collections.Immutable;

namespace Ita.Assessment.Advice;

/// <summary>
/// The words for an item that needs attention, in formal Thai with Arabic digits (a writer may turn them into Thai ones). Sentences
/// without a full stop; a text stands by itself and names no figure.
/// </summary>
public sealed record ItemAdvice
{
    /// <summary>ประเด็น: what the answers say, or, for the OIT, what is not published.</summary>
    public required string Finding { get; init; }

    /// <summary>What the agency should do.</summary>
    public required string Recommendation { get; init; }

    /// <summary>OIT only: the elements that the published thing must contain.</summary>
    public ImmutableArray<string> Elements { get; init; } = [];

    /// <summary>วิธีการดำเนินการ: the measure's steps, in order.</summary>
    public required ImmutableArray<string> Steps { get; init; }

    /// <summary>การติดตามผลการดำเนินการ: the evidence that shows it was done.</summary>
    public required ImmutableArray<string> Evidence { get; init; }

    /// <summary>ระยะเวลาดำเนินการ.</summary>
    public required string Period { get; init; }

    /// <summary>ผู้รับผิดชอบ.</summary>
    public required string Responsible { get; init; }
}
