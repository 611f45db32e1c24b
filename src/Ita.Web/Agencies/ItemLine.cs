using Ita.Assessment;
using Ita.Assessment.Comparison;

namespace Ita.Web.Agencies;

/// <summary>An item in one questionnaire.</summary>
public sealed record ItemLine
{
    public required ItemId Id { get; init; }

    /// <summary>1–10.</summary>
    public required int Indicator { get; init; }

    /// <summary>The wording, in Thai; empty where it is not known.</summary>
    public required string TextTh { get; init; }

    public Score? Score { get; init; }

    /// <summary>Scored and not shown: too few answered.</summary>
    public bool IsWithheld { get; init; }

    public int? Answered { get; init; }

    /// <summary>Against the item of the same concept the year before.</summary>
    public Change? Change { get; init; }

    /// <summary>OIT: the assessor's comment or suggestion, safe to show.</summary>
    public string? Comment { get; init; }
}
