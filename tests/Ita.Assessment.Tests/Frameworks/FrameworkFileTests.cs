using System.Text;
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
    [InlineData("/indicators/9/id", "11", "1 to 10")]
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
        Assert.Contains("wieght", Assert.Throws<FrameworkException>(() => FrameworkFile.Read(Bytes(json))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_json_is_refused_with_its_line() =>
        Assert.Contains("Line 2", Assert.Throws<FrameworkException>(() => FrameworkFile.Read("{\n !"u8)).Message, StringComparison.Ordinal);

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
        var node = steps[..^1].Aggregate(root, (at, step) => at is JsonArray array ? array[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : at[step]!);
        node[steps[^1]] = value;
    }
}
