using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Advice;
using Ita.Assessment.Comparison;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Frameworks;
using Ita.Web.Provinces;
using Ita.Web.Site;
using Ita.Web.Uploads;

namespace Ita.Web.Agencies;

/// <summary>An agency, its years with the province's medians, one year in detail, and its uploads.</summary>
public sealed record AgencyView
{
    /// <summary>Names are safe to show (<see cref="VisibleText"/>).</summary>
    public required Agency Agency { get; init; }

    /// <summary>Years with a result, newest first.</summary>
    public required ImmutableArray<AgencyYearView> Years { get; init; }

    /// <summary>Years that have a result which cannot be read, or not all of it, until it is scored again; newest
    /// first.</summary>
    public ImmutableArray<FiscalYear> Unreadable { get; init; } = [];

    /// <summary>The year that is asked for, else the newest; null while there is none.</summary>
    public AgencyYearDetail? Detail { get; init; }

    /// <summary>By year and then by time, newest first.</summary>
    public required ImmutableArray<SubmissionView> Submissions { get; init; }

    /// <summary>The visitor may declare the agency's answers complete.</summary>
    public required bool MayRelease { get; init; }

    /// <summary>There is something of the year in detail to be declared complete by the visitor.</summary>
    public bool CanRelease => MayRelease && Detail is { Year.ClosedParts.IsEmpty: false };

    /// <summary>The visitor may see the province's page too.</summary>
    public required bool SeesProvince { get; init; }

    /// <summary>When the oldest of it was read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>
    /// The newest year that has a framework: where the way to the province leads while the agency has no result.
    /// </summary>
    public required FiscalYear NewestYear { get; init; }

    /// <summary>Of the year in detail, in points.</summary>
    public required decimal Target { get; init; }
}

/// <summary>
/// One year of an agency: the same figures as its line on the province's page, and the medians of the province.
/// </summary>
/// <param name="FiscalYear">Which year.</param>
/// <param name="Figures">As the visitor is told them.</param>
/// <param name="Province">The medians.</param>
/// <param name="Version">Stands for the stored result.</param>
/// <param name="ClosedParts">The questionnaires that are not told in detail outside the agency.</param>
/// <param name="HidesDocuments">The visitor is not told in detail what the year's documents say.</param>
/// <param name="Documents">How the names of the report's documents end; empty where nobody noted it.</param>
public sealed record AgencyYearView(
    FiscalYear FiscalYear,
    ProvinceRow Figures,
    ProvinceSpreads Province,
    string Version,
    ImmutableArray<Instrument> ClosedParts,
    bool HidesDocuments,
    ImmutableArray<string> Documents
);

/// <summary>A year of an agency down to its items, and what there is to do about them.</summary>
public sealed record AgencyYearDetail
{
    public required AgencyYearView Year { get; init; }

    public required Framework Framework { get; init; }

    /// <summary>The questionnaires that are there; without items where only a summary is known.</summary>
    public required ImmutableArray<PartItems> Parts { get; init; }

    /// <summary>By questionnaire and item.</summary>
    public required ImmutableArray<MeasureLine> Measures { get; init; }
}

/// <summary>A questionnaire's items with their scores.</summary>
/// <param name="Part">The questionnaire.</param>
/// <param name="NameTh">Its official name.</param>
/// <param name="NameEn">Its name in English.</param>
/// <param name="Score">Of the whole questionnaire.</param>
/// <param name="Items">In order.</param>
public sealed record PartItems(
    Instrument Part,
    string NameTh,
    string NameEn,
    Score? Score,
    ImmutableArray<ItemLine> Items
);

/// <summary>An item in one questionnaire.</summary>
public sealed record ItemLine
{
    public required ItemId Id { get; init; }

    /// <summary>1–10.</summary>
    public required int Indicator { get; init; }

    /// <summary>The wording, in Thai; empty where it is not known.</summary>
    public required string TextTh { get; init; }

    public Score? Score { get; init; }

    /// <summary>Scored and not shown: too few answered, or awaited.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>Shown outside the agency once it has declared its answers complete.</summary>
    public bool IsAwaited { get; init; }

    public int? Answered { get; init; }

    /// <summary>Against the item of the same concept the year before.</summary>
    public Change? Change { get; init; }

    /// <summary>OIT: the assessor's comment or suggestion, safe to show.</summary>
    public string? Comment { get; init; }
}

/// <summary>
/// What there is to do about an item that needs attention; of both parts of the EIT together where it does in both.
/// </summary>
public sealed record MeasureLine
{
    public required ItemId Item { get; init; }

    public required int Indicator { get; init; }

    /// <summary>In each questionnaire, in order; at least one.</summary>
    public required ImmutableArray<MeasureFinding> Findings { get; init; }

    /// <summary>The first questionnaire.</summary>
    public Instrument Part => Findings[0].Part;

    /// <summary>
    /// The words of the report, the agency's own where it has some; null where there are none for the item.
    /// </summary>
    public ItemAdvice? Advice { get; init; }

    /// <summary>The unit; null where there are no words for the item.</summary>
    public string? Responsible { get; init; }

    /// <summary>What the agency says of it; null until it does. Safe to show.</summary>
    public FollowUpEntry? FollowUp { get; init; }
}

/// <summary>What the answers to an item say in one questionnaire.</summary>
/// <param name="Part">Which.</param>
/// <param name="Score">Of the item there.</param>
/// <param name="Finding">In the words of the report; null where there are none.</param>
/// <param name="Recommendation">In the words of the report; null where there are none.</param>
public sealed record MeasureFinding(Instrument Part, Score Score, string? Finding, string? Recommendation);
