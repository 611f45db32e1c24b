using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ita.Assessment.Frameworks;

namespace Ita.Assessment.Tests.Frameworks;

public sealed class FrameworkFileTests
{
    [Theory]
    [InlineData("/instruments/0/weight", "31", "weights")]
    [InlineData("/indicators/0/items/0/id", "\"i2\"", "i1.1")]
    [InlineData("/indicators/0/items/1/id", "\"i3\"", "i3")]
    [InlineData("/indicators/0/items/1/scale", "\"pos5\"", "pos5")]
    [InlineData("/indicators/0/items/1/id", "\"e2\"", "e2")]
    [InlineData("/scales/pos4/choices/0/points", "101", "points")]
    [InlineData("/fiscalYear", "1999", "1999")]
    [InlineData("/indicators/9/id", "9", "1 to 10")]
    [InlineData("/indicators/9/id", "11", "at most 10")]
    [InlineData("/instruments/2/id", "\"EIT\"", "IIT, EIT, OIT")]
    [InlineData("/instruments/1/parts/0/weight", "16", "add to 31")]
    [InlineData("/instruments/1/parts/0/id", "\"EIT2\"", "EIT1, EIT2")]
    [InlineData("/indicators/0/instrument", "\"EIT\"", "must belong to the IIT")]
    [InlineData("/indicators/1/items/0/scale", "null", "must be string")]
    [InlineData("/indicators/8/subIndicators/1/id", "\"9.1\"", "9.1")]
    [InlineData("/scales/pos4/choices/1/labelTh", "\"น้อยที่สุด\"", "two choices")]
    [InlineData("/levelScales/0/levels/0/totalMin", "1", "best first")]
    [InlineData(
        "/sampling/EIT",
        "{\"percent\":10,\"least\":30,\"enough\":400,\"confidence\":\"high\","
            + "\"populationTh\":\"ก\",\"provenance\":\"\"}",
        "/sampling/EIT is for EIT"
    )]
    [InlineData("/respondentQuotas/EIT1/quotas/0/size", "\"huge\"", "small, medium, large")]
    [InlineData(
        "/respondentQuotas/EIT",
        "{\"quotas\":[{\"kind\":\"ก\",\"size\":\"small\",\"least\":30}],\"confidence\":\"low\",\"provenance\":\"ก\"}",
        "/respondentQuotas/EIT is for EIT"
    )]
    [InlineData("/confidence/points", "\"sure\"", "low, medium, high")]
    [InlineData("/target/planTh", "\" \"", "empty")]
    [InlineData("/levelScales/0/levels", "[]", "at least 1")]
    public void A_year_that_does_not_hold_together_is_refused_with_a_reason(string pointer, string value, string reason)
    {
        var json = Built(2566);
        Set(json, pointer, JsonNode.Parse(value)!);
        var thrown = Assert.Throws<FrameworkException>(() => FrameworkFile.Read(Bytes(json)));
        Assert.Contains(reason, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_member_is_refused()
    {
        var json = Built(2566);
        json["wieght"] = 30;
        Assert.Contains(
            "wieght",
            Assert.Throws<FrameworkException>(() => FrameworkFile.Read(Bytes(json))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Broken_json_is_refused_with_its_line() =>
        Assert.Contains(
            "Line 2",
            Assert.Throws<FrameworkException>(() => FrameworkFile.Read("{\n !"u8)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_reason_says_line_position_and_place_in_both_languages()
    {
        var text = Built(2566)
            .ToJsonString(
                new JsonSerializerOptions
                {
                    WriteIndented = true,
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                    NewLine = "\n",
                }
            );
        var wrong = text.Replace("\"planTh\": ", "\"agencyShare \": 5, \"planTh\": ", StringComparison.Ordinal);
        var before = wrong[..wrong.IndexOf("\"agencyShare \"", StringComparison.Ordinal)];
        var (line, position) = (
            before.Count(character => character == '\n') + 1,
            before.Length - before.LastIndexOf('\n')
        );

        var problem = Assert.Single(
            Assert.Throws<FrameworkException>(() => FrameworkFile.Read(Encoding.UTF8.GetBytes(wrong))).Problems
        );

        Assert.Equal(
            ("framework-shape", line, position, "/target/agencyShare "),
            (problem.Code, problem.Line, problem.Position, problem.Path)
        );
        Assert.StartsWith($"Line {line}, position {position}: ", problem.MessageEn, StringComparison.Ordinal);
        Assert.StartsWith($"บรรทัด {line} ตำแหน่ง {position}: ", problem.MessageTh, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_slip_of_shape_is_named_at_once_in_the_order_of_the_text()
    {
        var json = Built(2566);
        Set(json, "/instruments/0/weight", "thirty");
        json.AsObject().Remove("sampling");
        Set(json, "/levelScales/0/levels/0/totalMin", -1);

        var problems = Assert.Throws<FrameworkException>(() => FrameworkFile.Read(Bytes(json))).Problems;

        Assert.Equal(
            ["", "/instruments/0/weight", "/levelScales/0/levels/0/totalMin"],
            problems.Select(problem => problem.Path)
        );
    }

    [Fact]
    public void A_position_counts_characters_and_not_the_bytes_of_Thai()
    {
        var problem = Assert.Single(
            Assert.Throws<FrameworkException>(() => FrameworkFile.Read("{\n\"ปี\": 2566 x"u8)).Problems
        );

        Assert.Equal(("framework-not-json", 2, 12), (problem.Code, problem.Line, problem.Position));
    }

    [Fact]
    public void A_member_that_is_there_twice_is_refused() =>
        Assert.Equal(
            "framework-not-json",
            Assert
                .Throws<FrameworkException>(() => FrameworkFile.Read("""{"fiscalYear":2566,"fiscalYear":2567}"""u8))
                .Problems[0]
                .Code
        );

    [Fact]
    public void A_byte_order_mark_as_Windows_editors_write_it_does_no_harm() =>
        Assert.Equal(2566, FrameworkFile.Read([.. Encoding.UTF8.Preamble, .. Bytes(Built(2566))]).FiscalYear.Value);

    [Theory]
    [InlineData(2563)]
    [InlineData(2564)]
    [InlineData(2565)]
    [InlineData(2566)]
    [InlineData(2567)]
    [InlineData(2568)]
    public void What_is_shipped_is_of_the_shape_that_is_asked_of_others(int year)
    {
        var shipped = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(year))!;

        Assert.Equal(shipped.Version, FrameworkFile.Read(shipped.Text.Span).Version);
    }

    [Fact]
    public void The_schema_is_JSON_Schema_and_may_be_named_in_a_file()
    {
        Assert.Equal(
            "https://json-schema.org/draft/2020-12/schema",
            JsonNode.Parse(FrameworkSchema.Text)!["$schema"]!.GetValue<string>()
        );
        var json = Built(2566);
        json["$schema"] = "framework.schema.json";
        Assert.Equal(2566, FrameworkFile.Read(Bytes(json)).FiscalYear.Value);
    }

    [Fact]
    public void The_version_changes_with_the_text()
    {
        var json = Built(2566);
        var before = FrameworkFile.Read(Bytes(json)).Version;
        Set(json, "/scales/pos4/choices/1/points", 34);
        Assert.NotEqual(before, FrameworkFile.Read(Bytes(json)).Version);
    }

    private static JsonNode Built(int year)
    {
        using var stream = typeof(FrameworkFile).Assembly.GetManifestResourceStream($"frameworks/{year}.json")!;
        return JsonNode.Parse(stream)!;
    }

    private static byte[] Bytes(JsonNode json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    private static void Set(JsonNode root, string pointer, JsonNode value)
    {
        var steps = pointer.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var node = steps[..^1]
            .Aggregate(
                root,
                (at, step) =>
                    at is JsonArray array
                        ? array[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]!
                        : at[step]!
            );
        node[steps[^1]] = value;
    }
}
