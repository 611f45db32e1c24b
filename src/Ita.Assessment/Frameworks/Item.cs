using System.Collections.Immutable;

namespace Ita.Assessment.Frameworks;

/// <summary>One question (ข้อคำถาม) of a questionnaire, or one thing to be published (OIT).</summary>
public sealed record Item
{
    public required ItemId Id { get; init; }

    /// <summary>IIT, EIT or OIT; an EIT item is asked in both parts.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>The indicator, 1–10.</summary>
    public required int Indicator { get; init; }

    /// <summary>The sub-indicator, <c>9.2</c>; null for IIT and EIT.</summary>
    public string? SubIndicator { get; init; }

    /// <summary>The wording, or the title of an OIT item; empty where it is not known (EIT of 2567 and 2568).</summary>
    public required string TextTh { get; init; }

    /// <summary>
    /// What the item is about, the same word in every year; items of one concept can be compared, and share their
    /// advice.
    /// </summary>
    public required string Concept { get; init; }

    /// <summary>The scale, or null when the item has sub-items, whose scales apply.</summary>
    public AnswerScale? Scale { get; init; }

    public ImmutableArray<SubItem> SubItems { get; init; } = [];

    public required Confidence Confidence { get; init; }

    /// <summary>Where the wording and points come from, in words.</summary>
    public required string Provenance { get; init; }

    public bool HasSubItems => SubItems.Length > 0;
}
