using System.Collections.Immutable;

namespace Ita.Reports.Document;

/// <summary>An entry of a list.</summary>
/// <param name="Marker">What stands before it: <c>๓.๑</c>, <c>e13</c>; null for a bullet.</param>
/// <param name="Text">Its text.</param>
/// <param name="Details">Further paragraphs of the entry.</param>
public sealed record ListEntry(string? Marker, RichText Text, ImmutableArray<RichText> Details)
{
    public ListEntry(string? marker, RichText text)
        : this(marker, text, []) { }
}
