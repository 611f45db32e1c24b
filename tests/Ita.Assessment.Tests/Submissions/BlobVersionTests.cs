using Ita.Assessment.Submissions;

namespace Ita.Assessment.Tests.Submissions;

public sealed class BlobVersionTests
{
    [Theory]
    [InlineData("agencies.xlsx", "agencies.xlsx")]
    [InlineData("2566/310801/ผล.xlsx", "ผล.xlsx")]
    [InlineData("2566/310801//ผล.xlsx", "ผล.xlsx")]
    [InlineData("/ผล.xlsx", "ผล.xlsx")]
    [InlineData("2566/310801/", "310801")]
    [InlineData("2566/310801/ผล.xlsx//", "ผล.xlsx")]
    [InlineData("/", "/")]
    [InlineData("//", "//")]
    public void A_file_is_called_by_its_paths_last_name(string path, string fileName) =>
        Assert.Equal(fileName, Blob(path).FileName);

    [Theory]
    [InlineData("2566/310801/\u00E9.xlsx", "2566/310801/e\u0301.xlsx")]
    [InlineData("2566/310801/ผู้.xlsx", "2566/310801/ผ\u0E49\u0E39.xlsx")]
    [InlineData("2566/310801/a.xlsx", "2566/310801/A.xlsx")]
    [InlineData("2566/310801/a.xlsx", "/2566/310801/a.xlsx")]
    [InlineData("2566/310801/a b.xlsx", "2566/310801/a%20b.xlsx")]
    public void Names_that_only_look_alike_are_two_uploads(string one, string other)
    {
        Assert.NotEqual(Blob(one).Id, Blob(other).Id);
        Assert.NotEqual(0, string.CompareOrdinal(Blob(one).OrderKey, Blob(other).OrderKey));
    }

    private static BlobVersion Blob(string name) =>
        new()
        {
            Container = "uploads",
            Name = name,
            ETag = "0x8DB1",
            LastModified = new DateTimeOffset(2023, 6, 1, 12, 0, 0, TimeSpan.Zero),
        };
}
