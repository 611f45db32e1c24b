namespace Ita.OpenXml.Packaging;

/// <summary>
/// What one file may unpack to. Claimed sizes are refused before anything is unpacked; the bytes that really come are
/// counted again, since a bomb lies about its size.
/// </summary>
internal sealed class UnpackingBudget(ReadingLimits limits)
{
    private long _claimed;
    private long _unpacked;

    public void Claim(ZipEntry entry)
    {
        CheckRatio(entry, entry.Size);
        _claimed += Math.Min(entry.Size, limits.UnpackedBytes + 1);
        if (_claimed > limits.UnpackedBytes)
            throw WorkbookFormatException.TooLarge($"The parts say they unpack to over {limits.UnpackedBytes} bytes.");
    }

    /// <param name="entry">What is being unpacked.</param>
    /// <param name="soFar">Bytes of it up to now.</param>
    /// <param name="more">Of those, how many are new.</param>
    public void Count(ZipEntry entry, long soFar, int more)
    {
        CheckRatio(entry, soFar);
        _unpacked += more;
        if (_unpacked > limits.UnpackedBytes)
            throw WorkbookFormatException.TooLarge($"The parts unpack to over {limits.UnpackedBytes} bytes.");
    }

    private void CheckRatio(ZipEntry entry, long size)
    {
        if (size <= limits.InflationFreeBytes)
            return;
        if (size > entry.PackedSize * limits.InflationRatio)
            throw WorkbookFormatException.TooLarge($"{entry.Name} inflates over {limits.InflationRatio} : 1.");
    }
}
