using System.Collections.Immutable;

namespace Ita.Assessment.Frameworks;

/// <summary>
/// One of the ten indicators (ตัวชี้วัด). The OIT's have sub-indicators, and their score is the mean of those.
/// </summary>
public sealed record Indicator
{
    /// <summary>1–10.</summary>
    public required int Id { get; init; }

    public required string NameTh { get; init; }

    public required string NameEn { get; init; }

    /// <summary>IIT, EIT or OIT.</summary>
    public required Instrument Instrument { get; init; }

    public ImmutableArray<SubIndicator> SubIndicators { get; init; } = [];

    /// <summary>Every item of the indicator, in order, those of its sub-indicators included.</summary>
    public required ImmutableArray<Item> Items { get; init; }
}

/// <summary>A sub-indicator (ตัวชี้วัดย่อย) of the OIT, e.g. 9.2 การบริหารงาน.</summary>
public sealed record SubIndicator(string Id, string NameTh, ImmutableArray<Item> Items, Confidence Confidence);

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

/// <summary>One of several questions under an item, with a scale and so a direction of its own.</summary>
public sealed record SubItem(ItemId Id, string TextTh, AnswerScale Scale);
