namespace Ita.Workbooks.Xlsx;

/// <summary>Why a file as a whole is turned away (docs/workbooks.md, codes).</summary>
internal enum WorkbookFlaw
{
    NotAWorkbook,
    LegacyFormat,
    PlainTextTable,
    PasswordProtected,
    MacroEnabled,
    TooLarge,
    Damaged,
}
