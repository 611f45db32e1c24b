using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ita.Assessment.Frameworks;

/// <summary>
/// The shape of a framework file, <c>framework.schema.json</c>, and the keywords of JSON Schema 2020-12 that it uses. A
/// keyword that is not known here is an error of the schema, so that no rule is ignored.
/// </summary>
public static class FrameworkSchema
{
    private static readonly JsonElement s_schema = JsonDocument.Parse(ReadText()).RootElement;

    /// <summary>The schema itself, for editors and for whoever writes the next year's file.</summary>
    public static string Text => ReadText();

    /// <summary>Everything that is not as the schema says, in the order of the text.</summary>
    internal static IEnumerable<FrameworkFlaw> FlawsOf(JsonElement document) => FlawsOf(document, s_schema, "");

    private static IEnumerable<FrameworkFlaw> FlawsOf(JsonElement value, JsonElement rule, string at)
    {
        while (rule.TryGetProperty("$ref", out var reference))
            rule = s_schema.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]);
        var type = rule.GetProperty("type").GetString()!;
        return IsOfType(value, type)
            ? rule.EnumerateObject().SelectMany(keyword => FlawsOf(value, keyword, rule, at))
            : [new FrameworkFlaw("type", at, Expected: type)];
    }

    private static IEnumerable<FrameworkFlaw> FlawsOf(
        JsonElement value,
        JsonProperty keyword,
        JsonElement rule,
        string at
    ) =>
        keyword.Name switch
        {
            "$schema" or "$defs" or "title" or "description" or "type" => [],
            "additionalProperties" => keyword.Value.ValueKind == JsonValueKind.False
                ? []
                : value
                    .EnumerateObject()
                    .SelectMany(member => FlawsOf(member.Value, keyword.Value, $"{at}/{JsonPlaces.Step(member.Name)}")),
            "required" => keyword
                .Value.EnumerateArray()
                .Select(name => name.GetString()!)
                .Where(name => !value.TryGetProperty(name, out _))
                .Select(name => new FrameworkFlaw("required", at, Name: name)),
            "properties" => MemberFlaws(value, rule, at),
            "items" => value
                .EnumerateArray()
                .SelectMany(
                    (entry, index) =>
                        FlawsOf(entry, keyword.Value, string.Create(CultureInfo.InvariantCulture, $"{at}/{index}"))
                ),
            "enum" => Unless(
                keyword.Value.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value)),
                "enum",
                at,
                value,
                string.Join(", ", keyword.Value.EnumerateArray().Select(choice => choice.GetString()))
            ),
            "pattern" => Unless(
                Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!, RegexOptions.CultureInvariant),
                "pattern",
                at,
                value,
                keyword.Value.GetString()
            ),
            "minLength" => Unless(!string.IsNullOrWhiteSpace(value.GetString()), "minLength", at, value, null),
            "minimum" => Unless(
                value.GetDecimal() >= keyword.Value.GetDecimal(),
                "minimum",
                at,
                value,
                keyword.Value.GetRawText()
            ),
            "maximum" => Unless(
                value.GetDecimal() <= keyword.Value.GetDecimal(),
                "maximum",
                at,
                value,
                keyword.Value.GetRawText()
            ),
            "minItems" => Count(
                value.GetArrayLength() >= keyword.Value.GetInt32(),
                "minItems",
                at,
                value,
                keyword.Value
            ),
            "maxItems" => Count(
                value.GetArrayLength() <= keyword.Value.GetInt32(),
                "maxItems",
                at,
                value,
                keyword.Value
            ),
            _ => throw new InvalidOperationException(
                $"framework.schema.json uses '{keyword.Name}', which is not known."
            ),
        };

    // An object has named members and no others, or members of one kind as the scales do; never both.
    private static IEnumerable<FrameworkFlaw> MemberFlaws(JsonElement value, JsonElement rule, string at)
    {
        foreach (var member in value.EnumerateObject())
        {
            var path = $"{at}/{JsonPlaces.Step(member.Name)}";
            if (!rule.GetProperty("properties").TryGetProperty(member.Name, out var own))
                yield return new FrameworkFlaw("unknown", path, Name: member.Name);
            else
            {
                foreach (var flaw in FlawsOf(member.Value, own, path))
                    yield return flaw;
            }
        }
    }

    private static bool IsOfType(JsonElement value, string type) =>
        type switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
            "number" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _),
            _ => throw new InvalidOperationException(
                $"framework.schema.json uses the type '{type}', which is not known."
            ),
        };

    private static IEnumerable<FrameworkFlaw> Unless(
        bool holds,
        string ruleName,
        string at,
        JsonElement value,
        string? expected
    ) => holds ? [] : [new FrameworkFlaw(ruleName, at, value.ToString(), expected)];

    private static IEnumerable<FrameworkFlaw> Count(
        bool holds,
        string ruleName,
        string at,
        JsonElement value,
        JsonElement expected
    ) =>
        holds
            ? []
            :
            [
                new FrameworkFlaw(
                    ruleName,
                    at,
                    value.GetArrayLength().ToString(CultureInfo.InvariantCulture),
                    expected.GetRawText()
                ),
            ];

    private static string ReadText()
    {
        using var stream = typeof(FrameworkSchema).Assembly.GetManifestResourceStream("framework.schema.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
