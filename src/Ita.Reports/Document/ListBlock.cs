using System.Collections.Immutable;

namespace Ita.Reports.Document;

/// <summary>A list.</summary>
public sealed record ListBlock(ImmutableArray<ListEntry> Entries) : ReportBlock
{
    /// <summary>Short, and to be kept on one page; entries without details only.</summary>
    public bool KeepsTogether { get; init; }

    /// <summary>Whether an entry's first paragraph stays on a page with what comes after it.</summary>
    internal bool KeepsNext(int entry) =>
        Entries[entry].Details.Length > 0 || (KeepsTogether && entry < Entries.Length - 1);
}
