using Ita.Assessment.Submissions;
using Ita.Workbooks.Xlsx;

namespace Ita.Workbooks.Recognition;

/// <summary>Puts a file's flaw into a notice's key.</summary>
internal static class FlawNotice
{
    public static string KeyOf(WorkbookFlaw flaw) =>
        flaw switch
        {
            WorkbookFlaw.NotAWorkbook => NoticeCode.NotAWorkbook,
            WorkbookFlaw.LegacyFormat => NoticeCode.LegacyFormat,
            WorkbookFlaw.PlainTextTable => NoticeCode.LegacyFormatText,
            WorkbookFlaw.PasswordProtected => NoticeCode.PasswordProtected,
            WorkbookFlaw.MacroEnabled => NoticeCode.MacroEnabled,
            WorkbookFlaw.TooLarge => NoticeCode.TooLarge,
            _ => NoticeCode.Damaged,
        };
}
