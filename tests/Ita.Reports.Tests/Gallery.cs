namespace Ita.Reports.Tests;

/// <summary>Writes every case's documents into the folder that ITA_GALLERY names, for people to look at.</summary>
public class Gallery
{
    [Fact]
    public void Every_case_is_written_to_be_looked_at()
    {
        var folder = Environment.GetEnvironmentVariable("ITA_GALLERY");
        if (folder is null)
            Assert.Skip("Set ITA_GALLERY to a folder.");
        Directory.CreateDirectory(folder);
        foreach (var (name, make) in Cases.All())
        {
            var model = ReportBuilder.Build(make());
            foreach (var format in ReportFormat.All.Where(format => format.IsIssued(model)))
            {
                using var file = File.Create(Path.Combine(folder, $"{name}{format.Ending}"));
                format.Write(model, file);
                Assert.True(file.Length > 0);
            }
        }
    }
}
