using Ita.OpenXml.Reading;

namespace Ita.Workbooks.RejectedCopies;

/// <summary>
/// How large a workbook may be to be copied. Unlike the reader, ClosedXML holds every cell as an object and trusts the
/// file, so the limits are far below those of <see cref="WorkbookLimits"/>; whoever sends more still gets the page with
/// the list.
/// </summary>
internal static class CopyLimits
{
    /// <summary>
    /// Of what ClosedXML is given: an export of 2,000 respondents is about 1 MiB. A longer file is written anew without
    /// what makes it long.
    /// </summary>
    public const long FileBytes = 4 * 1024 * 1024;

    /// <summary>
    /// ClosedXML's object tree takes some ten times a part's bytes and about 0.5 kB a cell while the copy is written;
    /// it compares styles, and many of a sheet's features, pairwise. There is room for 2,000 respondents × 60 answers,
    /// and columns of their own.
    /// </summary>
    public static readonly InspectionLimits Inspection = new()
    {
        UnpackedBytes = 32 * 1024 * 1024,
        OtherPartBytes = 1024 * 1024,
        Parts = 200,
        Cells = 200_000,
        Rows = 20_000,
        Features = 2_000,
        MergedCells = 100_000,
    };

    /// <summary>Excel holds 32,767 characters in a comment; ClosedXML does not look.</summary>
    public const int CommentCharacters = 30_000;

    /// <summary>Excel's longest name of a sheet.</summary>
    public const int SheetNameCharacters = 31;
}
