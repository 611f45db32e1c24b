using System.Collections.Immutable;
using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Comparison;
using Ita.Assessment.Scoring;
using Ita.Web.Site;

namespace Ita.Web.Provinces;

/// <summary>
/// An agency's line on its province's page; what is null or empty is not there yet. Names are safe to show
/// (<see cref="VisibleText"/>).
/// </summary>
public sealed record ProvinceRow
{
    public required AgencyCode Code { get; init; }

    public required string Name { get; init; }

    /// <summary>By which names are put in order; null where nobody has made it yet.</summary>
    internal SortKey? NameKey { get; init; }

    public string? Kind { get; init; }

    public string? District { get; init; }

    public required AgencyState State { get; init; }

    /// <summary>The newest upload was turned away or failed, whatever counts of the ones before it.</summary>
    public bool NewestUploadRefused { get; init; }

    /// <summary>The questionnaires that are not there, once something is.</summary>
    public ImmutableArray<Instrument> Missing { get; init; } = [];

    /// <summary>By questionnaire, as far as numbers are known.</summary>
    public ImmutableArray<SampleSize> Samples { get; init; } = [];

    public Score? Iit { get; init; }

    public Score? Eit { get; init; }

    public Score? Oit { get; init; }

    /// <summary>By indicator, 1–10, as far as they are there and may be shown.</summary>
    public ImmutableSortedDictionary<int, Score> Indicators { get; init; } =
        ImmutableSortedDictionary<int, Score>.Empty;

    /// <summary>Indicators that are scored and withheld: too few people answered.</summary>
    public ImmutableHashSet<int> Withheld { get; init; } = [];

    /// <summary>Those of them that are told outside the agency once it has declared its answers complete.</summary>
    public ImmutableHashSet<int> Awaited { get; init; } = [];

    public Score? Total { get; init; }

    public string? Level { get; init; }

    /// <summary>Of the total, against the year before.</summary>
    public Change? Change { get; init; }

    public bool HasReport { get; init; }

    /// <summary>Rests on facts of the framework that are not sure.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>The framework that it was computed by; null while nothing is scored.</summary>
    public string? FrameworkVersion { get; init; }

    /// <summary>
    /// It was computed by another framework than the one in force, or by other rules; it stays so until rescoring is
    /// ordered.
    /// </summary>
    public bool IsOlder { get; init; }

    /// <summary>The lowest of the indicators as published, the first of equals; null where none is shown.</summary>
    public int? Weakest => Indicators.IsEmpty ? null : Indicators.MinBy(pair => pair.Value.Rounded).Key;

    public Score? ScoreOf(Instrument instrument) =>
        instrument switch
        {
            Instrument.IIT => Iit,
            Instrument.EIT => Eit,
            Instrument.OIT => Oit,
            _ => null,
        };
}

/// <summary>How far an agency's year has come. In addresses and JSON in lower case.</summary>
public enum AgencyState
{
    /// <summary>Nothing was uploaded and nothing is known.</summary>
    Nothing,

    /// <summary>An upload is being read or scored; there is no result yet.</summary>
    Processing,

    /// <summary>Nothing counts yet, and the newest upload was turned away.</summary>
    Rejected,

    /// <summary>Nothing counts yet, and the newest upload could not be processed.</summary>
    Failed,

    /// <summary>Something is scored, and a questionnaire is missing.</summary>
    Incomplete,

    /// <summary>Complete; the report is not written yet.</summary>
    Scored,

    /// <summary>Complete, with its report.</summary>
    Reported,
}

/// <summary>How many answered a questionnaire, and how many are needed.</summary>
/// <param name="Part">The questionnaire.</param>
/// <param name="Respondents">Who answered; null where so few did that their number is withheld.</param>
/// <param name="Required">By what the upload says, else by the rule; null where neither says so.</param>
public sealed record SampleSize(Instrument Part, int? Respondents, int? Required)
{
    public bool IsBelowRule => (Respondents ?? Disclosure.LeastRespondents - 1) < Required;

    /// <summary>The number as people read it: <c>31</c>, <c>&lt;5</c>.</summary>
    public string Text =>
        Respondents is { } count
            ? Display.Number(count)
            : string.Create(CultureInfo.InvariantCulture, $"<{Disclosure.LeastRespondents}");
}
