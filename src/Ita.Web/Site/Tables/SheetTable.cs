using System.Collections.Immutable;

namespace Ita.Web.Site.Tables;

/// <summary>
/// A table to take away: a cell is a text, an <see cref="int"/>, a <see cref="decimal"/> with two decimals, or null.
/// </summary>
/// <param name="Title">Of the sheet.</param>
/// <param name="Headers">One a column.</param>
/// <param name="Rows">As many cells as there are headers.</param>
public sealed record SheetTable(
    string Title,
    ImmutableArray<string> Headers,
    ImmutableArray<ImmutableArray<object?>> Rows
);
