namespace Ita.Reports.Layout;

/// <summary>
/// What of a paragraph style decides how much room it takes. Lengths in twentieths of a point, as in
/// Word/Parts/styles.xml.
/// </summary>
/// <param name="Size">In half points.</param>
/// <param name="Line">A line's height.</param>
/// <param name="Before">Above the paragraph, but not at the top of a page.</param>
/// <param name="After">Below it.</param>
/// <param name="Indent">Left and right together.</param>
/// <param name="First">What the first line has less.</param>
/// <param name="IsBold">In bold type.</param>
/// <param name="KeepsNext">Stays with what follows.</param>
internal readonly record struct Look(
    int Size,
    int Line,
    int Before = 0,
    int After = 0,
    int Indent = 0,
    int First = 0,
    bool IsBold = false,
    bool KeepsNext = false
);
