namespace Ita.Workbooks.Recognition;

/// <summary>The headers by which a workbook shows what it is.</summary>
internal static class KnownHeads
{
    /// <summary>Of the registry and of a published table; as comparing labels gives them back.</summary>
    public const string AgencyCode = "รหัสหน่วยงาน";

    /// <summary>Of the registry and of a published table.</summary>
    public const string AgencyName = "ชื่อหน่วยงาน";

    /// <summary>The sheet with which our templates begin.</summary>
    public const string TemplateInstructions = "คำชี้แจง";

    /// <summary>Of the follow-up form: the item's column. The first is how the form has it.</summary>
    public static readonly string[] FollowUpItem = ["ข้อ", "เลขข้อ", "item"];

    /// <summary>Of the follow-up form: what was done.</summary>
    public static readonly string[] FollowUpDone = ["ผลการดำเนินการ", "ผลการดำเนินงาน"];
}
