namespace Ita.Workbooks.Rejections;

/// <summary>
/// How large a workbook may be to be copied. Unlike the reader, ClosedXML holds every cell as an object and trusts the
/// file, so the limits are far below those of <see cref="WorkbookLimits"/>; whoever sends more still gets the page with
/// the list.
/// </summary>
internal static class CopyLimits
{
    /// <summary>An export of 2,000 respondents is about 1 MiB.</summary>
    public const long FileBytes = 4 * 1024 * 1024;

    /// <summary>All parts together. ClosedXML's object tree takes some ten times as much.</summary>
    public const long UnpackedBytes = 32 * 1024 * 1024;

    /// <summary>
    /// Each part that is neither a sheet nor the shared strings: styles, names, drawings. ClosedXML compares styles
    /// with each other.
    /// </summary>
    public const long OtherPartBytes = 1024 * 1024;

    public const int Parts = 200;

    /// <summary>
    /// 2,000 respondents × 60 answers, and columns of their own. About 0.5 kB each while the copy is written.
    /// </summary>
    public const int Cells = 200_000;

    /// <summary>Rows are objects too, empty or not.</summary>
    public const int Rows = 20_000;

    /// <summary>
    /// Merged ranges, validations, conditional formats, hyperlinks, columns: ClosedXML compares many of them pairwise.
    /// </summary>
    public const int Features = 2_000;

    /// <summary>Cells of all merged ranges: merging makes an object of each.</summary>
    public const long MergedCells = 100_000;

    /// <summary>Excel holds 32,767 characters in a comment; ClosedXML does not look.</summary>
    public const int CommentCharacters = 30_000;

    /// <summary>Excel's longest name of a sheet.</summary>
    public const int SheetNameCharacters = 31;
}
