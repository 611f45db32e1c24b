namespace Ita.Workbooks.Exports;

/// <summary>The columns of a table with one row per item (docs/workbooks.md, layout 2).</summary>
internal sealed class ScoreHeader
{
    private static readonly string[] ItemHeads = ["ข้อ", "รายการ", "ข้อคำถาม", "item"];
    private static readonly string[] ScoreHeads = ["คะแนน", "ผลคะแนน", "คะแนนเฉลี่ย", "ค่าเฉลี่ย", "score"];
    private static readonly string[] ResultHeads =
    [
        "ผล",
        "ผลการตรวจ",
        "ผลการประเมิน",
        "การเปิดเผย",
        "การเปิดเผยข้อมูล",
        "มี/ไม่มี",
    ];

    public required int Row { get; init; }

    /// <summary>Where the item's number may stand, the likeliest first.</summary>
    public required IReadOnlyList<int> ItemColumns { get; init; }

    /// <summary>0 for none; then <see cref="ResultColumn"/> counts.</summary>
    public required int ScoreColumn { get; init; }

    /// <summary>มี or ไม่มี; 0 for none.</summary>
    public required int ResultColumn { get; init; }

    public required int RespondentsColumn { get; init; }

    public required int UrlColumn { get; init; }

    public required int ExplanationColumn { get; init; }

    public required int SuggestionColumn { get; init; }

    /// <summary>Reads a row as a header; null if it is none.</summary>
    public static ScoreHeader? TryRead(int row, IReadOnlyList<RowCell> cells)
    {
        var items = ItemHeads.Select(head => Find(cells, head)).Where(column => column > 0).ToList();
        var score = FindFirst(cells, ScoreHeads);
        var result = FindFirst(cells, ResultHeads);
        if (items.Count == 0 || (score == 0 && result == 0))
            return null;
        return new ScoreHeader
        {
            Row = row,
            ItemColumns = items,
            ScoreColumn = score,
            ResultColumn = result,
            RespondentsColumn = Find(cells, "จำนวนผู้ตอบ"),
            UrlColumn = Find(cells, "url"),
            ExplanationColumn = Find(cells, "คำอธิบาย"),
            SuggestionColumn = Find(cells, "ข้อเสนอแนะ"),
        };
    }

    /// <summary>A cell is this header, spaces and case aside.</summary>
    public static bool Is(RowCell cell, string head) =>
        cell.IsText && cell.Label.Equals(head, StringComparison.OrdinalIgnoreCase);

    private static int FindFirst(IReadOnlyList<RowCell> cells, string[] heads) =>
        heads.Select(head => Find(cells, head)).FirstOrDefault(column => column > 0);

    private static int Find(IReadOnlyList<RowCell> cells, string head) =>
        cells.FirstOrDefault(cell => Is(cell, head))?.Column ?? 0;
}
