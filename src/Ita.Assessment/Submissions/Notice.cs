namespace Ita.Assessment.Submissions;

/// <summary>
/// A problem that rejects an upload, or a warning that goes with an accepted one: a code of docs/workbooks.md, the
/// place, the offending value shortened and safe to print, and one sentence in each language that says what to do.
/// </summary>
public sealed record Notice
{
    /// <summary>A code of docs/workbooks.md, e.g. <c>answer-unknown</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The workbook's file name, without a path.</summary>
    public string? File { get; init; }

    public string? Sheet { get; init; }

    /// <summary>The cell in A1 form.</summary>
    public string? Cell { get; init; }

    /// <summary>The column, where the cell is not told (<see cref="AnonymousNotices"/>).</summary>
    public string? Column { get; init; }

    /// <summary>The item it is about, in canonical form.</summary>
    public string? Item { get; init; }

    /// <summary>The value found, at most 80 characters, without control characters.</summary>
    public string? Value { get; init; }

    /// <summary>There where the same was found at more places of the sheet; <see cref="NoticeGroup"/>.</summary>
    public NoticeRepetition? Repetition { get; init; }

    /// <summary>How many cells of the column; null where each cell is told, and where they are fewer than
    /// five.</summary>
    public int? Count { get; init; }

    /// <summary>No value and no row is told (<see cref="AnonymousNotices"/>).</summary>
    public bool IsAnonymous { get; init; }

    public required string MessageTh { get; init; }

    public required string MessageEn { get; init; }
}
