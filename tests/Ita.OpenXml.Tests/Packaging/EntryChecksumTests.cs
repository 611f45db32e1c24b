using System.IO.Hashing;
using Ita.OpenXml.Packaging;

namespace Ita.OpenXml.Tests.Packaging;

public sealed class EntryChecksumTests
{
    [Fact]
    public void The_checksum_is_that_of_the_standard()
    {
        var checksum = new EntryChecksum();
        checksum.Append("123456789"u8);
        Assert.Equal(0xCBF43926u, checksum.Value);
    }

    [Fact]
    public void Bytes_in_any_pieces_have_the_checksum_that_the_library_gives_them()
    {
        var random = new Random(2566);
        for (var length = 0; length < 1_500; length++)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            var checksum = new EntryChecksum();
            for (var done = 0; done < length; )
            {
                var piece = random.Next(1, length - done + 1);
                checksum.Append(bytes.AsSpan(done, piece));
                done += piece;
            }

            Assert.Equal(Crc32.HashToUInt32(bytes), checksum.Value);
        }
    }
}
