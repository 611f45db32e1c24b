using Ita.Assessment;
using Ita.Assessment.Advice;
using Ita.Assessment.FollowUps;

namespace Ita.Web.Agencies;

/// <summary>An item that needs attention, what the answers say, and what to do about it.</summary>
public sealed record MeasureLine
{
    public required Instrument Part { get; init; }

    public required ItemId Item { get; init; }

    public required int Indicator { get; init; }

    public required Score Score { get; init; }

    /// <summary>
    /// The words of the report, the agency's own where it has some; null where there are none for the item.
    /// </summary>
    public ItemAdvice? Advice { get; init; }

    /// <summary>What the agency says of it a year on; null until it does. Safe to show.</summary>
    public FollowUpEntry? FollowUp { get; init; }
}
