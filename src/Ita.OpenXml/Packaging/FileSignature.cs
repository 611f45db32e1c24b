using System.Text;
using System.Text.Unicode;

namespace Ita.OpenXml.Packaging;

/// <summary>What a file is by its first bytes; only plain text is told apart by its name.</summary>
internal static class FileSignature
{
    private const int Looked = 512;

    /// <summary>Returns for a zip file and refuses any other.</summary>
    /// <exception cref="WorkbookFormatException">Not a zip file, with the reason that helps its sender
    /// most.</exception>
    public static void DemandZip(Stream file, string name)
    {
        Span<byte> buffer = stackalloc byte[Looked];
        file.Position = 0;
        var start = buffer[..file.ReadAtLeast(buffer, Looked, throwOnEndOfStream: false)];
        if (start.StartsWith("PK\u0003\u0004"u8))
            return;
        if (start.StartsWith("PK\u0005\u0006"u8))
            throw Refuse(WorkbookFlaw.NotAWorkbook, "An empty zip file.");
        if (CompoundFile.IsOne(start))
            throw Refuse(CompoundFile.FlawOf(file), "A compound file.");
        if (start is [0x09, 0x00 or 0x02 or 0x04 or 0x08, _, _, ..])
            throw Refuse(WorkbookFlaw.LegacyFormat, "A BIFF stream.");
        if (name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && IsText(start))
            throw Refuse(WorkbookFlaw.PlainTextTable, "Comma-separated text.");
        throw Refuse(WorkbookFlaw.NotAWorkbook, "Not a zip file.");
    }

    private static bool IsText(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
            return false;
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return true;
        if (start.StartsWith("%PDF"u8) || start.StartsWith("{\\rtf"u8))
            return false;
        if (LooksLikeMarkup(start))
            return false;
        if (Utf8.IsValid(start))
            return start.IndexOfAnyInRange((byte)0, (byte)8) < 0;
        // Windows-874, as old Thai spreadsheets export it, or UTF-8 cut in a character.
        return start.IndexOfAnyInRange((byte)0, (byte)8) < 0 && start.IndexOfAnyInRange((byte)14, (byte)31) < 0;
    }

    private static bool LooksLikeMarkup(ReadOnlySpan<byte> start)
    {
        var text = start.StartsWith("\uFEFF"u8) ? start[3..] : start;
        text = text.TrimStart(" \t\r\n"u8);
        return text is [(byte)'<', ..]
            && (
                Ascii.EqualsIgnoreCase(text[..Math.Min(5, text.Length)], "<html"u8)
                || text.StartsWith("<!"u8)
                || text.StartsWith("<?xml"u8)
            );
    }

    private static WorkbookFormatException Refuse(WorkbookFlaw flaw, string detail) => new(flaw, detail);
}
