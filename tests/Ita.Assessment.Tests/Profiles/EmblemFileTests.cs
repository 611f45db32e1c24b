using System.Text;
using Ita.Assessment.Profiles;
using Ita.Assessment.Tests.Builders;

namespace Ita.Assessment.Tests.Profiles;

public class EmblemFileTests
{
    [Fact]
    public void A_whole_picture_is_kept_as_it_is()
    {
        var file = Pictures.Png(20);

        var reading = EmblemFile.Read(file);

        Assert.Null(reading.Problem);
        Assert.Equal((20, 20), (reading.Emblem!.Width, reading.Emblem.Height));
        Assert.Equal(file, reading.Emblem.Png);
    }

    [Fact]
    public void An_interlaced_picture_has_the_lines_of_its_seven_passes()
    {
        // 16 × 16 grey: passes of 2×2, 2×2, 4×2, 4×4, 8×4, 8×8 and 16×8 pixels, a filter's byte a line.
        const int Unpacked = 6 + 6 + 10 + 20 + 36 + 72 + 136;
        byte[] file =
        [
            .. Pictures.Signature,
            .. Pictures.Header(16, 16, interlace: 1),
            .. Pictures.Pixels(Unpacked),
            .. Pictures.Chunk("IEND", []),
        ];

        Assert.Null(EmblemFile.Read(file).Problem);
    }

    [Theory]
    [InlineData("tEXt")]
    [InlineData("iTXt")]
    [InlineData("zTXt")]
    [InlineData("eXIf")]
    [InlineData("tIME")]
    [InlineData("iCCP")]
    [InlineData("acTL")]
    [InlineData("prVt")]
    public void What_a_picture_does_not_need_is_dropped(string type)
    {
        var file = Pictures.Png(16, Pictures.Chunk(type, Encoding.ASCII.GetBytes("Author\0Somebody")));

        Assert.Equal(Pictures.Png(), EmblemFile.Read(file).Emblem!.Png);
    }

    [Fact]
    public void What_its_colours_need_is_kept()
    {
        var file = Pictures.Png(16, Pictures.Chunk("gAMA", [0, 0, 0xB1, 0x8F]), Pictures.Chunk("tRNS", [0, 0]));

        Assert.Equal(file, EmblemFile.Read(file).Emblem!.Png);
    }

    public static TheoryData<string, byte[]> Refused =>
        new()
        {
            { "emblem-not-png", [] },
            { "emblem-not-png", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>") },
            { "emblem-not-png", [0xFF, 0xD8, 0xFF, 0xE0] },
            { "emblem-large", new byte[EmblemFile.LongestFile + 1] },
            { "emblem-damaged", Pictures.Signature },
            { "emblem-damaged", Pictures.Png()[..^1] },
            { "emblem-damaged", Pictures.Png()[..40] },
            { "emblem-damaged", WithBitTurned(Pictures.Png(), 20) },
            { "emblem-damaged", WithBitTurned(Pictures.Png(), 8) },
            { "emblem-damaged", Of(Pictures.Chunk("IEND", [])) },
            { "emblem-damaged", Of(Pictures.Header(16, 16), Pictures.Chunk("IEND", [])) },
            { "emblem-damaged", Of(Pictures.Pixels(272), Pictures.Header(16, 16), Pictures.Chunk("IEND", [])) },
            { "emblem-damaged", Of(Pictures.Header(16, 16), Pictures.Pixels(271), Pictures.Chunk("IEND", [])) },
            { "emblem-damaged", Of(Pictures.Header(16, 16), Pictures.Pixels(273), Pictures.Chunk("IEND", [])) },
            { "emblem-damaged", Of(Pictures.Header(16, 16, 5), Pictures.Pixels(272), Pictures.Chunk("IEND", [])) },
            { "emblem-damaged", Of(Pictures.Header(16, 16, 3), Pictures.Pixels(272), Pictures.Chunk("IEND", [])) },
            { "emblem-damaged", Of(Pictures.Header(0, 16), Pictures.Pixels(0), Pictures.Chunk("IEND", [])) },
            { "emblem-damaged", Pictures.Png(16, Pictures.Header(16, 16)) },
            { "emblem-damaged", Pictures.Png(16, Pictures.Chunk("CgBI", [])) },
            { "emblem-damaged", Pictures.Png(16, Pictures.Chunk("PLTE", [1, 2])) },
            { "emblem-pixels", Pictures.Png(15) },
            { "emblem-pixels", Of(Pictures.Header(4097, 16), Pictures.Pixels(0), Pictures.Chunk("IEND", [])) },
            { "emblem-trailing", [.. Pictures.Png(), 0] },
            { "emblem-trailing", [.. Pictures.Png(), .. "PK"u8] },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_file_that_is_no_whole_picture_of_that_size_is_refused(string code, byte[] file)
    {
        var reading = EmblemFile.Read(file);

        Assert.Equal(code, reading.Problem);
        Assert.Null(reading.Emblem);
        Assert.Contains(code, ProfileProblem.Codes);
    }

    private static byte[] Of(params byte[][] chunks) => [.. Pictures.Signature, .. chunks.SelectMany(chunk => chunk)];

    private static byte[] WithBitTurned(byte[] file, int at)
    {
        file[at] ^= 1;
        return file;
    }
}
