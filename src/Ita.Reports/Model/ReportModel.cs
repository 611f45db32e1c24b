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

    /// <summary>The rows of the tables of sections 9 to 12, in order: IIT, EIT by part, OIT.</summary>
    public required ImmutableArray<Measure> Measures { get; init; }

    /// <summary>
    /// The measures of the year before whose follow-up the agency has reported; empty where there are none.
    /// </summary>
    public required ImmutableArray<Measure> PreviousMeasures { get; init; }
}

/// <summary>A report with every figure and every text decided: a document writer only lays it out.</summary>
public sealed record ReportModel
{
    public required ReportFigures Figures { get; init; }

    public ReportInput Input => Figures.Input;

    public AssessmentResult Result => Figures.Result;

    public AssessmentResult? Previous => Figures.Previous;

    public YearComparison? Comparison => Figures.Comparison;

    public AgencyAnalysis Analysis => Figures.Analysis;

    public ImmutableArray<Measure> Measures => Figures.Measures;

    public ImmutableArray<Measure> PreviousMeasures => Figures.PreviousMeasures;

    /// <summary>The document's title, for its properties and the browser's title bar.</summary>
    public required string Title { get; init; }

    public required string Subject { get; init; }

    /// <summary>The text at the top of every page.</summary>
    public required string RunningHead { get; init; }

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
