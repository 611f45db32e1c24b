namespace Ita.OpenXml.Reading;

/// <summary>Excel's own limits, and what an honest workbook within them cannot come near.</summary>
public static class SheetLimits
{
    /// <summary>Rows of a sheet.</summary>
    public const int Rows = 1_048_576;

    /// <summary>Columns of a sheet.</summary>
    public const int Columns = 16_384;

    /// <summary>Characters of a cell's text; what is longer is counted but not kept.</summary>
    public const int CharactersKept = 32_767;

    /// <summary>20 MiB packed cannot hold so many different strings that cells refer to.</summary>
    internal const int SharedStrings = 4_000_000;

    /// <summary>UTF-8 bytes of shared and inline texts held at once.</summary>
    internal const int TextBytes = 96 * 1024 * 1024;
}
