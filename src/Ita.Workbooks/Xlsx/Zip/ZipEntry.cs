namespace Ita.Workbooks.Xlsx.Zip;

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
