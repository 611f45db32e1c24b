namespace Ita.Functions.Web;

/// <summary>Errors as RFC 9457 problem details, in Thai and English.</summary>
internal static class Problems
{
    public static IResult SignInNeeded() => Of(StatusCodes.Status401Unauthorized, "Sign-in needed", "กรุณาเข้าสู่ระบบก่อน · Sign in first.");

    public static IResult NotYours() => Of(StatusCodes.Status403Forbidden, "Not yours to see", "บัญชีของท่านไม่มีสิทธิดูข้อมูลนี้ · Your account may not see this.");

    public static IResult NotFound() => Of(StatusCodes.Status404NotFound, "Not found", "ไม่พบข้อมูลที่ขอ · There is nothing at this address.");

    public static IResult NoReport() =>
        Of(StatusCodes.Status404NotFound, "No report yet", "ยังไม่มีรายงานของปีนี้ · There is no report of this year yet.");

    public static IResult StorageDown() =>
        Of(StatusCodes.Status503ServiceUnavailable, "Storage does not answer", "ระบบจัดเก็บข้อมูลไม่ตอบสนอง · The storage account does not answer.");

    private static IResult Of(int status, string title, string detail) => Results.Problem(detail: detail, statusCode: status, title: title);
}
