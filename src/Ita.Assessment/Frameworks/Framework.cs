using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Ita.Assessment.Frameworks;

/// <summary>
/// What a fiscal year's assessment consists of: instruments and weights, indicators, items and their scales, levels,
/// sampling. What its constructor takes is this data, no collaborators.
/// </summary>
public sealed class Framework
{
    private readonly FrozenDictionary<ItemId, Item> _items;

    internal Framework(
        FiscalYear fiscalYear,
        string version,
        ReadOnlyMemory<byte> text,
        FrameworkCertainty certainty,
        Target target,
        ImmutableArray<InstrumentDefinition> questionnaires,
        InstrumentDefinition eit,
        ImmutableArray<Indicator> indicators,
        ImmutableArray<LevelScale> levelScales,
        ImmutableDictionary<Instrument, SamplingRule> sampling,
        ImmutableDictionary<Instrument, RespondentQuotas> respondentQuotas,
        ReportItem? reportItem
    )
    {
        FiscalYear = fiscalYear;
        Version = version;
        Text = text;
        Certainty = certainty;
        Target = target;
        Questionnaires = questionnaires;
        Eit = eit;
        Indicators = indicators;
        LevelScales = levelScales;
        Sampling = sampling;
        RespondentQuotas = respondentQuotas;
        ReportItem = reportItem;
        _items = indicators.SelectMany(indicator => indicator.Items).ToFrozenDictionary(item => item.Id);
    }

    public FiscalYear FiscalYear { get; }

    /// <summary>
    /// The first 12 hexadecimal digits of the SHA-256 of the framework's text: results say which framework they were
    /// computed by.
    /// </summary>
    public string Version { get; }

    /// <summary>The JSON it was read from, UTF-8: the version is its hash.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>What of the year is sure and what is not.</summary>
    public FrameworkCertainty Certainty { get; }

    public Target Target { get; }

    /// <summary>
    /// What is collected, each with its weight: IIT, EIT1, EIT2, OIT; or IIT, EIT, OIT where the year has no parts.
    /// Weights add to 100.
    /// </summary>
    public ImmutableArray<InstrumentDefinition> Questionnaires { get; }

    /// <summary>The EIT as a whole, with the weight of both parts together.</summary>
    public InstrumentDefinition Eit { get; }

    public bool HasEitParts => Questionnaires.Any(part => part.Instrument == Instrument.EIT1);

    /// <summary>The ten indicators in order.</summary>
    public ImmutableArray<Indicator> Indicators { get; }

    /// <summary>
    /// The year's own scale first; a scale that already stands beside it (the pass wording in 2566) after it.
    /// </summary>
    public ImmutableArray<LevelScale> LevelScales { get; }

    /// <summary>
    /// By questionnaire: the IIT's, if the year has one. The EIT's numbers go by the agency's kind and size, and the
    /// OIT has no respondents.
    /// </summary>
    public ImmutableDictionary<Instrument, SamplingRule> Sampling { get; }

    /// <summary>
    /// What the assessment's guide asks of the EIT, by the agency's kind and size, where it is known. An agency's size
    /// is not, so that no number of respondents is judged by it.
    /// </summary>
    public ImmutableDictionary<Instrument, RespondentQuotas> RespondentQuotas { get; }

    /// <summary>The items under which an agency publishes its reports; null where they are not known.</summary>
    public ReportItem? ReportItem { get; }

    /// <summary>How many respondents a questionnaire needs.</summary>
    /// <param name="instrument">The questionnaire.</param>
    /// <param name="stated">What the agency's upload says is needed; goes before the rule.</param>
    /// <param name="staff">The population of the IIT.</param>
    /// <returns>Null where nobody says so.</returns>
    public int? RequiredRespondents(Instrument instrument, int? stated, int? staff) =>
        stated
        ?? (staff is { } people && Sampling.TryGetValue(instrument, out var rule) ? rule.RequiredOf(people) : null);

    /// <summary>IIT, EIT, OIT: the three that carry a weight.</summary>
    public ImmutableArray<InstrumentDefinition> WholeInstruments =>
        [
            .. Questionnaires
                .Where(part => !part.Instrument.IsEitPart() && part.Instrument != Instrument.EIT)
                .Append(Eit)
                .OrderBy(part => part.Instrument),
        ];

    /// <summary>An instrument's definition, whether it is a questionnaire of the year or the whole EIT.</summary>
    public InstrumentDefinition Definition(Instrument instrument) =>
        Questionnaires.FirstOrDefault(part => part.Instrument == instrument)
        ?? (
            instrument == Instrument.EIT
                ? Eit
                : throw new ArgumentException($"{FiscalYear} has no {instrument}.", nameof(instrument))
        );

    /// <summary>An item by its number; a sub-item's number gives its item. Null if the year has none such.</summary>
    public Item? FindItem(ItemId id) => _items.GetValueOrDefault(id.Item);

    public SubItem? FindSubItem(ItemId id) => FindItem(id)?.SubItems.FirstOrDefault(sub => sub.Id == id);

    public Indicator Indicator(int id) => Indicators.First(indicator => indicator.Id == id);

    /// <summary>The indicators of an instrument or part, in order: 6–8 for EIT, EIT1 and EIT2 alike.</summary>
    public IEnumerable<Indicator> IndicatorsOf(Instrument instrument) =>
        Indicators.Where(indicator => indicator.Instrument == instrument.Whole());

    /// <summary>The items of an instrument or part, in order.</summary>
    public IEnumerable<Item> ItemsOf(Instrument instrument) =>
        IndicatorsOf(instrument).SelectMany(indicator => indicator.Items);
}

/// <summary>An instrument, or one of the EIT's parts, as a year's framework describes it.</summary>
/// <param name="Instrument">Which.</param>
/// <param name="NameTh">Official name in Thai.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="Weight">Share of the total in percent; the weights of a year's questionnaires add to 100.</param>
/// <param name="Confidence">How sure the weight is.</param>
public sealed record InstrumentDefinition(
    Instrument Instrument,
    string NameTh,
    string NameEn,
    decimal Weight,
    Confidence Confidence
);

/// <summary>How many respondents a questionnaire needs (docs/assessment.md, sampling).</summary>
/// <param name="Percent">Share of the population, in percent; rounded up to whole people.</param>
/// <param name="Least">The least number, or everybody where the population is smaller.</param>
/// <param name="Enough">The number that is enough, however large the population.</param>
/// <param name="Confidence">How sure the rule is.</param>
public sealed record SamplingRule(decimal Percent, int Least, int Enough, Confidence Confidence)
{
    /// <summary>
    /// The number of respondents a population asks for: 10 % rounded up, at least 30 (all, if fewer), 400 being enough.
    /// </summary>
    public int RequiredOf(int population)
    {
        if (population <= Least)
            return Math.Max(population, 0);
        var share = (int)decimal.Ceiling(population * Percent / 100m);
        return Math.Min(Math.Max(share, Least), Enough);
    }
}

/// <summary>The least numbers of respondents that are known (docs/assessment.md, sampling).</summary>
/// <param name="Quotas">By kind and size; kinds and sizes that are not here have one that is not known.</param>
/// <param name="Confidence">How sure the numbers are.</param>
public sealed record RespondentQuotas(ImmutableArray<RespondentQuota> Quotas, Confidence Confidence)
{
    /// <summary>Those of the agency's kind, the smallest size first; none where nothing is known of its kind.</summary>
    public IEnumerable<RespondentQuota> Of(Agency agency)
    {
        ArgumentNullException.ThrowIfNull(agency);
        return Quotas.Where(quota => agency.IsOfKind(quota.Kind)).OrderBy(quota => quota.Size);
    }
}

/// <summary>The least number of respondents of one group of agencies.</summary>
/// <param name="Kind">What the kinds or names of such agencies begin with.</param>
/// <param name="Size">As the assessment classes agencies of that kind.</param>
/// <param name="Least">People.</param>
public sealed record RespondentQuota(string Kind, AgencySize Size, int Least);

/// <summary>How the assessment classes agencies of one kind.</summary>
public enum AgencySize
{
    Small,
    Medium,
    Large,
}

/// <summary>The national target of the master plan.</summary>
/// <param name="Points">The total an agency needs to reach it.</param>
/// <param name="AgencyShare">The share of agencies that shall reach it, in percent; null where a year's share is not
/// known.</param>
/// <param name="PlanTh">The plan that sets it, in Thai.</param>
public sealed record Target(decimal Points, decimal? AgencyShare, string PlanTh);
