using System.Collections.Immutable;
using Ita.Assessment.Analysis;
using Ita.Assessment.Comparison;
using Ita.Assessment.Scoring;

namespace Ita.Reports.Model;

/// <summary>
/// What a report says in figures, before it is put into words: the result, the comparison with the year before, and
/// what follows from them. Rounded in one place (<see cref="Ita.Assessment.Score.Rounded"/>).
/// </summary>
public sealed record ReportFigures
{
    /// <summary>
    /// The report's input; its result may hold scores that must not be published. Use <see cref="Result"/>.
    /// </summary>
    public required ReportInput Input { get; init; }

    /// <summary>The result without what must not be published.</summary>
    public required AssessmentResult Result { get; init; }

    /// <summary>The year before, without what must not be published.</summary>
    public AssessmentResult? Previous { get; init; }

    public YearComparison? Comparison { get; init; }

    public required AgencyAnalysis Analysis { get; init; }

    /// <summary>
    /// The years of the comparison, oldest first, this one last: at most five, without what must not be published.
    /// </summary>
    public required ImmutableArray<AssessmentResult> Years { get; init; }

    /// <summary>What needs attention, in order: IIT, EIT by part, OIT.</summary>
    public required ImmutableArray<ItemFinding> Findings { get; init; }

    /// <summary>The measures that answer the findings, in their order, those that the agency dropped too.</summary>
    public required ImmutableArray<Measure> Measures { get; init; }

    /// <summary>
    /// The measures of the year before whose follow-up the agency has reported; empty where there are none.
    /// </summary>
    public required ImmutableArray<Measure> PreviousMeasures { get; init; }
}

/// <summary>
/// A report with every figure and every text decided: its documents, each published by itself, and the figures that
/// they all take theirs from.
/// </summary>
public sealed record ReportModel
{
    public required ReportFigures Figures { get; init; }

    public ReportInput Input => Figures.Input;

    public AssessmentResult Result => Figures.Result;

    public AssessmentResult? Previous => Figures.Previous;

    public YearComparison? Comparison => Figures.Comparison;

    public AgencyAnalysis Analysis => Figures.Analysis;

    public ImmutableArray<ItemFinding> Findings => Figures.Findings;

    public ImmutableArray<Measure> Measures => Figures.Measures;

    public ImmutableArray<Measure> PreviousMeasures => Figures.PreviousMeasures;

    /// <summary>The analysis of the result, with the measures (a).</summary>
    public required ReportDocument Main { get; init; }

    /// <summary>What became of the measures (b); null until something is reported of them.</summary>
    public ReportDocument? Implementation { get; init; }

    /// <summary>The form to follow the measures up with, blank (c).</summary>
    public required ReportDocument Form { get; init; }

    /// <summary>The memo by which the report is put before the head of the agency (d).</summary>
    public required ReportDocument Memo { get; init; }

    /// <summary>Those that there are.</summary>
    public IEnumerable<ReportDocument> Documents => new[] { Main, Implementation, Form, Memo }.OfType<ReportDocument>();
}

/// <summary>A document with every text decided: a writer only lays it out.</summary>
public sealed record ReportDocument
{
    /// <summary>For its properties and the browser's title bar.</summary>
    public required string Title { get; init; }

    public required string Subject { get; init; }

    /// <summary>Whose it is.</summary>
    public required string AgencyName { get; init; }

    /// <summary>The text at the top of every page but the first; null for none.</summary>
    public string? RunningHead { get; init; }

    public required DigitStyle Digits { get; init; }

    /// <summary>As <see cref="ReportInput.WrittenAt"/>.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>In order.</summary>
    public required ImmutableArray<ReportSection> Sections { get; init; }

    /// <summary>The page each heading is expected on when laid out in TH Sarabun New, by heading id.</summary>
    public required ImmutableDictionary<string, int> Pages { get; init; }
}

/// <summary>A chapter of the report.</summary>
public sealed record ReportSection
{
    /// <summary>Stable and unique in a report, e.g. <c>analysis</c>: anchors and bookmarks are made of it.</summary>
    public required string Id { get; init; }

    /// <summary>Landscape pages, for wide tables.</summary>
    public bool IsLandscape { get; init; }

    /// <summary>On a phone only its heading is shown at first.</summary>
    public bool FoldsOnPhones { get; init; }

    /// <summary>Starts below the section before, not on a new page.</summary>
    public bool ContinuesPage { get; init; }

    public required ImmutableArray<ReportBlock> Blocks { get; init; }

    /// <summary>
    /// Whether a table needs an empty paragraph after it, as a gap. Not at the end of a section, where the paragraph
    /// could end up alone on a page, nor before a heading, which has its own space above: LibreOffice leaves a heading
    /// behind with such a paragraph when the text it is kept with moves to the next page.
    /// </summary>
    internal bool HasGapAfter(int block) => block < Blocks.Length - 1 && Blocks[block + 1] is not HeadingBlock;
}
