using System.Collections.Immutable;

namespace Ita.Reports.Document;

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
