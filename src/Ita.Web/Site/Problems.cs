namespace Ita.Web.Site;

/// <summary>What an answer can say in place of what was asked for.</summary>
internal static class Problems
{
    public static IResult SignInNeeded() =>
        new ProblemResult(
            StatusCodes.Status401Unauthorized,
            "Sign-in needed",
            "ต้องเข้าสู่ระบบ",
            "กรุณาเข้าสู่ระบบก่อน",
            "Sign in first."
        );

    public static IResult NotYours() =>
        new ProblemResult(
            StatusCodes.Status403Forbidden,
            "Not yours to see",
            "ไม่มีสิทธิเข้าถึง",
            "บัญชีของท่านไม่มีสิทธิดูข้อมูลนี้",
            "Your account may not see this."
        );

    public static IResult NotFound() =>
        new ProblemResult(
            StatusCodes.Status404NotFound,
            "Not found",
            "ไม่พบข้อมูล",
            "ไม่พบข้อมูลที่ขอ",
            "There is nothing at this address."
        );

    public static IResult NoReport() =>
        new ProblemResult(
            StatusCodes.Status404NotFound,
            "No report yet",
            "ยังไม่มีรายงาน",
            "ยังไม่มีรายงานของปีนี้",
            "There is no report of this year yet."
        );

    public static IResult NotComplete() =>
        new ProblemResult(
            StatusCodes.Status403Forbidden,
            "Answers not declared complete",
            "หน่วยงานยังไม่ยืนยันว่าข้อมูลครบถ้วน",
            "รายงานมีคะแนนรายข้อ ซึ่งจะเปิดให้จังหวัดเมื่อหน่วยงานยืนยันว่าข้อมูลครบถ้วน หรือเมื่อสิ้นปีงบประมาณ",
            "The report has the scores of single items. They are shown outside the agency once it has declared its "
                + "answers complete, or the fiscal year has ended."
        );

    public static IResult ResultChanged() =>
        new ProblemResult(
            StatusCodes.Status409Conflict,
            "The result has changed",
            "ผลคะแนนเปลี่ยนไปแล้ว",
            "มีข้อมูลใหม่เข้ามาหลังจากเปิดหน้านี้ ให้เปิดหน้านี้ใหม่ ตรวจสอบคะแนน แล้วยืนยันอีกครั้ง",
            "The result has changed since the page was opened. Open it again, look at the scores, and confirm once more."
        );

    public static IResult StorageDown() =>
        new ProblemResult(
            StatusCodes.Status503ServiceUnavailable,
            "Storage does not answer",
            "ระบบจัดเก็บข้อมูลไม่ตอบสนอง",
            "ระบบจัดเก็บข้อมูลไม่ตอบสนอง กรุณาลองใหม่ภายหลัง",
            "The storage account does not answer. Try again later."
        );

    public static IResult FormFromElsewhere() =>
        new ProblemResult(
            StatusCodes.Status400BadRequest,
            "Not a form of this site",
            "แบบฟอร์มไม่ได้มาจากระบบนี้",
            "แบบฟอร์มนี้ไม่ได้ส่งมาจากหน้าเว็บของระบบ",
            "This form does not come from a page of this site."
        );

    public static IResult FormExpired() =>
        new ProblemResult(
            StatusCodes.Status400BadRequest,
            "The form has expired",
            "แบบฟอร์มหมดอายุ",
            "แบบฟอร์มหมดอายุ ให้เปิดหน้านี้ใหม่แล้วส่งอีกครั้ง",
            "The form has expired. Open its page again and send it once more."
        );

    public static IResult NothingChosen() =>
        new ProblemResult(
            StatusCodes.Status400BadRequest,
            "No file chosen",
            "ยังไม่ได้เลือกไฟล์",
            "ยังไม่ได้เลือกไฟล์",
            "No file was chosen."
        );

    /// <summary>For statuses that the framework decides on.</summary>
    public static IResult Of(int status) =>
        status switch
        {
            StatusCodes.Status404NotFound => NotFound(),
            StatusCodes.Status405MethodNotAllowed => new ProblemResult(
                status,
                "Method not allowed",
                "วิธีเรียกไม่ถูกต้อง",
                "ที่อยู่นี้ไม่รองรับวิธีเรียกนี้",
                "This address does not do that."
            ),
            >= 500 => new ProblemResult(
                status,
                "Something broke",
                "ระบบขัดข้อง",
                "ระบบขัดข้อง กรุณาลองใหม่ภายหลัง",
                "Something broke here. Try again later."
            ),
            _ => new ProblemResult(
                status,
                "Bad request",
                "คำขอไม่ถูกต้อง",
                "คำขอไม่ถูกต้อง",
                "The request cannot be read."
            ),
        };
}
