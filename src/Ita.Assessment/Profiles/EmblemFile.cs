using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;

namespace Ita.Assessment.Profiles;

/// <summary>
/// Reads an emblem: a PNG of 16 to 4096 pixels a side and at most 512 KiB that is whole, so that whatever opens a
/// report can show it. What a picture does not need is dropped: it may tell who made it, where and with what.
/// </summary>
public static class EmblemFile
{
    /// <summary>Bytes.</summary>
    public const int LongestFile = 512 * 1024;

    /// <summary>Pixels.</summary>
    public const int Shortest = 16;

    /// <summary>Pixels.</summary>
    public const int Longest = 4096;

    private const int HeaderLength = 13;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static readonly ImmutableHashSet<string> s_kept = ["tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "pHYs", "bKGD"];

    // Where Adam7's seven passes begin, and how far apart their pixels are: x, y, across, down.
    private static readonly ImmutableArray<(int X, int Y, int Across, int Down)> s_passes =
    [
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    ];

    private static readonly ImmutableArray<uint> s_crc = CrcTable();

    public static EmblemReading Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > LongestFile)
            return Refused("emblem-large");
        if (!file.StartsWith(Signature))
            return Refused("emblem-not-png");
        var clean = ImmutableArray.CreateBuilder<byte>(file.Length);
        clean.AddRange(Signature);
        using var data = new MemoryStream();
        Header? header = null;
        var (at, hasPalette, isDataOver) = (Signature.Length, false, false);
        while (true)
        {
            if (ChunkAt(file, at) is not { } chunk)
                return Refused("emblem-damaged");
            var content = file.Slice(at + 8, chunk.Length);
            if ((header is null) != (chunk.Type == "IHDR"))
                return Refused("emblem-damaged");
            isDataOver |= chunk.Type != "IDAT" && data.Length > 0;
            switch (chunk.Type)
            {
                case "IHDR":
                    header = Header.Of(content);
                    if (header is null)
                        return Refused("emblem-damaged");
                    if (!header.IsOfSize)
                        return Refused("emblem-pixels");
                    break;
                case "PLTE":
                    if (hasPalette || data.Length > 0 || content.Length % 3 != 0 || content.Length is 0 or > 3 * 256)
                        return Refused("emblem-damaged");
                    hasPalette = true;
                    break;
                case "IDAT":
                    if (isDataOver)
                        return Refused("emblem-damaged");
                    data.Write(content);
                    break;
                case "IEND":
                    if (chunk.Length != 0 || (header!.NeedsPalette && !hasPalette))
                        return Refused("emblem-damaged");
                    if (at + 12 != file.Length)
                        return Refused("emblem-trailing");
                    if (!IsWhole(data, header))
                        return Refused("emblem-damaged");
                    clean.AddRange(file[at..]);
                    return new EmblemReading(new Emblem(clean.ToImmutable(), header.Width, header.Height), null);
                default:
                    // An upper-case letter first: nobody can show the picture without it.
                    if (char.IsAsciiLetterUpper(chunk.Type[0]))
                        return Refused("emblem-damaged");
                    break;
            }

            if (char.IsAsciiLetterUpper(chunk.Type[0]) || s_kept.Contains(chunk.Type))
                clean.AddRange(file.Slice(at, chunk.Length + 12));
            at += chunk.Length + 12;
        }
    }

    private static EmblemReading Refused(string code) => new(null, code);

    // Length, type, content, check sum.
    private static (string Type, int Length)? ChunkAt(ReadOnlySpan<byte> file, int at)
    {
        if (file.Length - at < 12)
            return null;
        var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
        if (length > (uint)(file.Length - at - 12))
            return null;
        var checkedBytes = file.Slice(at + 4, (int)length + 4);
        if (Crc(checkedBytes) != BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8 + (int)length)..]))
            return null;
        foreach (var letter in checkedBytes[..4])
        {
            if (!char.IsAsciiLetter((char)letter))
                return null;
        }

        return (System.Text.Encoding.ASCII.GetString(checkedBytes[..4]), (int)length);
    }

    // Exactly as many bytes as the pixels need: no picture that ends half way, and none that unpacks without end.
    private static bool IsWhole(MemoryStream data, Header header)
    {
        data.Position = 0;
        try
        {
            using var unpacked = new ZLibStream(data, CompressionMode.Decompress);
            var (left, buffer) = (header.UnpackedLength, new byte[64 * 1024]);
            while (unpacked.Read(buffer) is var read and > 0)
            {
                left -= read;
                if (left < 0)
                    return false;
            }

            return left == 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
            crc = s_crc[(int)((crc ^ value) & 0xFF)] ^ (crc >> 8);
        return ~crc;
    }

    private static ImmutableArray<uint> CrcTable()
    {
        var table = ImmutableArray.CreateBuilder<uint>(256);
        for (var value = 0u; value < 256; value++)
        {
            var crc = value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
            table.Add(crc);
        }

        return table.MoveToImmutable();
    }

    private sealed record Header(int Width, int Height, int BitsAPixel, bool NeedsPalette, bool IsInterlaced)
    {
        public bool IsOfSize => Width is >= Shortest and <= Longest && Height is >= Shortest and <= Longest;

        public long UnpackedLength
        {
            get
            {
                if (!IsInterlaced)
                    return LengthOf(Width, Height);
                var (width, height) = (Width, Height);
                return s_passes.Sum(pass =>
                    LengthOf(
                        (width - pass.X + pass.Across - 1) / pass.Across,
                        (height - pass.Y + pass.Down - 1) / pass.Down
                    )
                );
            }
        }

        public static Header? Of(ReadOnlySpan<byte> content)
        {
            if (content.Length != HeaderLength || content[10] != 0 || content[11] != 0 || content[12] > 1)
                return null;
            var (width, height) = (
                BinaryPrimitives.ReadUInt32BigEndian(content),
                BinaryPrimitives.ReadUInt32BigEndian(content[4..])
            );
            var (depth, colour) = (content[8], content[9]);
            var channels = (colour, depth) switch
            {
                (0, 1 or 2 or 4 or 8 or 16) => 1,
                (2, 8 or 16) => 3,
                (3, 1 or 2 or 4 or 8) => 1,
                (4, 8 or 16) => 2,
                (6, 8 or 16) => 4,
                _ => 0,
            };
            if (channels == 0 || width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
                return null;
            return new Header((int)width, (int)height, channels * depth, colour == 3, content[12] == 1);
        }

        // Each line has a byte that names its filter.
        private long LengthOf(int width, int height) =>
            width <= 0 || height <= 0 ? 0 : height * (1 + (((long)width * BitsAPixel + 7) / 8));
    }
}

/// <summary>What came of reading an emblem.</summary>
/// <param name="Emblem">Null where there is a problem.</param>
/// <param name="Problem">A code of <c>profile-problems.json</c>; null where there is none.</param>
public sealed record EmblemReading(Emblem? Emblem, string? Problem);
