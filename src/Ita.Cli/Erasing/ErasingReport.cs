using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Cli.Output;
using Ita.Pipeline.Erasing;
using Ita.Storage.Erasing;
using Spectre.Console;

namespace Ita.Cli.Erasing;

/// <summary>What <c>erase</c> prints: what there is, what is gone, and what stays and why.</summary>
internal sealed class ErasingReport(IAnsiConsole console, OutputLanguage language, TimeProvider time)
{
    // infra/modules/data.bicep: previous versions are deleted so many days after they were written.
    private const int VersionDays = 30;

    // Azure runs such rules once a day, and a day late.
    private const int RuleDays = 2;

    public void WriteFound(AgencyCode agency, FiscalYear? year, AgencyHoldings found)
    {
        WriteHeading(agency, year, found);
        if (IsNothing(found))
            return;
        WriteCounts(found);
        WriteShared(found);
        Say(
            "ยังไม่มีอะไรถูกลบ เรียกคำสั่งเดิมพร้อม --yes เพื่อลบ การลบนี้เรียกคืนไม่ได้",
            "Nothing was erased. Run the same command with --yes to erase it; that cannot be taken back."
        );
    }

    public void WriteErased(AgencyCode agency, FiscalYear? year, ErasedHoldings result)
    {
        WriteHeading(agency, year, result.Erased);
        if (!IsNothing(result.Erased))
        {
            WriteCounts(result.Erased);
            Say("ลบแล้ว", "Erased.");
            WriteShared(result.Erased);
        }

        WriteNotErased(result.Left);
        WriteLeft(result, year);
        if (!IsNothing(result.Erased))
            Say(
                "เรียกคำสั่งเดิมอีกครั้งในอีกสิบนาที ต้องไม่พบข้อมูล: งานที่ค้างอยู่อาจเขียนไฟล์ที่เพิ่งลบขึ้นใหม่",
                "Run the same command again in ten minutes; it must find nothing: work that was under way may have "
                    + "written something after it was erased."
            );
    }

    private static bool IsNothing(AgencyHoldings found) => found.AreErased && found.Traces.IsEmpty;

    private void WriteHeading(AgencyCode agency, FiscalYear? year, AgencyHoldings found)
    {
        var name = found.Agency is { } known ? $"{agency} {known.Name}" : agency.Value;
        Say(
            $"หน่วยงาน {name} " + (year is { } th ? $"ปีงบประมาณ {th}" : "ทุกปี"),
            $"{name}, " + (year is { } en ? $"fiscal year {en}" : "all years")
        );
        if (IsNothing(found))
            Say("ไม่พบข้อมูลในที่เก็บข้อมูล", "Nothing was found in the storage.");
    }

    private void WriteCounts(AgencyHoldings found)
    {
        var table = ConsoleOutput.CreateTable(
            language,
            (new LocalizedText("ข้อมูล", "What"), Justify.Left),
            (new LocalizedText("ที่เก็บ", "Where"), Justify.Left),
            (new LocalizedText("จำนวน", "Count"), Justify.Right)
        );
        foreach (var kind in found.Traces.GroupBy(trace => (trace.Kind, trace.Store)))
            table.AddTextRow(NameOf(kind.Key.Kind).In(language), kind.Key.Store, Number(kind.Count()));
        if (!found.Tables.IsEmpty)
            table.AddTextRow(
                new LocalizedText("ตารางผลที่ประกาศซึ่งอ้างถึงหน่วยงาน", "Published tables that name it").In(language),
                "Submissions",
                Number(found.Tables.Length)
            );
        if (!found.OtherExports.IsEmpty)
            table.AddTextRow(
                new LocalizedText("ไฟล์ของปีอื่นที่มีคะแนนของปีนี้", "Exports of other years with its figures").In(
                    language
                ),
                "Submissions",
                Number(found.OtherExports.Length)
            );
        console.Write(table);
    }

    // Files that hold more than what is to be erased stay, and must be named while they can be found.
    private void WriteShared(AgencyHoldings found)
    {
        foreach (var table in found.Tables)
            Say(
                $"{PathOf(table)}: เป็นของหลายหน่วยงาน ไฟล์จึงคงอยู่ คะแนนของหน่วยงานนี้จะไม่ถูกนำกลับมา "
                    + "หากต้องการลบแถวด้วย ให้ส่งตารางใหม่ที่ไม่มีแถวนั้นแทน",
                $"{PathOf(table)}: of many agencies, so the file stays; this agency's figures do not come back from it. "
                    + "To remove the row too, send the table again without it."
            );
        foreach (var export in found.OtherExports)
            Say(
                $"{PathOf(export)}: เป็นของปีอื่น ไฟล์จึงคงอยู่ คะแนนของปีนี้จะไม่ถูกนำกลับมา",
                $"{PathOf(export)}: of another year, so the file stays; this year's figures do not come back from it."
            );
    }

    private void WriteNotErased(AgencyHoldings left)
    {
        foreach (var trace in left.Traces.Where(trace => !trace.HasAddress))
            Say(
                $"{trace}: ลบด้วยโปรแกรมไม่ได้ เพราะชื่อมี . หรือ .. ให้ลบทั้งคอนเทนเนอร์หรือโฟลเดอร์ในพอร์ทัล",
                $"{trace}: no program can erase it, for its name has a folder . or ..; delete it in the portal."
            );
        var others = left.Traces.Count(trace => trace.HasAddress);
        if (others > 0)
            Say(
                $"ยังเหลือ {Number(others)} รายการที่มีการเขียนขึ้นใหม่ระหว่างลบ เรียกคำสั่งเดิมอีกครั้ง",
                $"{Number(others)} were written again meanwhile. Run the same command again."
            );
    }

    private void WriteLeft(ErasedHoldings result, FiscalYear? year)
    {
        Say("สิ่งที่ยังเหลืออยู่ และเหตุผล", "What is left, and why");
        Item(VersionsLeft(result.SoftDeleteDays));
        Item(
            new LocalizedText(
                "บันทึกการใช้งาน (ตาราง Audit) รวมถึงการลบครั้งนี้: เป็นหลักฐานว่าใครทำอะไร ไม่มีสิ่งใดลบเอง",
                "The record of use (table Audit), this erasing among it: the proof of who did what; nothing deletes it."
            )
        );
        if (result.Left.Agency is { IsProvisional: false } known)
            Item(
                new LocalizedText(
                    $"แถวในทะเบียนหน่วยงาน ({known.Code} จังหวัด {known.ProvinceCode}) และไฟล์ใน registry: เป็นรายชื่อของจังหวัด",
                    $"Its row in the registry ({known.Code}, province {known.ProvinceCode}) and the files in registry: "
                        + "the province's list."
                )
            );
        if (year is not null)
            Item(
                new LocalizedText(
                    "ข้อมูลของหน่วยงานสำหรับรายงาน (ผู้ลงนาม ตราสัญลักษณ์): ใช้ร่วมกันทุกปี",
                    "The agency's profile (signatories, emblem): it is of all years."
                )
            );
        Item(
            new LocalizedText(
                "ค่ามัธยฐานของจังหวัด และรายงานของปีหลังที่แสดงปีนี้: ระบบออกใหม่ภายในไม่กี่นาทีโดยไม่มีข้อมูลที่ลบ",
                "The province's medians, and reports of later years that show this one: written again within minutes, "
                    + "without what was erased."
            )
        );
        Item(
            new LocalizedText(
                "ข้อความในคิว (รหัสและปีเท่านั้น): หมดไปเองภายในเจ็ดวัน และเหตุการณ์ที่ส่งไม่ถึง (ชื่อไฟล์): ภายใน 90 วัน",
                "Messages in the queues (code and year alone): gone within seven days; undelivered events (file names): "
                    + "within 90 days."
            )
        );
        Item(
            new LocalizedText(
                "บันทึกของระบบ (Log Analytics: ชื่อไฟล์และบัญชีผู้ใช้): ตาม ITA_LOG_RETENTION_DAYS และสำเนาสำรองที่ท่านทำเอง: "
                    + "ลบเมื่อคัดลอกครั้งถัดไป",
                "Logs (Log Analytics: file names and accounts): by ITA_LOG_RETENTION_DAYS; and the backups that you make: "
                    + "until the next copy deletes there what is deleted here."
            )
        );
    }

    private LocalizedText VersionsLeft(int? softDeleteDays) =>
        softDeleteDays switch
        {
            0 => new("ที่เก็บข้อมูลนี้ไม่เก็บไฟล์ที่ลบแล้ว", "This storage keeps no deleted blobs."),
            { } days => new(
                $"ไฟล์ที่ลบและรุ่นก่อนหน้า (Azure): ไม่เกินวันที่ {ThaiDate(days)} ผู้ดูแลที่เก็บข้อมูลเท่านั้นที่เรียกคืนได้",
                $"Deleted files and their earlier versions (Azure): until {Date(days)} at the latest; only operators can "
                    + "bring them back until then."
            ),
            null => new(
                $"ไฟล์ที่ลบและรุ่นก่อนหน้า (Azure): ไม่เกินวันที่ {ThaiDate(0)} และต่อไปอีก ITA_SOFT_DELETE_DAYS วัน "
                    + "ผู้ดูแลที่เก็บข้อมูลเท่านั้นที่เรียกคืนได้",
                $"Deleted files and their earlier versions (Azure): until {Date(0)} and ITA_SOFT_DELETE_DAYS days more "
                    + "at the latest; only operators can bring them back until then."
            ),
        };

    private DateOnly End(int softDeleteDays) =>
        DateOnly
            .FromDateTime(time.GetUtcNow().ToOffset(ThaiCalendar.Offset).Date)
            .AddDays(VersionDays + softDeleteDays + RuleDays);

    private string Date(int softDeleteDays) => End(softDeleteDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string ThaiDate(int softDeleteDays) => ThaiDate(End(softDeleteDays));

    private static string ThaiDate(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day}/{day.Month}/{day.Year + ThaiCalendar.BuddhistEra}");

    private static LocalizedText NameOf(TraceKind kind) =>
        kind switch
        {
            TraceKind.Upload => new("ไฟล์ผลการสำรวจ", "Survey exports"),
            TraceKind.FollowUpForm => new("แบบติดตามผล", "Follow-up forms"),
            TraceKind.UnreadableMessage => new("ข้อความที่อ่านไม่ได้", "Unreadable messages"),
            TraceKind.Pending => new("งานที่ค้างอยู่", "Notes of what is under way"),
            TraceKind.Submission => new("การส่งไฟล์และข้อความแจ้ง", "Submissions and their notices"),
            TraceKind.Measure => new("ผลการดำเนินการตามมาตรการ", "What it says of measures"),
            TraceKind.Tally => new("จำนวนคำตอบและคะแนนที่ประกาศ", "Counts of answers, published figures"),
            TraceKind.Result => new("ผลคะแนนและการยืนยันข้อมูล", "Results and released marks"),
            TraceKind.Item => new("คะแนนรายข้อ", "Items"),
            TraceKind.Report => new("รายงานและเอกสาร", "Reports and documents"),
            TraceKind.RejectedFile => new("สำเนาของไฟล์ที่ไม่รับ", "Copies of rejected files"),
            TraceKind.Profile => new("ข้อมูลของหน่วยงานสำหรับรายงาน", "Profile"),
            TraceKind.ProvisionalAgency => new("ชื่อหน่วยงานจากไฟล์ของหน่วยงานเอง", "Its name from its own uploads"),
            _ => new(kind.ToString(), kind.ToString()),
        };

    private static string PathOf(Submission submission) => $"{submission.Blob.Container}/{submission.Blob.Name}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private void Item(LocalizedText text) => console.WriteUnwrappedLine("- " + text.In(language));

    private void Say(string th, string en) => console.WriteUnwrappedLine(new LocalizedText(th, en).In(language));
}
