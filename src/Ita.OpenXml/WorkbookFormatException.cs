namespace Ita.OpenXml;

/// <summary>
/// A file is not what this software reads. Thrown inside the reader only, and turned into a notice where the reader is
/// called.
/// </summary>
/// <param name="flaw">What is wrong, as the person who sent the file can be told.</param>
/// <param name="detail">What exactly, for tests and developers; never shown to users.</param>
public sealed class WorkbookFormatException(WorkbookFlaw flaw, string detail, Exception? inner = null)
    : Exception(detail, inner)
{
    public WorkbookFlaw Flaw { get; } = flaw;

    public static WorkbookFormatException Damaged(string detail, Exception? inner = null) =>
        new(WorkbookFlaw.Damaged, detail, inner);

    public static WorkbookFormatException TooLarge(string detail) => new(WorkbookFlaw.TooLarge, detail);
}

/// <summary>Why a file as a whole is turned away.</summary>
public enum WorkbookFlaw
{
    NotAWorkbook,
    LegacyFormat,
    PlainTextTable,
    PasswordProtected,
    MacroEnabled,
    TooLarge,
    Damaged,
}
