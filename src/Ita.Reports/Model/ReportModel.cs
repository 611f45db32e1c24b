using System.Collections.Immutable;
using Ita.Assessment.Analysis;
using Ita.Assessment.Comparison;
using Ita.Assessment.Scoring;

namespace Ita.Reports.Model;

/// <summary>
/// A report with every figure and every text decided. The figures are those of <see cref="Result"/>,
/// <see cref="Comparison"/> and <see cref="Analysis"/>, rounded in one place
/// (<see cref="Ita.Assessment.Score.Rounded"/>); the sections hold the texts made of them.
/// </summary>
public sealed record ReportModel
{
    /// <summary>
    /// What it was made of; its result may hold figures that must not be shown. Use <see cref="Result"/>.
    /// </summary>
    public required ReportInput Input { get; init; }

    /// <summary>The result as it may be shown.</summary>
    public required AssessmentResult Result { get; init; }

    /// <summary>The year before, as it may be shown.</summary>
    public AssessmentResult? Previous { get; init; }

    public YearComparison? Comparison { get; init; }

    public required AgencyAnalysis Analysis { get; init; }

    /// <summary>The rows of the tables 9 to 12, in order: IIT, EIT by part, OIT.</summary>
    public required ImmutableArray<Measure> Measures { get; init; }

    /// <summary>
    /// The measures of the year before of which the agency has said what came of them; empty where there are none.
    /// </summary>
    public required ImmutableArray<Measure> PreviousMeasures { get; init; }

    /// <summary>The document's title, for its properties and a window's head.</summary>
    public required string Title { get; init; }

    public required string Subject { get; init; }

    /// <summary>What stands at the head of every page.</summary>
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

    /// <summary>Wide tables: the page lies on its side.</summary>
    public bool IsLandscape { get; init; }

    /// <summary>Goes on where the one before ended; otherwise it starts on a new page.</summary>
    public bool ContinuesPage { get; init; }

    public required ImmutableArray<ReportBlock> Blocks { get; init; }

    /// <summary>
    /// Does a table need a paragraph of its own after it, for the room? Not at the section's end, where it could come
    /// to stand on a page alone, nor before a heading, which brings its own room: LibreOffice leaves a heading behind
    /// such a paragraph when what it is kept with moves on.
    /// </summary>
    internal bool HasRoomAfter(int block) => block < Blocks.Length - 1 && Blocks[block + 1] is not HeadingBlock;
}
