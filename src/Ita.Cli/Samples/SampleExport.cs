using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Scoring;

namespace Ita.Cli.Samples;

/// <summary>An invented agency-year: its answers, and the workbooks that hold them.</summary>
public sealed record SampleExport
{
    public required Agency Agency { get; init; }

    public required FiscalYear FiscalYear { get; init; }

    public required SampleStyle Style { get; init; }

    public required ImmutableArray<SampleQuestionnaire> Questionnaires { get; init; }

    /// <summary>Null where the OIT has not come yet.</summary>
    public SampleDisclosure? Disclosure { get; init; }

    /// <summary>Workbooks that must be accepted.</summary>
    public required ImmutableArray<SampleFile> Files { get; init; }

    /// <summary>A workbook that must be turned away, uploaded after the others; null for nearly all.</summary>
    public RejectedSample? Rejected { get; init; }

    /// <summary>What reading the workbooks must come to.</summary>
    public ImmutableArray<PartTally> Tallies =>
        [
            .. Questionnaires.Select(questionnaire => questionnaire.ToTally()),
            .. Disclosure is { } disclosure ? [disclosure.ToTally()] : Array.Empty<PartTally>(),
        ];
}
