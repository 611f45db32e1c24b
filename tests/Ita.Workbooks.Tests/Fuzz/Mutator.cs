using System.Buffers.Binary;
using System.Text;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Fuzz;

/// <summary>
/// Breaks workbooks in ways that a seed and a number repeat exactly: bytes of the zip file, or bytes of a part that is
/// packed well again.
/// </summary>
internal sealed class Mutator(IReadOnlyList<byte[]> seeds, int seed)
{
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "<",
            ">",
            "/>",
            "</",
            "&",
            "&amp;",
            "&#0;",
            "&#x10FFFF;",
            "&#xFFFE;",
            "]]>",
            "<![CDATA[",
            "<!--",
            "-->",
            "<?x?>",
            "<!DOCTYPE a>",
            "\"",
            "'",
            "xmlns:a=\"b\"",
            " r=\"XFE1\"",
            " r=\"A1\"",
            " r=\"1048577\"",
            " t=\"s\"",
            " t=\"e\"",
            " t=\"b\"",
            " t=\"str\"",
            " t=\"inlineStr\"",
            "<v>99999999999</v>",
            "<v>-1</v>",
            "<v>1E308</v>",
            "<v>1e-320</v>",
            "<v>NaN</v>",
            "<f>1</f>",
            "<row>",
            "<row r=\"3\">",
            "<row r=\"1\"/>",
            "</row>",
            "<c>",
            "<c/>",
            "</c>",
            "<is>",
            "</is>",
            "<t>",
            "</t>",
            "<r>",
            "<rPh>",
            "<si/>",
            "_x000D_",
            "_xFFFE_",
            "_xD800_",
            "i1",
            "o1",
            "e1",
            "ข้อ",
            "คะแนน",
            "ผล",
            "2566",
            "๒๕๖๕",
            "[ก]",
            "รวม",
            "ตัวชี้วัด",
            "1. การปฏิบัติหน้าที่",
            "-",
            "N/A",
            "0.5",
            "101",
            "\uFEFF",
            "\u200B",
            "\u0E4D",
            "state=\"hidden\"",
            "TargetMode=\"External\"",
            "../../..",
            "%00",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF],
        [0xC0, 0x80],
        [0xED, 0xA0, 0x80],
        [0xF0, 0x9F],
        [0],
        [0xE0, 0xB8],
    ];

    private static readonly byte[][] Values =
    [
        .. new[]
        {
            "",
            "0",
            "1",
            "4",
            "5",
            "33",
            "67",
            "100",
            "100.01",
            "-1",
            "0.5",
            "1e-320",
            "1E300",
            "84.969999999999999",
            "99999999999",
            "NaN",
            "มี",
            "ไม่มี",
            "มาก",
            "น้อยที่สุด",
            "มากมาย",
            "-",
            "N/A",
            " ",
            "i1",
            "i11.2",
            "i11 [ก]",
            "e1",
            "o12",
            "๐๑๒",
            "ข้อ",
            "คะแนน",
            "ผล",
            "2565",
            "๒๕๖๖",
            "พ.ศ. 2564",
            "รวม",
            "คะแนนรวม",
            "1. การปฏิบัติหน้าที่",
            "ตัวชี้วัด",
            "A1",
            "XFD1048576",
            "1048577",
            "s",
            "b",
            "e",
            "n",
            "str",
            "d",
            "inlineStr",
            "hidden",
            "External",
            "EIT1",
            "EIT2",
            "ข้อมูลหน่วยงาน",
            "&#xFFFD;",
            "&amp;",
            "_xFFFE_",
            "_xDC00_",
            "\u0E4D\u0E32",
            "\u200B",
            "\U00010437",
            "rId1",
            "rId2",
            "worksheets/sheet1.xml",
            "/xl/workbook.xml",
            "../../a",
            "http://a",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private readonly List<List<(string Name, byte[] Content)>> _parts = [.. seeds.Select(ZipParts.Of)];

    /// <summary>The case of a number.</summary>
    public byte[] Case(int number)
    {
        var random = new Random(HashCode(seed, number));
        return random.Next(5) == 0 ? BreakZip(random) : BreakPart(random);
    }

    // The first is the large sample, which costs as much as all the others together.
    private int Pick(Random random) => random.Next(32) == 0 ? 0 : random.Next(1, seeds.Count);

    private byte[] BreakZip(Random random)
    {
        var content = seeds[Pick(random)];
        for (var times = random.Next(1, 4); times > 0 && content.Length > 0; times--)
        {
            content = random.Next(8) switch
            {
                0 => content[..random.Next(content.Length)],
                1 => Header(random, content),
                2 => Splice(random, content, seeds[Pick(random)]),
                _ => BreakBytes(random, content),
            };
        }

        return content;
    }

    private byte[] BreakPart(Random random)
    {
        var parts = _parts[Pick(random)].ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var i = random.Next(parts.Count);
            var (name, content) = parts[i];
            if (content.Length == 0)
                continue;
            parts[i] = (
                name,
                random.Next(20) switch
                {
                    0 => content[..random.Next(content.Length)],
                    1 => Splice(random, content, parts[random.Next(parts.Count)].Content),
                    2 => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(content)),
                    3 or 4 or 5 => Insert(content, random.Next(content.Length + 1), Tokens[random.Next(Tokens.Length)]),
                    6 or 7 => SwapElements(random, content),
                    < 17 => ReplaceValue(random, content),
                    _ => BreakBytes(random, content),
                }
            );
        }

        switch (random.Next(20))
        {
            case 0:
                parts.RemoveAt(random.Next(parts.Count));
                break;
            case 1:
                var (name, content) = parts[random.Next(parts.Count)];
                parts.Add((random.Next(2) == 0 ? name : name.ToUpperInvariant(), content));
                break;
        }

        return ZipParts.Zip(
            parts,
            random.Next(2) == 0
                ? System.IO.Compression.CompressionLevel.NoCompression
                : System.IO.Compression.CompressionLevel.Fastest
        );
    }

    private static byte[] BreakBytes(Random random, byte[] content)
    {
        if (content.Length == 0)
            return content;
        var at = random.Next(content.Length);
        var length = Math.Min(content.Length - at, 1 + random.Next(random.Next(2) == 0 ? 4 : 200));
        switch (random.Next(5))
        {
            case 0:
                return [.. content[..at], .. content[(at + length)..]];
            case 1:
                return Insert(content, random.Next(content.Length + 1), content[at..(at + length)]);
            case 2:
                var overwritten = content.ToArray();
                random.NextBytes(overwritten.AsSpan(at, length));
                return overwritten;
            case 3:
                var moved = content.ToArray();
                content.AsSpan(random.Next(content.Length - length + 1), length).CopyTo(moved.AsSpan(at));
                return moved;
            default:
                var flipped = content.ToArray();
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
        }
    }

    // A field of one of the zip file's headers becomes a number that hurts.
    private static byte[] Header(Random random, byte[] content)
    {
        var headers = new List<int>();
        for (var i = 0; i < content.Length - 50; i++)
        {
            if (content[i] == 'P' && content[i + 1] == 'K' && content[i + 2] is 1 or 3 or 5)
                headers.Add(i);
        }

        if (headers.Count == 0)
            return content;
        var changed = content.ToArray();
        uint[] values =
        [
            0,
            1,
            8,
            0x41,
            0xFFFF,
            0x7FFFFFFF,
            0x80000000,
            0xFFFFFFFF,
            (uint)content.Length,
            (uint)random.Next(),
        ];
        var field = changed.AsSpan(headers[random.Next(headers.Count)] + 4 + random.Next(40));
        if (random.Next(2) == 0)
            BinaryPrimitives.WriteUInt32LittleEndian(field, values[random.Next(values.Length)]);
        else
            BinaryPrimitives.WriteUInt16LittleEndian(field, (ushort)(values[random.Next(values.Length)] & 0xFFFF));
        return changed;
    }

    // Two stretches that each start with a tag change places, so that much stays well-formed.
    private static byte[] SwapElements(Random random, byte[] content)
    {
        var text = Encoding.UTF8.GetString(content);
        string[] names = ["<row", "<c ", "<si>", "<sheet ", "<Relationship ", "<Override "];
        var name = names[random.Next(names.Length)];
        var pieces = text.Split(name);
        if (pieces.Length < 4)
            return content;
        var (left, right) = (random.Next(1, pieces.Length - 1), random.Next(1, pieces.Length - 1));
        (pieces[left], pieces[right]) = (pieces[right], pieces[left]);
        return Encoding.UTF8.GetBytes(string.Join(name, pieces));
    }

    // A text or an attribute's value becomes another; the rest stays well-formed.
    private static byte[] ReplaceValue(Random random, byte[] content)
    {
        var (opening, closing) = random.Next(3) == 0 ? ((byte)'"', (byte)'"') : ((byte)'>', (byte)'<');
        // Among the first values, or anywhere: what is behind a long sheet's head is read in another way.
        var from = random.Next(2) == 0 ? 0 : random.Next(content.Length);
        var next = content.AsSpan(from).IndexOf(opening);
        var start = next < 0 ? -1 : from + next;
        for (var skip = random.Next(200); skip > 0 && start >= 0; skip--)
        {
            next = content.AsSpan(start + 1).IndexOf(opening);
            if (next < 0)
                break;
            start += next + 1;
        }

        var length = start < 0 ? -1 : content.AsSpan(start + 1).IndexOf(closing);
        if (length < 0)
            return content;
        return [.. content[..(start + 1)], .. Values[random.Next(Values.Length)], .. content[(start + 1 + length)..]];
    }

    private static byte[] Splice(Random random, byte[] first, byte[] second) =>
        [.. first[..random.Next(first.Length + 1)], .. second[random.Next(second.Length + 1)..]];

    private static byte[] Insert(byte[] content, int at, byte[] piece) =>
        [.. content[..at], .. piece, .. content[at..]];

    // System.HashCode is seeded anew by every process.
    private static int HashCode(int seed, int number)
    {
        unchecked
        {
            return (int)((((uint)seed * 0x9E3779B1u) ^ (uint)number) * 0x85EBCA6Bu);
        }
    }
}
