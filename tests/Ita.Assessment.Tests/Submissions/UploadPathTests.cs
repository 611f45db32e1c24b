using Ita.Assessment.Submissions;

namespace Ita.Assessment.Tests.Submissions;

public sealed class UploadPathTests
{
    [Theory]
    [InlineData("2566/310801/ita.xlsx", "310801", "ita.xlsx")]
    [InlineData("2566/A-1/ปี 2566 (แก้ไข).xlsx", "A-1", "ปี 2566 (แก้ไข).xlsx")]
    [InlineData("2566/310801/sub/folder.xlsx", "310801", "sub/folder.xlsx")]
    [InlineData("2566/310801//ita.xlsx", "310801", "/ita.xlsx")]
    [InlineData("2566/310801/...xlsx", "310801", "...xlsx")]
    [InlineData("2566/310801/ita.xlsx.", "310801", "ita.xlsx.")]
    [InlineData("2566/310801/100% + #1?.xlsx", "310801", "100% + #1?.xlsx")]
    public void A_path_names_year_agency_and_file(string blobName, string agency, string file)
    {
        Assert.True(UploadPath.TryParse(blobName, out var path));

        Assert.Equal(new UploadPath(new FiscalYear(2566), new AgencyCode(agency), file), path);
        Assert.Equal(blobName, path.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ita.xlsx")]
    [InlineData("2566/ita.xlsx")]
    [InlineData("2566/310801/")]
    [InlineData("๒๕๖๖/310801/ita.xlsx")]
    [InlineData("2023/310801/ita.xlsx")]
    [InlineData("2566/31 08 01/ita.xlsx")]
    [InlineData("2566/x/ita.xlsx")]
    [InlineData("/2566/310801/ita.xlsx")]
    [InlineData("2566//310801/ita.xlsx")]
    [InlineData("2566/310801/ita.xlsx/")]
    [InlineData("2566/310801//")]
    [InlineData("2566/310801/..")]
    [InlineData("2566/310801/./ita.xlsx")]
    [InlineData("2566/310801/../310802/ita.xlsx")]
    [InlineData("2566/310801/sub/../ita.xlsx")]
    public void Anything_else_is_refused(string? blobName) => Assert.False(UploadPath.TryParse(blobName, out _));
}
