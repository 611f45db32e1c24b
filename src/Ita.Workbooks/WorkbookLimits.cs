namespace Ita.Workbooks;

/// <summary>
/// Every limit a workbook must keep (docs/workbooks.md, limits; and a few that no honest workbook comes near, so
/// that a hostile one costs little). Checked while streaming, against what is there and never against what a file says
/// of itself alone.
/// </summary>
internal static class WorkbookLimits
{
    public const long FileBytes = 20 * 1024 * 1024;

    public const long UnpackedBytes = 200 * 1024 * 1024;

    public const int Entries = 1_000;

    /// <summary>A part may inflate to so many times its packed size; small parts may more.</summary>
    public const int InflationRatio = 100;

    public const long InflationFreeBytes = 102_400;

    /// <summary>Characters of text, counted once per cell that refers to them.</summary>
    public const long TextCharacters = 50_000_000;

    public const int Rows = 1_048_576;

    public const int Columns = 16_384;

    /// <summary>Excel's own limit for a cell; what is longer is counted but not kept.</summary>
    public const int CharactersKeptOfText = 32_767;

    /// <summary>20 MiB packed cannot hold so many different strings that cells refer to.</summary>
    public const int SharedStrings = 4_000_000;

    /// <summary>UTF-8 bytes of shared and inline texts held at once.</summary>
    public const int TextBytes = 96 * 1024 * 1024;

    /// <summary>One tag with all its attributes, in bytes.</summary>
    public const int TagBytes = 4 * 1024 * 1024;

    public const int Attributes = 64;

    public const int NamespaceDeclarations = 64;

    public const int ElementDepth = 128;

    public const int ElementNameBytes = 1_024;

    /// <summary>Rows from the top in which a header is looked for.</summary>
    public const int HeadRows = 30;

    /// <summary>Cells held until the layout is known: the rows above, filled to the last column.</summary>
    public const int HeadCells = HeadRows * Columns;

    /// <summary>
    /// UTF-8 bytes of long texts in those cells; thirty rows of an honest export have some hundred thousand.
    /// </summary>
    public const int HeadTextBytes = 32 * 1024 * 1024;

    public const int NoticesListed = 100;

    /// <summary>A registry is some 8,300 agencies.</summary>
    public const int RegistryRows = 100_000;

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
