using Ita.OpenXml;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks;

/// <summary>
/// Every limit a workbook must keep (docs/workbooks.md, limits; and a few that no honest workbook comes near, so
/// that a hostile one costs little). Checked while streaming, against what is there and never against what a file says
/// of itself alone.
/// </summary>
internal static class WorkbookLimits
{
    public const long FileBytes = 20 * 1024 * 1024;

    /// <summary>What the file as a whole may cost.</summary>
    public static readonly ReadingLimits Reading = new()
    {
        FileBytes = FileBytes,
        UnpackedBytes = 200 * 1024 * 1024,
        Entries = 1_000,
        InflationRatio = 100,
        InflationFreeBytes = 102_400,
        TextCharacters = 50_000_000,
    };

    /// <summary>Rows from the top in which a header is looked for.</summary>
    public const int HeadRows = 30;

    /// <summary>Cells held until the layout is known: the rows above, filled to the last column.</summary>
    public const int HeadCells = HeadRows * SheetLimits.Columns;

    /// <summary>
    /// UTF-8 bytes of long texts in those cells; thirty rows of an honest export have some hundred thousand.
    /// </summary>
    public const int HeadTextBytes = 32 * 1024 * 1024;

    public const int NoticesListed = 100;

    /// <summary>A registry is some 8,300 agencies.</summary>
    public const int RegistryRows = 100_000;

    /// <summary>
    /// Filled cells of a sheet in which a published table is looked for: all 8,300 agencies have some 170,000.
    /// </summary>
    public const int ResultCells = 200_000;

    /// <summary>
    /// Of each text of the follow-up form: half a page of the report's narrowest column; what is longer belongs into an
    /// annex.
    /// </summary>
    public const int CharactersOfFollowUp = 2_000;

    /// <summary>
    /// Of each text that is kept with an OIT item: a stored part holds 43 items of three texts in one table entity.
    /// </summary>
    public const int CharactersKeptOfRemark = 2_000;
}
