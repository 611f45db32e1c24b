namespace Ita.OpenXml.Reading;

/// <summary>A filled cell, good until the next one.</summary>
public readonly ref struct Cell
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

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>Nothing; reported only of formulas that were saved without their value.</summary>
    Empty,
    Text,
    Number,
    Boolean,
    Error,
}

/// <summary>Takes a sheet's filled cells as they come.</summary>
public interface ICellSink
{
    /// <summary>The next cell. Those of a row come together, in any order.</summary>
    void Cell(in Cell cell);

    /// <summary>All cells of a row have come; rows come in the order of the file.</summary>
    void EndRow(int row);

    /// <summary>Where cells of a row that begins may be marked; null where all have to be reported.</summary>
    IMarkedRow? MarksOf(int row) => null;
}
