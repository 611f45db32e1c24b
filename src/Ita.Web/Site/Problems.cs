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

    public static IResult TagNeeded() =>
        new ProblemResult(
            StatusCodes.Status428PreconditionRequired,
            "If-Match needed",
            "ต้องระบุ If-Match",
            "ระบุ ETag ของข้อมูลที่อ่านไว้ใน If-Match เพื่อไม่ให้ทับข้อมูลที่ผู้อื่นบันทึก",
            "Name the tag of what you have read in If-Match, so that nothing is overwritten that others have saved."
        );

    public static IResult TagOutdated() =>
        new ProblemResult(
            StatusCodes.Status412PreconditionFailed,
            "Saved by others meanwhile",
            "มีผู้อื่นบันทึกไปแล้ว",
            "ข้อมูลเปลี่ยนไปหลังจากที่อ่าน ให้อ่านใหม่ แก้ไข แล้วบันทึกอีกครั้ง",
            "It has changed since you read it. Read it again, make your change, and save once more."
        );

    public static IResult StorageDown() =>
        new ProblemResult(
            StatusCodes.Status503ServiceUnavailable,
            "Storage does not answer",
            "ระบบจัดเก็บข้อมูลไม่ตอบสนอง",
            "ระบบจัดเก็บข้อมูลไม่ตอบสนองในขณะนี้ ข้อมูลที่ส่งไว้แล้วไม่สูญหาย กรุณาลองใหม่ในอีกครึ่งนาที",
            "Storage does not answer at the moment. Nothing that was handed in is lost. Try again in half a minute.",
            TimeSpan.FromSeconds(30)
        );

    /// <summary>A row of a table that another program wrote, or that is damaged.</summary>
    public static IResult Unreadable() =>
        new ProblemResult(
            StatusCodes.Status500InternalServerError,
            "Stored data cannot be read",
            "อ่านข้อมูลที่จัดเก็บไว้ไม่ได้",
            "ข้อมูลที่จัดเก็บไว้เสียหายและอ่านไม่ได้ กรุณาแจ้งผู้ดูแลระบบ ซึ่งดูตำแหน่งของข้อมูลได้ที่หน้าไฟล์ที่ไม่อยู่ในโฟลเดอร์ของหน่วยงาน",
            "What is stored is damaged and cannot be read. Tell an administrator, who is shown where it lies on the page of "
                + "files outside the agencies' folders."
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

    /// <summary>
    /// Whether reading a request failed by what was sent: not what it says it is, too much of it, or its end missing.
    /// </summary>
    public static bool IsBrokenRequest(Exception exception) => exception is InvalidDataException or IOException;

    /// <summary>Whether reading a request failed because it is over a limit.</summary>
    public static bool IsTooLarge(Exception exception) =>
        exception is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge };

    public static IResult TooLarge() =>
        new ProblemResult(
            StatusCodes.Status413PayloadTooLarge,
            "Too large",
            "ข้อมูลใหญ่เกินกำหนด",
            "ข้อมูลที่ส่งมาใหญ่เกินกำหนด ให้แบ่งส่งหลายครั้ง",
            "What was sent is over the limit. Send it in several parts."
        );

    public static IResult NoForm() =>
        new ProblemResult(
            StatusCodes.Status400BadRequest,
            "Not a form",
            "ไม่ใช่แบบฟอร์ม",
            "อ่านแบบฟอร์มที่ส่งมาไม่ได้ ให้เปิดหน้านี้ใหม่แล้วส่งอีกครั้ง",
            "What was sent cannot be read as a form. Open its page again and send it once more."
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
            StatusCodes.Status413PayloadTooLarge => TooLarge(),
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
