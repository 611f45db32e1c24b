using System.Text.Json.Serialization;

namespace Ita.Assessment.Frameworks;

// The file as it is written; framework.schema.json says what each member is.
#pragma warning disable CA1812, SA1402, SA1649 // Made by the serializer.
internal sealed record FrameworkJson(
    int FiscalYear,
    ConfidenceJson Confidence,
    TargetJson Target,
    InstrumentJson[] Instruments,
    Dictionary<string, ScaleJson> Scales,
    IndicatorJson[] Indicators,
    LevelScaleJson[] LevelScales,
    Dictionary<Instrument, SamplingJson> Sampling,
    Dictionary<Instrument, RespondentQuotasJson>? RespondentQuotas = null,
    ReportItemJson? ReportItem = null,
    [property: JsonPropertyName("$schema")] string? Schema = null
);

internal sealed record ConfidenceJson(
    Confidence Numbering,
    Confidence Grouping,
    Confidence Points,
    Confidence Weights,
    Confidence Levels,
    Confidence Wording
);

internal sealed record ReportItemJson(
    string Analysis,
    string FollowUp,
    FollowUpYear FollowUpYear,
    Confidence Confidence,
    string Provenance
);

internal sealed record OutlineJson(
    int FiscalYear,
    OutlineItemJson[] Items,
    CrosswalkJson Crosswalk,
    ReportItemJson ReportItem
);

internal sealed record OutlineItemJson(string Id, string TextTh, Confidence Confidence, string Provenance);

internal sealed record CrosswalkJson(
    int From,
    Dictionary<string, string?> Items,
    Confidence Confidence,
    string Provenance
);

internal sealed record TargetJson(decimal Points, string PlanTh, decimal? AgencyShare = null);

internal sealed record InstrumentJson(
    Instrument Id,
    string NameTh,
    string NameEn,
    decimal Weight,
    Confidence Confidence,
    string Provenance,
    InstrumentJson[]? Parts = null
);

internal sealed record ScaleJson(ChoiceJson[] Choices, Confidence Confidence, string Provenance);

internal sealed record ChoiceJson(string LabelTh, decimal Points, string[]? Aliases = null);

internal sealed record IndicatorJson(
    int Id,
    string NameTh,
    string NameEn,
    Instrument Instrument,
    ItemJson[]? Items = null,
    SubIndicatorJson[]? SubIndicators = null
);

internal sealed record SubIndicatorJson(
    string Id,
    string NameTh,
    ItemJson[] Items,
    Confidence Confidence,
    string Provenance
);

internal sealed record ItemJson(
    string Id,
    string Concept,
    string TextTh,
    Confidence Confidence,
    string Provenance,
    string? Scale = null,
    SubItemJson[]? SubItems = null
);

internal sealed record SubItemJson(string Id, string TextTh, string Scale);

internal sealed record LevelScaleJson(string Id, LevelJson[] Levels, Confidence Confidence, string Provenance);

internal sealed record LevelJson(string Code, decimal TotalMin, decimal? EachInstrumentMin = null);

internal sealed record SamplingJson(
    decimal Percent,
    int Least,
    int Enough,
    Confidence Confidence,
    string PopulationTh,
    string Provenance
);

internal sealed record RespondentQuotasJson(RespondentQuota[] Quotas, Confidence Confidence, string Provenance);
