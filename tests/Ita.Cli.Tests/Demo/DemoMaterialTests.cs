using Ita.Assessment;
using Ita.Cli.Demo;
using Ita.Cli.Uploading;

namespace Ita.Cli.Tests.Demo;

public sealed class DemoMaterialTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Three_years_of_25_agencies_are_expected_one_without_a_total_and_one_rejection()
    {
        var material = Write();

        Assert.Equal(
            [(2564, 25), (2565, 25), (2566, 25)],
            material
                .Results.Select(year => year.Id)
                .Distinct()
                .CountBy(id => id.FiscalYear.Value)
                .Select(year => (year.Key, year.Value))
                .Order()
        );
        Assert.Equal([Instrument.OIT], Assert.Single(material.Results, year => year.Total is null).Missing);
        Assert.Equal("answer-unknown", Assert.Single(material.Rejections).Code);
        Assert.Equal(
            [("91.80", "A"), ("88.93", "A")],
            material
                .Results.Where(year =>
                    year.Id.Agency == DemoMaterial.SampleAgency && year.Id.FiscalYear != DemoMaterial.PublishedYear
                )
                .OrderBy(year => year.Id)
                .Select(year => (year.Total, year.Level))
        );
    }

    [Fact]
    public void What_is_written_is_laid_out_for_upload_with_nothing_left_over()
    {
        var material = Write();

        var folder = UploadFolder.Scan(material.Folder);

        Assert.Empty(folder.Skipped);
        Assert.Equal(
            material.Paths.Order(StringComparer.Ordinal),
            folder.Files.Select(file => file.Path).Order(StringComparer.Ordinal)
        );
        Assert.Equal("registry", folder.Files[0].Container);
        Assert.All(
            material.Results.Where(year => year.Id.FiscalYear != DemoMaterial.PublishedYear),
            year =>
                Assert.Contains(
                    folder.Files,
                    file =>
                        file.BlobName.StartsWith($"{year.Id.FiscalYear}/{year.Id.Agency}/", StringComparison.Ordinal)
                )
        );
        Assert.Equal(
            ("results", "2564/31/ita-2564-results.xlsx"),
            Assert.Single(
                folder.Files.Where(file => file.Container == "results").Select(file => (file.Container, file.BlobName))
            )
        );
    }

    public void Dispose() => _folder.Dispose();

    private DemoMaterial Write()
    {
        var samples = Path.Combine(AppContext.BaseDirectory, "samples");
        return DemoMaterial.Write(samples, _folder.Path);
    }
}
