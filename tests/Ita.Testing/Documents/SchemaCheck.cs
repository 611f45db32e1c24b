using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ita.Testing.Documents;

/// <summary>
/// The keywords of JSON Schema 2020-12 that the project's schemas use. Any other keyword is refused, and so is a
/// property that the schema does not describe: a reader may ignore it, the writer must not write it.
/// </summary>
/// <param name="schema">What a document is held against.</param>
/// <param name="root">What references are looked up in, where that is not the schema itself.</param>
public sealed class SchemaCheck(JsonElement schema, JsonElement? root = null)
{
    private static readonly HashSet<string> Known =
    [
        "$schema",
        "$defs",
        "$ref",
        "title",
        "description",
        "type",
        "properties",
        "required",
        "additionalProperties",
        "propertyNames",
        "items",
        "pattern",
        "enum",
        "const",
        "minimum",
        "maximum",
        "format",
        "oneOf",
    ];

    public IEnumerable<string> Problems(JsonElement document) => Problems(document, schema, "$");

    private IEnumerable<string> Problems(JsonElement value, JsonElement rule, string at)
    {
        foreach (var keyword in rule.EnumerateObject().Where(keyword => !Known.Contains(keyword.Name)))
            yield return $"unknown keyword {keyword.Name}";
        if (rule.TryGetProperty("$ref", out var reference))
        {
            foreach (var problem in Problems(value, Find(reference.GetString()!), at))
                yield return problem;
        }

        if (rule.TryGetProperty("oneOf", out var alternatives))
        {
            var fitting = alternatives.EnumerateArray().Count(each => !Problems(value, each, at).Any());
            if (fitting != 1)
                yield return $"{at} is {fitting} of the alternatives, not one";
            yield break;
        }

        if (!IsOfType(value, rule))
            yield return $"{at} is {value.ValueKind}";
        if (rule.TryGetProperty("const", out var constant) && !JsonElement.DeepEquals(value, constant))
            yield return $"{at} is not {constant}";
        if (
            rule.TryGetProperty("enum", out var choices)
            && !choices.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value))
        )
            yield return $"{at} is none of the choices";
        if (rule.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value.GetString()!, pattern.GetString()!))
            yield return $"{at} does not match";
        if (rule.TryGetProperty("minimum", out var minimum) && value.GetDecimal() < minimum.GetDecimal())
            yield return $"{at} is too small";
        if (rule.TryGetProperty("maximum", out var maximum) && value.GetDecimal() > maximum.GetDecimal())
            yield return $"{at} is too large";
        foreach (
            var problem in value.ValueKind switch
            {
                JsonValueKind.Object => ObjectProblems(value, rule, at),
                JsonValueKind.Array => value
                    .EnumerateArray()
                    .SelectMany((item, index) => Problems(item, rule.GetProperty("items"), $"{at}[{index}]")),
                _ => [],
            }
        )
            yield return problem;
    }

    private IEnumerable<string> ObjectProblems(JsonElement value, JsonElement rule, string at)
    {
        if (rule.TryGetProperty("$ref", out _))
            yield break;
        if (rule.TryGetProperty("required", out var required))
        {
            foreach (
                var name in required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _))
            )
                yield return $"{at}.{name} is missing";
        }

        foreach (var property in value.EnumerateObject())
        {
            if (rule.TryGetProperty("propertyNames", out var names))
            {
                foreach (
                    var problem in Problems(
                        JsonSerializer.SerializeToElement(property.Name),
                        names,
                        $"{at}.{property.Name} (name)"
                    )
                )
                    yield return problem;
            }

            if (Find(rule, property.Name) is not { } own)
                yield return $"{at}.{property.Name} is not described";
            else
            {
                foreach (var problem in Problems(property.Value, own, $"{at}.{property.Name}"))
                    yield return problem;
            }
        }
    }

    private JsonElement Find(string reference) =>
        reference["#/".Length..].Split('/').Aggregate(root ?? schema, (at, name) => at.GetProperty(name));

    private static JsonElement? Find(JsonElement rule, string name)
    {
        if (rule.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out var own))
            return own;
        return rule.TryGetProperty("additionalProperties", out var others) ? others : null;
    }

    private static bool IsOfType(JsonElement value, JsonElement rule) =>
        !rule.TryGetProperty("type", out var type)
        || (type.ValueKind == JsonValueKind.Array ? type.EnumerateArray() : Enumerable.Repeat(type, 1)).Any(each =>
            IsOfType(value, each.GetString()!)
        );

    private static bool IsOfType(JsonElement value, string type) =>
        type switch
        {
            "null" => value.ValueKind == JsonValueKind.Null,
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "number" => value.ValueKind == JsonValueKind.Number,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
            _ => false,
        };
}
