using Ita.Assessment.Text;
using Ita.Workbooks.Recognition;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.FollowUpForms;

/// <summary>
/// The columns of the follow-up form that are read, and how their heads may be written. The first is how the form has
/// it.
/// </summary>
internal static class FollowUpColumn
{
    public static readonly string[] Part = ["แบบวัด", "เครื่องมือ"];
    public static readonly string[] Item = KnownHeads.FollowUpItem;
    public static readonly string[] Done = KnownHeads.FollowUpDone;
    public static readonly string[] DoneEvidence = ["หลักฐาน", "หลักฐานการดำเนินการ"];
    public static readonly string[] Suggestion = ["ข้อเสนอแนะ"];
    public static readonly string[] Recommendation = ["แก้ไขมาตรการ/แนวทางเป็น"];
    public static readonly string[] Steps = ["แก้ไขวิธีการดำเนินการเป็น"];
    public static readonly string[] Period = ["แก้ไขระยะเวลาดำเนินการเป็น"];
    public static readonly string[] Evidence = ["แก้ไขการติดตามผลเป็น"];
    public static readonly string[] Responsible = ["แก้ไขผู้รับผิดชอบเป็น"];
    public static readonly string[] DroppedBecause = ["ไม่ดำเนินการตามมาตรการนี้ เพราะ"];

    /// <summary>What people fill in, in the order of the form.</summary>
    public static readonly string[][] Inputs =
    [
        Done,
        DoneEvidence,
        Suggestion,
        Recommendation,
        Steps,
        Period,
        Evidence,
        Responsible,
        DroppedBecause,
    ];

    /// <summary>The column that has this head; 0 for none.</summary>
    public static int Find(IReadOnlyList<RowCell> cells, string[] heads)
    {
        foreach (var head in heads)
        {
            var label = ThaiText.NormaliseLabel(head);
            if (cells.FirstOrDefault(cell => cell.Is(label)) is { } cell)
                return cell.Column;
        }

        return 0;
    }
}
