namespace Ita.Workbooks.Xlsx;

/// <summary>Why a file as a whole is turned away (formats.md, what is turned away).</summary>
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
