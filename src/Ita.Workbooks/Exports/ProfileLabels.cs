using System.Collections.Frozen;
using Ita.Assessment.Advice;
using Ita.Assessment.Text;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.Exports;

/// <summary>The names of the rows of the sheet ข้อมูลรายงาน, and how else they are written.</summary>
internal static class ProfileLabels
{
    /// <summary>The sheet's own name.</summary>
    public const string Sheet = "ข้อมูลรายงาน";

    public const string Units = "หน่วยงานภายใน (กอง/สำนัก)";
    public const string PreparedByName = "ผู้จัดทำ ชื่อ";
    public const string PreparedByPosition = "ผู้จัดทำ ตำแหน่ง";
    public const string ReviewedByName = "ผู้ตรวจสอบ ชื่อ";
    public const string ReviewedByPosition = "ผู้ตรวจสอบ ตำแหน่ง";
    public const string ApprovedByName = "ผู้อนุมัติ ชื่อ";
    public const string ApprovedByPosition = "ผู้อนุมัติ ตำแหน่ง";
    public const string Issued = "เดือนและปีที่ออกรายงาน";
    public const string Remark = "ข้อเสนอแนะของผู้ประเมิน";
    public const string PublishBy = "เผยแพร่ภายในวันที่";
    public const string PublishedAt = "เผยแพร่ที่";

    private const string UnitsPrefix = "หน่วยงานภายใน";
    private const string Responsible = "ผู้รับผิดชอบ";

    private static readonly FrozenSet<string> s_sheets = new[] { Sheet, "โปรไฟล์", "profile" }
        .Select(ThaiText.NormaliseLabel)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The row of the unit that has a duty, in the order of the sheet.</summary>
    public static IReadOnlyList<(Duty Duty, string Label)> Duties { get; } =
    [
        (Duty.Administration, Responsible + "งานบริหารทั่วไป"),
        (Duty.Personnel, Responsible + "งานการเจ้าหน้าที่"),
        (Duty.Legal, Responsible + "งานนิติการ"),
        (Duty.PublicRelations, Responsible + "งานประชาสัมพันธ์"),
        (Duty.Services, Responsible + "งานบริการประชาชน"),
        (Duty.Planning, Responsible + "งานนโยบาย แผน และงบประมาณ"),
        (Duty.Finance, Responsible + "งานการเงินและบัญชี"),
        (Duty.Procurement, Responsible + "งานพัสดุและทรัพย์สิน"),
        (Duty.InternalAudit, Responsible + "งานตรวจสอบภายใน"),
    ];

    /// <summary>Every row, in the order of the sheet.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Units,
        .. Duties.Select(duty => duty.Label),
        PreparedByName,
        PreparedByPosition,
        ReviewedByName,
        ReviewedByPosition,
        ApprovedByName,
        ApprovedByPosition,
        Issued,
        Remark,
        PublishBy,
        PublishedAt,
    ];

    private static readonly FrozenDictionary<string, string> s_labels = All.Select(label =>
            (Written: label, Label: label)
        )
        .Append((Written: UnitsPrefix, Label: Units))
        .Append((Written: "ชื่อผู้จัดทำ", Label: PreparedByName))
        .Append((Written: "ตำแหน่งผู้จัดทำ", Label: PreparedByPosition))
        .Append((Written: "ชื่อผู้ตรวจสอบ", Label: ReviewedByName))
        .Append((Written: "ตำแหน่งผู้ตรวจสอบ", Label: ReviewedByPosition))
        .Append((Written: "ชื่อผู้อนุมัติ", Label: ApprovedByName))
        .Append((Written: "ตำแหน่งผู้อนุมัติ", Label: ApprovedByPosition))
        .ToFrozenDictionary(pair => ThaiText.NormaliseLabel(pair.Written), pair => pair.Label, StringComparer.Ordinal);

    public static bool IsSheet(string name) => s_sheets.Contains(ThaiText.NormaliseLabel(name));

    /// <summary>The row's name as the template has it; null for any other text.</summary>
    public static string? Find(RowCell cell)
    {
        if (!cell.IsText)
            return null;
        var label = cell.Label.TrimEnd(':');
        // Several rows of units may be numbered.
        if (label.StartsWith(UnitsPrefix, StringComparison.Ordinal))
            label = label.TrimEnd("0123456789.".ToCharArray());
        return s_labels.GetValueOrDefault(label);
    }

    /// <summary>It names a duty that there is not: whoever answers for it would be passed over.</summary>
    public static bool IsUnknownDuty(RowCell cell) =>
        cell.IsText && cell.Label.StartsWith(Responsible + "งาน", StringComparison.Ordinal) && Find(cell) is null;
}
