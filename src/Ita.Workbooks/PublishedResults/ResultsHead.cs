using Ita.Assessment;
using Ita.Assessment.Frameworks;

namespace Ita.Workbooks.PublishedResults;

/// <summary>A field that states a figure of ours, to be held against it.</summary>
/// <param name="Field">Its place.</param>
/// <param name="Kind"><see cref="MeaningKind.Instrument"/>, <see cref="MeaningKind.Total"/> or
/// <see cref="MeaningKind.Level"/>.</param>
/// <param name="Instrument">Of an instrument.</param>
/// <param name="FullMarks">What the header says that it is out of; null where it does not.</param>
internal sealed record StatedField(int Field, MeaningKind Kind, Instrument Instrument, decimal? FullMarks);

/// <summary>What the header of a published table says of its fields.</summary>
internal sealed class ResultsHead
{
    /// <summary>The last line of the header.</summary>
    public required int LastLine { get; init; }

    /// <summary>Where รหัสหน่วยงาน or ชื่อหน่วยงาน stands.</summary>
    public required GridCell Anchor { get; init; }

    /// <summary>What is said of the agency: its code, name, district and province, each in one field.</summary>
    public required IReadOnlyDictionary<MeaningKind, int> Agency { get; init; }

    /// <summary>The indicators' fields, as far as it is sure which they are.</summary>
    public required IReadOnlyDictionary<int, int> Indicators { get; init; }

    /// <summary>Totals, levels and instruments that are given besides.</summary>
    public required IReadOnlyList<StatedField> Stated { get; init; }

    /// <summary>The cells above the table, in which its year may be named.</summary>
    public required IReadOnlyList<GridCell> Titles { get; init; }

    /// <summary>What is wrong with the header; nothing may be read then.</summary>
    public required IReadOnlyList<TableProblem> Problems { get; init; }

    /// <summary>The header's lines, by what they say: one may be repeated below.</summary>
    public required IReadOnlySet<string> Lines { get; init; }

    /// <summary>The header of a table of several agencies' results; null where there is none.</summary>
    /// <param name="lines">The sheet's first.</param>
    /// <param name="reader">Reads their cells.</param>
    /// <param name="framework">Of the table's year.</param>
    public static ResultsHead? Find(IReadOnlyList<TableLine> lines, HeadReader reader, Framework framework)
    {
        var read = lines.Select(line => HeadLine.Of(line, reader)).ToList();
        foreach (var line in read.Where(line => line.Cells.Exists(cell => cell.NamesAgency)))
        {
            if (new HeadComposer(read, line, framework).Compose() is { } head)
                return head;
        }

        return null;
    }

    /// <summary>What a line says, to be compared with the header's own.</summary>
    public static string Signature(TableLine line) =>
        string.Join(
            '\n',
            line.Cells.Where(cell => cell.IsFilled).Select(cell => $"{cell.Field} {cell.Cell.Label.ToLowerInvariant()}")
        );
}

/// <summary>A problem of a table and the cell at which it is named.</summary>
internal sealed record TableProblem(string Key, GridCell Cell, string? Item, string? Value, string? Detail);

/// <summary>A line of a header, read.</summary>
/// <param name="Line">The line.</param>
/// <param name="Cells">Its filled cells, by field.</param>
internal sealed record HeadLine(TableLine Line, List<HeadLineCell> Cells)
{
    // An honest table has some twenty fields.
    private const int Fields = 1_024;

    public int Number => Line.Number;

    public static HeadLine Of(TableLine line, HeadReader reader) =>
        new(
            line,
            [
                .. line
                    .Cells.TakeWhile(cell => cell.Field <= Fields)
                    .Where(cell => cell.IsFilled)
                    .Select(cell => new HeadLineCell(cell, reader.Read(cell.Cell))),
            ]
        );

    /// <summary>The last filled cell before a field; null where there is none.</summary>
    public HeadLineCell? LeftOf(int field)
    {
        var (from, to) = (0, Cells.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (Cells[middle].Cell.Field < field)
                from = middle + 1;
            else
                to = middle;
        }

        return from > 0 ? Cells[from - 1] : null;
    }
}

/// <summary>A filled cell of a header and what it says.</summary>
internal readonly record struct HeadLineCell(GridCell Cell, HeadMeaning Meaning)
{
    public bool NamesAgency => Meaning.Kind is MeaningKind.AgencyCode or MeaningKind.AgencyName;
}
