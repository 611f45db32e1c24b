using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Ita.OpenXml.Packaging;

/// <summary>
/// The entries of a zip file. Own code, because <see cref="ZipArchive"/> neither checks an entry's CRC, nor refuses two
/// entries of one name, nor tells an encrypted entry apart before it is opened, and makes an object of every entry
/// however many there are.
/// </summary>
internal sealed class ZipArchiveReader
{
    private const uint LocalHeader = 0x04034B50;
    private const uint CentralHeader = 0x02014B50;
    private const uint EndOfDirectory = 0x06054B50;
    private const uint Zip64EndOfDirectory = 0x06064B50;
    private const uint Zip64Locator = 0x07064B50;
    private const int EndOfDirectoryLength = 22;
    private const int Zip64LocatorLength = 20;
    private const int LocalHeaderLength = 30;
    private const int ShortTail = 1_024;
    private const int CentralHeaderLength = 46;

    private readonly Stream _file;
    private readonly long _length;
    private readonly UnpackingBudget _budget;
    private readonly Dictionary<string, ZipEntry> _entries = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the directory.</summary>
    /// <exception cref="WorkbookFormatException">Damaged, too large, or an entry is encrypted.</exception>
    public ZipArchiveReader(Stream file, ReadingLimits limits)
    {
        _file = file;
        _length = file.Length;
        _budget = new UnpackingBudget(limits);
        var (offset, size, count) = FindDirectory();
        if (count > limits.Entries)
            throw WorkbookFormatException.TooLarge($"{count} entries");
        if (offset < 0 || size < 0 || offset > _length - size)
            throw WorkbookFormatException.Damaged("The zip directory lies outside the file.");
        ReadDirectory(offset, size, count);
    }

    public IReadOnlyCollection<ZipEntry> Entries => _entries.Values;

    /// <summary>By name, ASCII case aside (OPC: part names are equivalent without case).</summary>
    public ZipEntry? Find(string name) => _entries.GetValueOrDefault(name);

    /// <summary>The entry's bytes, unpacked, checked and counted while they are read.</summary>
    public Stream Open(ZipEntry entry)
    {
        var packed = new ZipSection(_file, DataOffset(entry), entry.PackedSize);
        Stream unpacked = entry.Method switch
        {
            0 => packed,
            8 => new DeflateStream(packed, CompressionMode.Decompress),
            _ => throw WorkbookFormatException.Damaged($"{entry.Name} is packed by method {entry.Method}."),
        };
        return new CheckedStream(unpacked, entry, _budget);
    }

    private long DataOffset(ZipEntry entry)
    {
        Span<byte> header = stackalloc byte[LocalHeaderLength];
        ReadAt(entry.HeaderOffset, header);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != LocalHeader)
            throw WorkbookFormatException.Damaged($"{entry.Name} has no local header.");
        if ((header[6] & 1) != 0)
            throw new WorkbookFormatException(WorkbookFlaw.PasswordProtected, $"{entry.Name} is encrypted.");
        if (BinaryPrimitives.ReadUInt16LittleEndian(header[8..]) != entry.Method)
            throw WorkbookFormatException.Damaged($"{entry.Name} is packed in two ways.");
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]);
        int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        if (ReadName(entry.HeaderOffset + LocalHeaderLength, nameLength, (header[7] & 8) != 0) != entry.Name)
            throw WorkbookFormatException.Damaged($"{entry.Name} has two names.");
        var data = entry.HeaderOffset + LocalHeaderLength + nameLength + extraLength;
        return data <= _length - entry.PackedSize
            ? data
            : throw WorkbookFormatException.Damaged($"{entry.Name} reaches past the end of the file.");
    }

    // Few files end in a comment, which the directory's end may stand before.
    private (long Offset, long Size, long Count) FindDirectory() =>
        FindDirectory(ShortTail)
        ?? FindDirectory(EndOfDirectoryLength + ushort.MaxValue)
        ?? throw WorkbookFormatException.Damaged("The zip file has no directory: it is cut off.");

    private (long Offset, long Size, long Count)? FindDirectory(int within)
    {
        var tailLength = (int)Math.Min(_length, within);
        var pooled = ArrayPool<byte>.Shared.Rent(tailLength);
        try
        {
            var tail = pooled.AsSpan(0, tailLength);
            ReadAt(_length - tailLength, tail);
            for (var i = tailLength - EndOfDirectoryLength; i >= 0; i--)
            {
                var record = tail[i..];
                if (BinaryPrimitives.ReadUInt32LittleEndian(record) != EndOfDirectory)
                    continue;
                if (EndOfDirectoryLength + BinaryPrimitives.ReadUInt16LittleEndian(record[20..]) > record.Length)
                    continue;
                return ReadEnd(record, _length - tailLength + i);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(pooled);
        }

        return null;
    }

    private (long Offset, long Size, long Count) ReadEnd(ReadOnlySpan<byte> record, long position)
    {
        if (position >= Zip64LocatorLength)
        {
            Span<byte> locator = stackalloc byte[Zip64LocatorLength];
            ReadAt(position - Zip64LocatorLength, locator);
            if (BinaryPrimitives.ReadUInt32LittleEndian(locator) == Zip64Locator)
                return ReadZip64End(BinaryPrimitives.ReadInt64LittleEndian(locator[8..]));
        }

        if (
            BinaryPrimitives.ReadUInt16LittleEndian(record[4..]) != 0
            || BinaryPrimitives.ReadUInt16LittleEndian(record[6..]) != 0
        )
            throw WorkbookFormatException.Damaged("The zip file is one of several volumes.");
        return (
            BinaryPrimitives.ReadUInt32LittleEndian(record[16..]),
            BinaryPrimitives.ReadUInt32LittleEndian(record[12..]),
            BinaryPrimitives.ReadUInt16LittleEndian(record[10..])
        );
    }

    private (long Offset, long Size, long Count) ReadZip64End(long position)
    {
        Span<byte> end = stackalloc byte[56];
        ReadAt(position, end);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end) != Zip64EndOfDirectory)
            throw WorkbookFormatException.Damaged("The zip64 directory is not where it should be.");
        return (
            BinaryPrimitives.ReadInt64LittleEndian(end[48..]),
            BinaryPrimitives.ReadInt64LittleEndian(end[40..]),
            BinaryPrimitives.ReadInt64LittleEndian(end[32..])
        );
    }

    private void ReadDirectory(long offset, long size, long count)
    {
        Span<byte> header = stackalloc byte[CentralHeaderLength];
        var end = offset + size;
        for (var i = 0L; i < count; i++)
        {
            if (offset > end - CentralHeaderLength)
                throw WorkbookFormatException.Damaged("The zip directory is cut off.");
            ReadAt(offset, header);
            if (BinaryPrimitives.ReadUInt32LittleEndian(header) != CentralHeader)
                throw WorkbookFormatException.Damaged("The zip directory is broken.");
            int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
            int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
            int commentLength = BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
            var entry = ReadEntry(header, offset, nameLength, extraLength);
            if ((header[8] & 0x41) != 0)
                throw new WorkbookFormatException(WorkbookFlaw.PasswordProtected, $"{entry.Name} is encrypted.");
            if (!_entries.TryAdd(entry.Name, entry))
                throw WorkbookFormatException.Damaged($"{entry.Name} is there twice.");
            _budget.Claim(entry);
            offset += CentralHeaderLength + nameLength + extraLength + commentLength;
        }

        RefuseMore(offset, header);
    }

    // More entries than the directory says would not be looked at, whatever they hold.
    private void RefuseMore(long offset, Span<byte> header)
    {
        if (offset > _length - header.Length)
            return;
        ReadAt(offset, header);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) == CentralHeader)
            throw WorkbookFormatException.Damaged("The zip directory has more entries than it says.");
    }

    private ZipEntry ReadEntry(ReadOnlySpan<byte> header, long offset, int nameLength, int extraLength)
    {
        var name = ReadName(offset + CentralHeaderLength, nameLength, (header[9] & 8) != 0);
        long packed = BinaryPrimitives.ReadUInt32LittleEndian(header[20..]);
        long size = BinaryPrimitives.ReadUInt32LittleEndian(header[24..]);
        long position = BinaryPrimitives.ReadUInt32LittleEndian(header[42..]);
        if (packed == uint.MaxValue || size == uint.MaxValue || position == uint.MaxValue)
        {
            ReadZip64Extra(offset + CentralHeaderLength + nameLength, extraLength, ref size, ref packed, ref position);
        }

        if (packed < 0 || size < 0 || position < 0 || position > _length - LocalHeaderLength || packed > _length)
            throw WorkbookFormatException.Damaged($"{name} lies outside the file.");
        return new ZipEntry(
            name,
            BinaryPrimitives.ReadUInt16LittleEndian(header[10..]),
            BinaryPrimitives.ReadUInt32LittleEndian(header[16..]),
            packed,
            size,
            position
        );
    }

    private void ReadZip64Extra(long offset, int length, ref long size, ref long packed, ref long position)
    {
        var pooled = ArrayPool<byte>.Shared.Rent(length + 1);
        try
        {
            var extra = pooled.AsSpan(0, length);
            ReadAt(offset, extra);
            while (extra.Length >= 4)
            {
                int fieldLength = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
                if (fieldLength > extra.Length - 4)
                    break;
                if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == 1)
                {
                    var field = extra.Slice(4, fieldLength);
                    TakeZip64(ref field, ref size);
                    TakeZip64(ref field, ref packed);
                    TakeZip64(ref field, ref position);
                    return;
                }

                extra = extra[(4 + fieldLength)..];
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(pooled);
        }
    }

    private static void TakeZip64(ref Span<byte> field, ref long value)
    {
        if (value != uint.MaxValue || field.Length < 8)
            return;
        value = BinaryPrimitives.ReadInt64LittleEndian(field);
        field = field[8..];
    }

    private string ReadName(long offset, int length, bool isUtf8)
    {
        var pooled = ArrayPool<byte>.Shared.Rent(length + 1);
        try
        {
            var bytes = pooled.AsSpan(0, length);
            ReadAt(offset, bytes);
            // Part names are ASCII; whatever else an old tool wrote only has to be told apart.
            var name =
                isUtf8 || Ascii.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
            return name.Replace('\\', '/').TrimStart('/');
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(pooled);
        }
    }

    private void ReadAt(long offset, Span<byte> bytes)
    {
        if (offset < 0 || offset > _length - bytes.Length)
            throw WorkbookFormatException.Damaged("The zip file points outside itself.");
        _file.Position = offset;
        _file.ReadExactly(bytes);
    }
}

/// <summary>
/// An entry as the central directory describes it. Sizes are claims: reading holds them against the bytes.
/// </summary>
/// <param name="Name">With forward slashes, without a leading one.</param>
/// <param name="Method">0 stored, 8 deflated.</param>
/// <param name="Crc">CRC-32 of the unpacked bytes.</param>
/// <param name="PackedSize">Bytes in the file.</param>
/// <param name="Size">Bytes unpacked.</param>
/// <param name="HeaderOffset">Where the entry's local header stands.</param>
internal sealed record ZipEntry(string Name, ushort Method, uint Crc, long PackedSize, long Size, long HeaderOffset)
{
    public bool IsFolder => Name.EndsWith('/');
}

/// <summary>
/// A stretch of a seekable stream, read from its start. Keeps its own position, so that several can be open at once.
/// </summary>
internal sealed class ZipSection(Stream file, long start, long length) : ReadOnlyStream
{
    private long _done;

    public override int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, length - _done);
        if (wanted == 0)
            return 0;
        file.Position = start + _done;
        var read = file.Read(buffer[..wanted]);
        _done += read;
        return read;
    }
}
