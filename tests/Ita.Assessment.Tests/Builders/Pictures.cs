using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Ita.Assessment.Tests.Builders;

/// <summary>PNG files, put together chunk by chunk.</summary>
internal static class Pictures
{
    public static byte[] Signature { get; } = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>A black square.</summary>
    /// <param name="side">Pixels.</param>
    /// <param name="extra">Chunks between the header and the pixels.</param>
    public static byte[] Png(int side = 16, params byte[][] extra) =>
        [
            .. Signature,
            .. Header(side, side),
            .. extra.SelectMany(chunk => chunk),
            .. Pixels(side * (1 + side)),
            .. Chunk("IEND", []),
        ];

    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="colour">The format's colour type; 0 is grey.</param>
    /// <param name="interlace">1 for Adam7.</param>
    public static byte[] Header(int width, int height, byte colour = 0, byte interlace = 0)
    {
        var content = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(content, width);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(4), height);
        content[8] = 8;
        content[9] = colour;
        content[12] = interlace;
        return Chunk("IHDR", content);
    }

    /// <param name="unpacked">Bytes.</param>
    public static byte[] Pixels(int unpacked)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(new byte[unpacked]);
        return Chunk("IDAT", packed.ToArray());
    }

    public static byte[] Chunk(string type, byte[] content)
    {
        var named = Encoding.ASCII.GetBytes(type).Concat(content).ToArray();
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(named));
        return [.. length, .. named, .. sum];
    }

    // Bit by bit, as the format's specification defines it.
    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
        }

        return ~crc;
    }
}
