using System.Collections.Immutable;

namespace Ita.Reports.Document;

/// <summary>A list.</summary>
public sealed record ListBlock(ImmutableArray<ListEntry> Entries) : ReportBlock;
