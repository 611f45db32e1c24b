using Ita.Cli.Uploading;

namespace Ita.Cli.Tests.Uploading;

public sealed class UploadFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Files_go_where_the_contract_says_the_registry_first()
    {
        _folder.Write("2566/310801/EIT ส่วนที่ 1.xlsx");
        _folder.Write("2565/310801/a.XLSX");
        _folder.Write("registry/agencies.xlsx");
        _folder.Write("follow-up/2566/310801/form.xlsx");

        Assert.Equal(
            [
                ("registry", "agencies.xlsx"),
                ("uploads", "2565/310801/a.XLSX"),
                ("uploads", "2566/310801/EIT ส่วนที่ 1.xlsx"),
                ("follow-up", "2566/310801/form.xlsx"),
            ],
            Scan().Files.Select(file => (file.Container, file.BlobName))
        );
    }

    [Fact]
    public void A_years_framework_goes_before_the_exports_that_need_it()
    {
        _folder.Write("2570/310801/a.xlsx");
        _folder.Write("frameworks/2570.json");
        _folder.Write("frameworks/notes.txt");

        Assert.Equal(
            [("frameworks", "2570.json"), ("uploads", "2570/310801/a.xlsx")],
            Scan().Files.Select(file => (file.Container, file.BlobName))
        );
        Assert.Equal("not a file named fiscalYear.json", Assert.Single(Scan().Skipped).Reason.En);
    }

    [Fact]
    public void Published_tables_lie_below_their_year_or_a_provinces_folder_in_it()
    {
        _folder.Write("results/2564/province.xlsx");
        _folder.Write("results/2564/31/ita.xlsx");
        _folder.Write("registry/agencies.xlsx");

        Assert.Equal(
            [("registry", "agencies.xlsx"), ("results", "2564/31/ita.xlsx"), ("results", "2564/province.xlsx")],
            Scan().Files.Select(file => (file.Container, file.BlobName))
        );
    }

    [Fact]
    public void The_years_may_lie_below_uploads()
    {
        _folder.Write("uploads/2566/310801/a.xlsx");

        Assert.Equal([("uploads", "2566/310801/a.xlsx")], Scan().Files.Select(file => (file.Container, file.BlobName)));
    }

    [Theory]
    [InlineData("2566/310801/a.xls", "not an .xlsx file")]
    [InlineData("2566/a.xlsx", "not in a folder fiscalYear/agencyCode")]
    [InlineData("2566/310801/deeper/a.xlsx", "not in a folder fiscalYear/agencyCode")]
    [InlineData("2023/310801/a.xlsx", "not in a folder fiscalYear/agencyCode")]
    [InlineData("2566/not a code/a.xlsx", "not in a folder fiscalYear/agencyCode")]
    [InlineData("uploads/310801/a.xlsx", "not in a folder fiscalYear/agencyCode")]
    [InlineData("results/a.xlsx", "not in a folder fiscalYear")]
    [InlineData("results/31/2564/a.xlsx", "not in a folder fiscalYear")]
    [InlineData("results/2564/a.pdf", "not an .xlsx file")]
    public void What_would_not_be_read_is_skipped_and_named(string file, string reason)
    {
        var path = _folder.Write(file);

        var skipped = Assert.Single(Scan().Skipped);

        Assert.Equal((path, reason), (skipped.Path, skipped.Reason.En));
        Assert.Empty(Scan().Files);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("notes/a.xlsx")]
    [InlineData("2566/310801/~$a.xlsx")]
    [InlineData("2566/310801/._a.xlsx")]
    [InlineData("2566/310801/.DS_Store")]
    [InlineData("2566/.DS_Store")]
    [InlineData("uploads/2566/._a.xlsx")]
    [InlineData("frameworks/.DS_Store")]
    [InlineData("frameworks/._2566.json")]
    [InlineData("registry/._agencies.xlsx")]
    public void What_is_none_of_our_business_is_left_alone(string file)
    {
        _folder.Write(file);

        Assert.Empty(Scan().Files);
        Assert.Empty(Scan().Skipped);
    }

    [Theory]
    [InlineData("2566/310801/.hidden.xlsx")]
    [InlineData("2566/310801/_a.xlsx")]
    [InlineData("2566/310801/a~$.xlsx")]
    public void A_name_that_only_looks_like_a_programs_own_file_is_read(string file)
    {
        _folder.Write(file);

        Assert.Equal(file, Assert.Single(Scan().Files).BlobName);
    }

    public void Dispose() => _folder.Dispose();

    private UploadFolder Scan() => UploadFolder.Scan(_folder.Path);
}
