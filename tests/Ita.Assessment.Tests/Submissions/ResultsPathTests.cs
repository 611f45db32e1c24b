using Ita.Assessment.Submissions;

namespace Ita.Assessment.Tests.Submissions;

public sealed class ResultsPathTests
{
    private static readonly FiscalYear s_year = new(2564);

    [Theory]
    [InlineData("2564/ita.xlsx", null, "ita.xlsx")]
    [InlineData("2564/31/ita.xlsx", "31", "ita.xlsx")]
    [InlineData("2564/31/รอบสอง/ita.xlsx", "31", "รอบสอง/ita.xlsx")]
    [InlineData("2564/รวม/31/ita.xlsx", null, "รวม/31/ita.xlsx")]
    [InlineData("2564/310801/ita.xlsx", null, "310801/ita.xlsx")]
    [InlineData("2564/๓๑/ita.xlsx", null, "๓๑/ita.xlsx")]
    [InlineData("2564/31", null, "31")]
    [InlineData("2564/31.xlsx", null, "31.xlsx")]
    public void A_path_names_its_year_and_by_a_folder_directly_below_it_a_province(
        string blobName,
        string? province,
        string file
    )
    {
        Assert.True(ResultsPath.TryParse(blobName, out var path));

        Assert.Equal(new ResultsPath(s_year, province is null ? null : new ProvinceCode(province), file), path);
        Assert.Equal(blobName, path.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ita.xlsx")]
    [InlineData("2564")]
    [InlineData("2564/")]
    [InlineData("2564/31/")]
    [InlineData("2564/31/folder/")]
    [InlineData("2564/31/../32/ita.xlsx")]
    [InlineData("2564/../2565/ita.xlsx")]
    [InlineData("2564/./31/ita.xlsx")]
    [InlineData("31/2564/ita.xlsx")]
    [InlineData("๒๕๖๔/ita.xlsx")]
    [InlineData("2021/ita.xlsx")]
    [InlineData("/2564/ita.xlsx")]
    public void Anything_else_is_refused(string? blobName) => Assert.False(ResultsPath.TryParse(blobName, out _));

    [Fact]
    public void A_province_folder_is_no_agency_and_an_agency_folder_no_province()
    {
        var table = Submission.Receive(Blob(ResultsPath.Container, "2564/31/ita.xlsx"), DateTimeOffset.UnixEpoch);
        var export = Submission.Receive(Blob("uploads", "2564/31/ita.xlsx"), DateTimeOffset.UnixEpoch);
        var astray = Submission.Receive(Blob(ResultsPath.Container, "ita.xlsx"), DateTimeOffset.UnixEpoch);

        Assert.Equal(
            (null, s_year, new ProvinceCode("31")),
            (table.Agency, table.FiscalYear, table.ResultsPath?.Province)
        );
        Assert.Equal(
            (new AgencyCode("31"), s_year, null),
            (export.Agency, export.FiscalYear, export.ResultsPath?.Province)
        );
        Assert.Equal((null, null, null), (astray.Agency, astray.FiscalYear, astray.ResultsPath));
    }

    private static BlobVersion Blob(string container, string name) =>
        new()
        {
            Container = container,
            Name = name,
            ETag = "0x1",
            LastModified = DateTimeOffset.UnixEpoch,
        };
}
