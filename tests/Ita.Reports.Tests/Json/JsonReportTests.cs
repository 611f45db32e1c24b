using System.Text.Json;
using Ita.Reports.Json;
using Ita.Reports.Model;
using Ita.Testing.Documents;
using Ita.Testing.Samples;

namespace Ita.Reports.Tests.Json;

public class JsonReportTests
{
    private static readonly JsonElement Expected = JsonDocument
        .Parse(File.ReadAllBytes(SampleFiles.Expected2566))
        .RootElement;

    public static TheoryData<string> CaseNames => [.. Cases.All().Select(made => made.Name)];

    [Theory]
    [InlineData("total")]
    [InlineData("level")]
    [InlineData("instruments")]
    [InlineData("indicators")]
    [InlineData("items")]
    public void The_sample_has_the_figures_that_are_expected_of_it(string property)
    {
        var expected = Sorted(Expected.GetProperty(property));
        Assert.Equal(expected, Sorted(Read(Cases.Sample()).GetProperty(property)));
    }

    [Fact]
    public void The_sample_fell_by_2_87_points_and_3_13_percent()
    {
        var total = Read(Cases.Sample()).GetProperty("comparison").GetProperty("total");
        Assert.Equal("91.80", total.GetProperty("last").GetString());
        Assert.Equal("88.93", total.GetProperty("this").GetString());
        Assert.Equal("-2.87", total.GetProperty("points").GetString());
        Assert.Equal("-3.13", total.GetProperty("percent").GetString());
    }

    [Fact]
    public void The_samples_measures_are_the_reports()
    {
        var model = ReportBuilder.Build(Cases.Sample());
        var measures = Read(Cases.Sample()).GetProperty("measures").EnumerateArray().ToList();
        Assert.Equal(
            model.Measures.Select(measure => $"{measure.Name} {string.Join(' ', measure.Parts)} {measure.Item}"),
            measures.Select(measure =>
            {
                var answers = measure.GetProperty("answers").EnumerateArray().ToList();
                var parts = string.Join(' ', answers.Select(answer => answer.GetProperty("questionnaire").GetString()));
                return $"{measure.GetProperty("name")} {parts} {answers[0].GetProperty("item")}";
            })
        );
    }

    [Fact]
    public void What_the_agency_edited_or_does_without_is_marked()
    {
        var measures = Read(Cases.WithProfile()).GetProperty("measures").EnumerateArray().ToList();

        Assert.Equal(
            ["i30", "i7"],
            measures
                .Where(measure => measure.GetProperty("isEdited").GetBoolean())
                .Select(measure => measure.GetProperty("answers")[0].GetProperty("item").GetString())
        );
        Assert.Single(measures, measure => measure.TryGetProperty("droppedBecause", out _));
    }

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Every_report_is_as_the_schema_says(string name)
    {
        var schema = JsonDocument
            .Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "schemas", "report.schema.json")))
            .RootElement;
        Assert.Empty(new SchemaCheck(schema).Problems(Read(Input(name))));
    }

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void The_same_report_gives_the_same_bytes(string name) =>
        Assert.Equal(Bytes(Input(name)), Bytes(Input(name)));

    [Fact]
    public void What_few_people_answered_is_not_there_but_said_to_be_withheld()
    {
        var report = Read(Cases.FewRespondents());
        Assert.Empty(report.GetProperty("items").GetProperty("IIT").EnumerateObject());
        Assert.Contains(
            "i1",
            report
                .GetProperty("withheld")
                .GetProperty("items")
                .GetProperty("IIT")
                .EnumerateArray()
                .Select(item => item.GetString())
        );
        Assert.Contains(
            1,
            report
                .GetProperty("withheld")
                .GetProperty("indicators")
                .EnumerateArray()
                .Select(indicator => indicator.GetInt32())
        );
        Assert.False(report.GetProperty("indicators").TryGetProperty("1", out _));
    }

    [Fact]
    public void Without_a_total_there_is_neither_total_nor_level()
    {
        var report = Read(Cases.InstrumentMissing());
        Assert.False(report.TryGetProperty("total", out _));
        Assert.False(report.TryGetProperty("level", out _));
        Assert.Equal("OIT", report.GetProperty("missing")[0].GetString());
    }

    [Fact]
    public void Thai_is_written_as_it_is()
    {
        using var stream = new MemoryStream(Bytes(Cases.Sample()));
        using var reader = new StreamReader(stream);
        Assert.Contains("\"เทศบาลตำบลบึงเจริญ\"", reader.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_can_be_written_to_a_stream_that_cannot_go_back()
    {
        using var forward = new ForwardOnlyStream();
        JsonReport.Write(ReportBuilder.Build(Cases.Sample()), forward);
        Assert.Equal(Bytes(Cases.Sample()), forward.ToArray());
    }

    private static ReportInput Input(string name) => Cases.All().Single(made => made.Name == name).Make();

    private static JsonElement Read(ReportInput input) => JsonDocument.Parse(Bytes(input)).RootElement;

    private static string Sorted(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
            ? string.Join(
                '\n',
                value
                    .EnumerateObject()
                    .OrderBy(property => property.Name, StringComparer.Ordinal)
                    .Select(property => $"{property.Name}: {Sorted(property.Value)}")
            )
            : value.GetString()!;

    private static byte[] Bytes(ReportInput input)
    {
        using var stream = new MemoryStream();
        JsonReport.Write(ReportBuilder.Build(input), stream);
        return stream.ToArray();
    }
}
