using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ita.Assessment.Text;

namespace Ita.Assessment.Frameworks;

/// <summary>
/// Reads a framework's JSON: strictly, so that a slip in a year's rules is an error and not a wrong score.
/// </summary>
public static class FrameworkFile
{
    private const int MostProblems = 100;

    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        TypeInfoResolver = FrameworkDataJson.Default,
        Converters =
        {
            new JsonStringEnumConverter<Confidence>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new JsonStringEnumConverter<AgencySize>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new JsonStringEnumConverter<FollowUpYear>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new JsonStringEnumConverter<Instrument>(allowIntegerValues: false),
        },
    };

    /// <param name="json">UTF-8, with or without a byte order mark.</param>
    /// <exception cref="FrameworkException">Not JSON, not as <see cref="FrameworkSchema"/> says, or weights, items,
    /// scales or levels contradict each other.</exception>
    public static Framework Read(ReadOnlySpan<byte> json)
    {
        CheckShape(json);
        return Build(json);
    }

    /// <summary>
    /// Without the check against the schema: for the built-in frameworks, which the tests check.
    /// </summary>
    internal static Framework ReadShipped(ReadOnlySpan<byte> json) => Build(json);

    /// <summary>What is known of a year that cannot be scored yet, as shipped; the tests check it.</summary>
    internal static FrameworkOutline ReadOutline(ReadOnlySpan<byte> json) =>
        FrameworkOutline.Of(JsonSerializer.Deserialize(json, JsonTypes.Of<OutlineJson>(s_options))!);

    private static void CheckShape(ReadOnlySpan<byte> json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(JsonPlaces.WithoutMark(json).ToArray(), s_strict);
        }
        catch (JsonException e)
        {
            var (line, position) = JsonPlaces.Of(json, e);
            throw new FrameworkException([FrameworkProblems.Of(new FrameworkFlaw("not-json", ""), line, position)], e);
        }

        using (document)
        {
            var flaws = FrameworkSchema.FlawsOf(document.RootElement).Take(MostProblems).ToList();
            if (flaws.Count == 0)
                return;
            var places = new JsonPlaces(json);
            throw new FrameworkException([
                .. flaws
                    .Select(flaw => FrameworkProblems.Of(flaw, places))
                    .OrderBy(problem => problem.Line)
                    .ThenBy(problem => problem.Position),
            ]);
        }
    }

    private static Framework Build(ReadOnlySpan<byte> json)
    {
        var file = JsonSerializer.Deserialize(JsonPlaces.WithoutMark(json), JsonTypes.Of<FrameworkJson>(s_options))!;
        try
        {
            return FrameworkBuilder.Build(file, Convert.ToHexStringLower(SHA256.HashData(json))[..12], json.ToArray());
        }
        catch (FrameworkFlawException e)
        {
            throw new FrameworkException([FrameworkProblems.Of(e.Flaw, new JsonPlaces(json))], e);
        }
    }
}

[JsonSerializable(typeof(FrameworkJson))]
[JsonSerializable(typeof(OutlineJson))]
internal sealed partial class FrameworkDataJson : JsonSerializerContext;
