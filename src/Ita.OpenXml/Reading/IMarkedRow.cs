namespace Ita.OpenXml.Reading;

/// <summary>
/// A row of which most cells need not be reported: what a text is worth in a column the sink says once, as a mark, and
/// the reader then puts the mark down wherever the same text comes again. Of a cell that is marked and reported what
/// comes later stands.
/// </summary>
public interface IMarkedRow
{
    /// <summary>No mark: the cell has to be reported.</summary>
    const sbyte None = sbyte.MinValue;

    /// <summary>Where the marks are put down, by column; longer columns have none.</summary>
    Span<sbyte> Marks { get; }

    /// <summary>
    /// Cells in this column and behind it may be marked; those before have to be reported. Changes with every cell that
    /// is reported.
    /// </summary>
    int MarksFrom { get; }

    /// <summary>
    /// The mark of a cell that was reported, good for every cell of this text in this column and sheet; or
    /// <see cref="None"/>.
    /// </summary>
    sbyte MarkOf(in Cell cell);
}
