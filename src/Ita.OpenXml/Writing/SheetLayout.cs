using System.Collections.Immutable;

namespace Ita.OpenXml.Writing;

/// <summary>A sheet without its rows.</summary>
/// <param name="Name">As its tab shows it: 1 to 31 characters, none of <c>[]:*?/\</c>, no apostrophe at its ends.</param>
public sealed record SheetLayout(string Name)
{
    /// <summary>Excel's own width of a column nobody has set.</summary>
    internal const double OrdinaryWidth = 9.140625;

    /// <summary>
    /// Widths in digits of the workbook's first font, with the padding of a cell, by column from the first; 0 leaves a
    /// column as every column is.
    /// </summary>
    public ImmutableArray<double> Widths { get; init; } = [];

    /// <summary>
    /// Of the cells that nothing is written into: a place among the styles' <c>cellXfs</c>, by column from the first.
    /// The last one goes on to the sheet's edge; empty for none.
    /// </summary>
    public ImmutableArray<int> ColumnStyles { get; init; } = [];

    /// <summary>Height of a row that has none of its own, in points; 0 for what the reading program takes.</summary>
    public double RowHeight { get; init; }

    /// <summary>Not shown until somebody asks for it.</summary>
    public bool IsHidden { get; init; }

    public bool HidesGridLines { get; init; }

    /// <summary>Ranges such as <c>A1:C1</c> that are shown as one cell each.</summary>
    public ImmutableArray<string> Merged { get; init; } = [];

    /// <summary>Rows and columns that stay in sight, from the first.</summary>
    public (int Rows, int Columns) Frozen { get; init; }

    /// <summary>A table with its header, which gets filters; null for none.</summary>
    public CellArea? Filter { get; init; }

    /// <summary>Rows that stand on every printed page, first and last; null for none.</summary>
    public (int First, int Last)? RepeatedRows { get; init; }

    /// <summary>Columns from the first that stand on every printed page.</summary>
    public int RepeatedColumns { get; init; }

    /// <summary>How it is printed; null for what the reading program takes.</summary>
    public PageLayout? Page { get; init; }

    public ImmutableArray<CellCondition> Conditions { get; init; } = [];

    public ImmutableArray<CellValidation> Validations { get; init; } = [];

    /// <summary>
    /// Cells can only be changed where their style unlocks them, their formats everywhere. Without a password: against
    /// slips, not against people.
    /// </summary>
    public bool IsProtected { get; init; }
}

/// <summary>
/// A4 with narrow margins; the sheet's name and the number of the page at the foot.
/// </summary>
public sealed record PageLayout
{
    public bool IsLandscape { get; init; }

    /// <summary>As wide as the page, as many pages long as it takes.</summary>
    public bool FitsWidth { get; init; }

    /// <summary>Percent; ignored where it fits the page.</summary>
    public int Scale { get; init; } = 100;

    public bool HasGridLines { get; init; }
}

/// <summary>Cells whose value is that of a formula are filled.</summary>
/// <param name="Cells">Where.</param>
/// <param name="EqualTo">The formula, such as <c>"word"</c> with its quotes.</param>
/// <param name="Format">Its place among the styles' <c>dxfs</c>.</param>
public readonly record struct CellCondition(CellArea Cells, string EqualTo, int Format);

/// <summary>What may be typed into cells, and what is said beside them.</summary>
/// <param name="Cells">Where.</param>
public sealed record CellValidation(CellArea Cells)
{
    /// <summary>What a list is taken from: a range, or texts such as <c>"100,0"</c> with their quotes.</summary>
    public string? List { get; init; }

    /// <summary>The most characters; null for any number.</summary>
    public int? LongestText { get; init; }

    /// <summary>The heads of <see cref="Error"/> and <see cref="Prompt"/>, at most 32 characters.</summary>
    public string Title { get; init; } = "";

    /// <summary>Said when something else is typed, which is refused; at most 225 characters.</summary>
    public string Error { get; init; } = "";

    /// <summary>Said while the cell is selected; at most 255 characters, empty for nothing.</summary>
    public string Prompt { get; init; } = "";
}
