namespace Ita.Workbooks.Xlsx.Sheets;

/// <summary>A filled cell, good until the next one.</summary>
internal readonly ref struct Cell
{
    /// <summary>From 1.</summary>
    public required int Row { get; init; }

    /// <summary>From 1.</summary>
    public required int Column { get; init; }

    public required CellKind Kind { get; init; }

    /// <summary>For a shared text its number in the pool; otherwise -1 and <see cref="Raw"/> holds it.</summary>
    public int TextId { get; init; }

    /// <summary>UTF-8: the text, the number's digits, 0 or 1, the error's name.</summary>
    public ReadOnlySpan<byte> Raw { get; init; }
}
