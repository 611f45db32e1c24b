using Ita.Reports.Excel;
using Ita.Reports.Html;
using Ita.Reports.Json;
using Ita.Reports.Model;
using Ita.Reports.Word;

namespace Ita.Reports.Tests;

/// <summary>Writes every case's documents into the folder that ITA_GALLERY names, to be looked at.</summary>
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
            foreach (
                var (extension, write) in new (string, Action<ReportModel, Stream>)[]
                {
                    ("docx", WordReport.Write),
                    ("xlsx", ExcelReport.Write),
                    ("html", HtmlReport.Write),
                    ("json", JsonReport.Write),
                }
            )
            {
                using var file = File.Create(Path.Combine(folder, $"{name}.{extension}"));
                write(model, file);
                Assert.True(file.Length > 0);
            }
        }
    }
}
