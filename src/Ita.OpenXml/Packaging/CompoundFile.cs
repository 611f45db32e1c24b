using System.Buffers.Binary;
using System.Text;

namespace Ita.OpenXml.Packaging;

/// <summary>
/// The container of old Office files and of encrypted new ones ([MS-CFB]); only its directory's names are looked at.
/// </summary>
internal static class CompoundFile
{
    private const int EntryBytes = 128;
    private const int SectorsLookedAt = 64;

    public static bool IsOne(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>Encrypted package, BIFF workbook, or neither.</summary>
    public static WorkbookFlaw FlawOf(Stream file)
    {
        Span<byte> header = stackalloc byte[512];
        file.Position = 0;
        if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
            return WorkbookFlaw.NotAWorkbook;
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
        if (shift is not (9 or 12))
            return WorkbookFlaw.NotAWorkbook;
        var sectorBytes = 1 << shift;
        // The directory is a chain of sectors; in the files in question its first sectors follow each other.
        var directory = (BinaryPrimitives.ReadUInt32LittleEndian(header[48..]) + 1L) * sectorBytes;
        var flaw = WorkbookFlaw.NotAWorkbook;
        Span<byte> entry = stackalloc byte[EntryBytes];
        for (var i = 0; i < SectorsLookedAt * sectorBytes / EntryBytes; i++)
        {
            var position = directory + ((long)i * EntryBytes);
            if (position > file.Length - EntryBytes)
                break;
            file.Position = position;
            file.ReadExactly(entry);
            var nameBytes = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]);
            if (entry[66] > 5 || nameBytes is < 2 or > 64)
                continue;
            var name = Encoding.Unicode.GetString(entry[..(nameBytes - 2)]);
            if (name is "EncryptedPackage" or "EncryptionInfo")
                return WorkbookFlaw.PasswordProtected;
            if (name is "Workbook" or "Book")
                flaw = WorkbookFlaw.LegacyFormat;
        }

        return flaw;
    }
}
