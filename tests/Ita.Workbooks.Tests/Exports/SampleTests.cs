using System.Globalization;
using System.Text.Json;
using Ita.Assessment;
using Ita.Assessment.Scoring;
using Ita.Testing.Samples;
using Ita.Workbooks.Registry;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Exports;

public sealed class SampleTests
{
    [Fact]
    public void The_2566_export_scores_exactly_as_published()
    {
        var reading = ExportBuilder.Read(2566, WorkbookBuilder.OpenSample("uploads/2566/310801/ita-2566.xlsx"));
        Assert.Empty(reading.Problems);
        var result = Scorer.Score(ExportBuilder.Framework(2566), reading.Parts);
        using var expected = JsonDocument.Parse(File.ReadAllBytes(SampleFiles.Expected2566));
        var root = expected.RootElement;
        Assert.Equal(root.GetProperty("total").GetString(), result.Total!.Value.ToString());
        Assert.Equal(root.GetProperty("level").GetString(), result.Level);
        foreach (var instrument in root.GetProperty("instruments").EnumerateObject())
            Assert.Equal(
                instrument.Value.GetString(),
                result.ScoreOf(Enum.Parse<Instrument>(instrument.Name)).ToString()
            );
        foreach (var indicator in root.GetProperty("indicators").EnumerateObject())
        {
            Assert.Equal(
                indicator.Value.GetString(),
                result
                    .Indicators.Single(each => each.Id == int.Parse(indicator.Name, CultureInfo.InvariantCulture))
                    .Score.ToString()
            );
        }

        foreach (var part in root.GetProperty("items").EnumerateObject())
        {
            var items = result.Parts.Single(each => each.Instrument.ToString() == part.Name).Items;
            Assert.Equal(
                part.Value.EnumerateObject().Select(item => (item.Name, item.Value.GetString())),
                items.Select(item => (item.Id.ToString(), item.Score?.ToString()))
            );
        }
    }

    [Fact]
    public void The_2566_export_says_whose_it_is_and_how_many_answered()
    {
        var reading = ExportBuilder.Read(2566, WorkbookBuilder.OpenSample("uploads/2566/310801/ita-2566.xlsx"));
        Assert.Equal("310801", reading.Agency?.Code.ToString());
        Assert.Equal("เทศบาลตำบลบึงเจริญ", reading.Agency?.Name);
        Assert.Equal("บุรีรัมย์", reading.Agency?.Province);
        Assert.Equal("31", reading.Agency?.ProvinceCode.ToString());
        Assert.Equal(78, reading.Agency?.StaffCount);
        Assert.Equal(640, reading.Agency?.ServiceUserCount);
        Assert.Equal(new int?[] { 60, 82, 64, null }, reading.Parts.Select(part => part.Respondents));
        Assert.Empty(reading.Warnings);
        Assert.Empty(reading.Ignored);
    }

    [Fact]
    public void The_2565_summary_gives_91_80_and_level_A()
    {
        var reading = ExportBuilder.Read(2565, WorkbookBuilder.OpenSample("uploads/2565/310801/ita-2565-summary.xlsx"));
        Assert.Empty(reading.Problems);
        var result = Scorer.Score(ExportBuilder.Framework(2565), reading.Parts);
        Assert.Equal("91.80", result.Total!.Value.ToString());
        Assert.Equal("A", result.Level);
    }

    [Fact]
    public void The_registry_lists_25_agencies()
    {
        var reading = RegistryReader.Read(WorkbookBuilder.OpenSample("registry/agencies.xlsx"), CancellationToken.None);
        Assert.Empty(reading.Problems);
        Assert.Equal(25, reading.Agencies.Length);
        var first = reading.Agencies[0];
        Assert.Equal(
            new Agency
            {
                Code = new AgencyCode("310801"),
                Name = "เทศบาลตำบลบึงเจริญ",
                Kind = "เทศบาลตำบล",
                District = "บ้านกรวด",
                ProvinceCode = new ProvinceCode("31"),
                Province = "บุรีรัมย์",
                StaffCount = 78,
                ServiceUserCount = 640,
                Email = "ita-310801@example.go.th",
            },
            first
        );
    }
}
