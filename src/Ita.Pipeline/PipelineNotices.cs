using Ita.Assessment.Submissions;

namespace Ita.Pipeline;

/// <summary>
/// The problems of an upload that do not come from reading its workbook (docs/workbooks.md, codes): where it lies, that
/// it went away, that something here failed. Each says what a person can do about it; none carries an exception's text.
/// </summary>
public static class PipelineNotices
{
    /// <summary>A blob in <c>uploads</c> whose path is no year, agency and file.</summary>
    public static Notice PathInvalid(string fileName) =>
        new()
        {
            Code = "path-invalid",
            File = fileName,
            MessageTh =
                "ที่อยู่ของไฟล์ไม่ถูกต้อง ให้ส่งไฟล์ไว้ที่ ปีงบประมาณ/รหัสหน่วยงาน/ชื่อไฟล์.xlsx เช่น "
                + "2566/310801/ita.xlsx",
            MessageEn =
                "The file lies in the wrong place. Upload it to fiscal year/agency code/name.xlsx, for example "
                + "2566/310801/ita.xlsx.",
        };

    /// <summary>The blob was replaced or deleted before it was read.</summary>
    public static Notice Withdrawn(string fileName) =>
        new()
        {
            Code = "withdrawn",
            File = fileName,
            MessageTh = "ไฟล์ถูกแทนที่หรือถูกลบก่อนที่จะอ่าน หากยังต้องการใช้ไฟล์นี้ให้ส่งใหม่อีกครั้ง",
            MessageEn = "The file was replaced or deleted before it was read. If it is still wanted, upload it again.",
        };

    /// <summary>Reading the workbook failed again and again for a reason of ours.</summary>
    public static Notice ReadingFailed(string fileName) =>
        new()
        {
            Code = "reading-failed",
            File = fileName,
            MessageTh =
                "ระบบอ่านไฟล์นี้ไม่สำเร็จด้วยเหตุขัดข้องของระบบเอง ให้สั่งเริ่มใหม่ หากยังไม่สำเร็จให้แจ้งผู้ดูแลระบบ",
            MessageEn =
                "The file could not be processed because of a fault of the system's own. Restart it; if it "
                + "fails again, tell the operator.",
        };

    /// <summary>Scoring the agency's year failed again and again.</summary>
    public static Notice ScoringFailed(string fileName) =>
        new()
        {
            Code = "scoring-failed",
            File = fileName,
            MessageTh = "อ่านไฟล์ได้แล้วแต่คำนวณคะแนนไม่สำเร็จ ให้สั่งเริ่มใหม่ หากยังไม่สำเร็จให้แจ้งผู้ดูแลระบบ",
            MessageEn =
                "The file was read, but scoring the year failed. Restart it; if it fails again, tell the operator.",
        };

    /// <summary>Writing the report failed again and again.</summary>
    public static Notice ReportFailed(string fileName) =>
        new()
        {
            Code = "report-failed",
            File = fileName,
            MessageTh = "คำนวณคะแนนแล้วแต่ออกรายงานไม่สำเร็จ ให้สั่งเริ่มใหม่ หากยังไม่สำเร็จให้แจ้งผู้ดูแลระบบ",
            MessageEn =
                "The year was scored, but writing its report failed. Restart it; if it fails again, tell the operator.",
        };

    /// <summary>The same content counts already.</summary>
    public static Notice SameContent(string fileName) =>
        new()
        {
            Code = "same-content",
            File = fileName,
            MessageTh = "ไฟล์นี้มีเนื้อหาเดียวกับไฟล์ที่ใช้อยู่แล้ว คะแนนจึงไม่เปลี่ยนแปลง",
            MessageEn = "The file holds exactly what already counts; nothing changes.",
        };
}
