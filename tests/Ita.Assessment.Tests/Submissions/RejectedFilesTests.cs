using Ita.Assessment.Submissions;

namespace Ita.Assessment.Tests.Submissions;

public sealed class RejectedFilesTests
{
    private static readonly AgencyCode s_agency = new("310801");

    [Fact]
    public void They_lie_with_the_agencys_reports_named_as_the_upload_was()
    {
        var files = Of("ita 2566 (แก้ไข).xlsx");

        Assert.Matches("^2566/31/310801/rejected/ita-2566-แก้ไข-[0-9a-f]{16}$", files.Path);
        Assert.Equal(files.Path + ".html", files.PageName);
        Assert.Equal(files.Path + ".xlsx", files.CopyName);
        Assert.Matches("^ita-2566-แก้ไข-[0-9a-f]{16}\\.xlsx$", files.CopyFileName);
    }

    [Fact]
    public void An_agency_that_nobody_knows_has_a_folder_without_a_province() =>
        Assert.StartsWith(
            "2566/unknown/310801/rejected/",
            Of("a.xlsx", province: false).Path,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("..xlsx", "upload")]
    [InlineData("\u202Excel.XLSX", "xcel")]
    [InlineData("a?b#c%d&e\\f.xlsx", "a-b-c-d-e-f")]
    [InlineData("\uD800.xlsx", "upload")]
    [InlineData("notes.csv", "notes.csv")]
    public void Whatever_a_file_is_called_its_name_is_safe(string fileName, string expected) =>
        Assert.Matches(
            $"^2566/31/310801/rejected/{expected.Replace(".", "\\.", StringComparison.Ordinal)}-[0-9a-f]{{16}}$",
            Of(fileName).Path
        );

    [Fact]
    public void A_long_name_is_cut() => Assert.Equal(80, Of(new string('ก', 300) + ".xlsx").Path.Count(c => c == 'ก'));

    [Fact]
    public void Each_version_and_each_place_of_an_upload_has_files_of_its_own()
    {
        string[] paths = [Of("a.xlsx").Path, Of("a.xlsx", etag: "0x2").Path, Of("x/a.xlsx").Path, Of("y/a.xlsx").Path];

        Assert.Equal(paths, paths.Distinct());
        Assert.Equal(Of("a.xlsx"), Of("a.xlsx"));
    }

    private static RejectedFiles Of(string file, bool province = true, string etag = "0x1")
    {
        var blob = new BlobVersion
        {
            Container = "uploads",
            Name = $"2566/{s_agency}/{file}",
            ETag = etag,
            LastModified = new DateTimeOffset(2023, 6, 1, 12, 0, 0, TimeSpan.Zero),
        };
        Assert.True(UploadPath.TryParse(blob.Name, out var path));
        return RejectedFiles.Of(blob, path, province ? new ProvinceCode("31") : null, hasCopy: true);
    }
}
