using Ita.Assessment;

namespace Ita.Cli.Samples;

/// <summary>What a sample agency-year is to be like, before any answer is drawn.</summary>
public sealed record SamplePlan
{
    public required Agency Agency { get; init; }

    public required FiscalYear FiscalYear { get; init; }

    /// <summary>Points the total is aimed at; drawn answers come near it.</summary>
    public required int Target { get; init; }

    public required SampleStyle Style { get; init; }

    /// <summary>The OIT has not come yet.</summary>
    public bool LacksOit { get; init; }

    /// <summary>A second, mistaken workbook is uploaded after the good ones.</summary>
    public bool HasRejectedFile { get; init; }
}
