namespace Ita.OpenXml;

/// <summary>
/// What a file may cost. Checked while streaming, against what is there and never against what a file says of itself
/// alone.
/// </summary>
public sealed record ReadingLimits
{
    /// <summary>Bytes of the file.</summary>
    public required long FileBytes { get; init; }

    /// <summary>Bytes of all parts, unpacked.</summary>
    public required long UnpackedBytes { get; init; }

    /// <summary>Entries of the zip file.</summary>
    public required int Entries { get; init; }

    /// <summary>A part may inflate to so many times its packed size; small parts may more.</summary>
    public required int InflationRatio { get; init; }

    /// <summary>Unpacked bytes up to which a part is small.</summary>
    public required long InflationFreeBytes { get; init; }

    /// <summary>Characters of text, counted once per cell that refers to them.</summary>
    public required long TextCharacters { get; init; }
}
