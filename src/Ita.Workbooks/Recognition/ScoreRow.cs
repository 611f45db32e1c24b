namespace Ita.Workbooks.Recognition;

/// <summary>An item's row in a table of scores.</summary>
internal sealed record ScoreRow
{
    public required int Row { get; init; }

    public required ItemNumber Number { get; init; }

    /// <summary>The cell with the item's number.</summary>
    public required RowCell ItemCell { get; init; }

    /// <summary>Null for an empty cell.</summary>
    public RowCell? Score { get; init; }

    public RowCell? Result { get; init; }

    public int? Respondents { get; init; }

    public string? Url { get; init; }

    public string? Explanation { get; init; }

    public string? Suggestion { get; init; }
}
