using Ita.Testing.Samples;

namespace Ita.Workbooks.Tests.Fuzz;

/// <summary>
/// <c>ITA_WORKBOOK_FOLDER</c> names a folder of files of any kind, read with all its folders; without it, the samples.
/// </summary>
public sealed class FolderTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_file_of_a_folder_is_accepted_or_rejected_with_a_code()
    {
        var folder = Environment.GetEnvironmentVariable("ITA_WORKBOOK_FOLDER") ?? SampleFiles.PathOf("");
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var path in files.Order(StringComparer.Ordinal))
        {
            var (codes, _) = AnyFile.Check(Path.GetFileName(path), File.ReadAllBytes(path));
            output.WriteLine($"{path}: {string.Join(", ", codes.DefaultIfEmpty("accepted"))}");
        }
    }
}
