using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ita.Assessment.Text;

namespace Ita.Assessment.Advice;

/// <summary>
/// Reads a file of advice, an object with a member per concept: strictly, so that a slip in the data is an error and
/// not a gap in a report.
/// </summary>
public static class AdviceFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = AdviceJson.Default,
        Converters =
        {
            new JsonStringEnumConverter<Instrument>(allowIntegerValues: false),
            new JsonStringEnumConverter<Duty>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
        },
    };

    /// <param name="name">The file's name, for messages.</param>
    /// <param name="json">UTF-8.</param>
    /// <exception cref="AdviceException">Not JSON of this shape, a concept or member twice, a text empty or with an
    /// unknown token.</exception>
    public static ImmutableArray<AdviceEntry> Read(string name, ReadOnlySpan<byte> json)
    {
        try
        {
            var file =
                JsonSerializer.Deserialize(json, JsonTypes.Of<Dictionary<string, EntryJson>>(Options))
                ?? throw new AdviceException($"{name} holds no advice.");
            return [.. file.Select(pair => Build($"{name}, {pair.Key}", pair.Key, pair.Value))];
        }
        catch (JsonException e)
        {
            throw new AdviceException(
                string.Create(CultureInfo.InvariantCulture, $"{name}, line {e.LineNumber + 1}: {e.Message}"),
                e
            );
        }
    }

    private static AdviceEntry Build(string where, string concept, EntryJson? file)
    {
        if (file is null)
            throw new AdviceException($"{where}: there are no words.");
        var parts = (file.Parts ?? []).ToImmutableDictionary(
            pair => pair.Key,
            pair => BuildPart(where, pair.Key, pair.Value)
        );
        var words = new AdviceWords
        {
            Name = file.Name,
            Duty = file.Duty,
            Findings = (file.Finding, file.Findings) switch
            {
                ({ } one, null) => Findings.Always(one),
                (null, { } findings) => findings,
                _ => throw new AdviceException($"{where}: there is either a finding, or one for each band of scores."),
            },
            Recommendation = file.Recommendation,
            Elements = [.. file.Elements ?? []],
            Steps = [.. file.Steps],
            Evidence = [.. file.Evidence],
            Period = file.Period,
        };
        if (words.Steps.IsEmpty || words.Evidence.IsEmpty)
            throw new AdviceException($"{where}: a measure needs steps and evidence.");
        var entry = new AdviceEntry(concept, words, parts);
        foreach (var text in entry.Texts)
        {
            if (string.IsNullOrWhiteSpace(text))
                throw new AdviceException($"{where}: a text is empty.");
            AdviceTokens.Check(text, where);
        }

        return entry;
    }

    private static PartAdvice BuildPart(string where, Instrument part, PartJson? file)
    {
        if (!part.IsEitPart())
            throw new AdviceException($"{where}: {part} is no part of the EIT.");
        if (file is null or { Findings: null, Recommendation: null })
            throw new AdviceException($"{where}: {part} says nothing of its own.");
        return new PartAdvice(file.Findings, file.Recommendation);
    }

#pragma warning disable CA1812 // Made by the serializer.
    internal sealed record EntryJson(
        string Name,
        Duty Duty,
        string Recommendation,
        string[] Steps,
        string[] Evidence,
        string Period,
        string? Finding = null,
        Findings? Findings = null,
        string[]? Elements = null,
        Dictionary<Instrument, PartJson>? Parts = null
    );

    internal sealed record PartJson(Findings? Findings = null, string? Recommendation = null);
#pragma warning restore CA1812
}

[JsonSerializable(typeof(Dictionary<string, AdviceFile.EntryJson>))]
internal sealed partial class AdviceJson : JsonSerializerContext;

/// <summary>Advice data that cannot be used; the message says where and why, in English.</summary>
public sealed class AdviceException : Exception
{
    public AdviceException(string message)
        : base(message) { }

    public AdviceException(string message, Exception inner)
        : base(message, inner) { }
}
