namespace Ita.OpenXml.Packaging;

/// <summary>
/// An entry's unpacked bytes, counted against the budget and, at their end, held against its size and CRC-32.
/// </summary>
internal sealed class CheckedStream(Stream unpacked, ZipEntry entry, UnpackingBudget budget) : ReadOnlyStream
{
    private readonly EntryChecksum _checksum = new();
    private long _done;
    private bool _ended;

    public override int Read(Span<byte> buffer)
    {
        if (_ended || buffer.IsEmpty)
            return 0;
        var read = ReadUnpacked(buffer);
        if (read > 0)
        {
            _done += read;
            _checksum.Append(buffer[..read]);
            budget.Count(entry, _done, read);
            if (_done > entry.Size)
                throw WorkbookFormatException.Damaged($"{entry.Name} is longer than it says.");
            return read;
        }

        _ended = true;
        if (_done != entry.Size)
            throw WorkbookFormatException.Damaged($"{entry.Name} is shorter than it says.");
        if (_checksum.Value != entry.Crc)
            throw WorkbookFormatException.Damaged($"{entry.Name} has a wrong checksum.");
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            unpacked.Dispose();
        base.Dispose(disposing);
    }

    private int ReadUnpacked(Span<byte> buffer)
    {
        try
        {
            return unpacked.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            throw WorkbookFormatException.Damaged($"{entry.Name} cannot be inflated.", e);
        }
    }
}
