using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ita.Assessment.Frameworks;

/// <summary>The messages about framework files that cannot be used, from <c>framework-problems.json</c>.</summary>
public static class FrameworkProblems
{
    /// <summary>The most bytes a framework file may have; the built-in ones have some 70,000.</summary>
    public const int LongestFile = 1024 * 1024;

    private static readonly FrozenDictionary<string, Words> s_words = ReadWords();

    /// <summary>Every code there is, ordinal.</summary>
    public static ImmutableArray<string> Codes { get; } =
    [.. s_words.Values.Select(words => words.Code).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The file's name is not a fiscal year.</summary>
    public static FrameworkProblem Name() => Of(new FrameworkFlaw("name", ""), null);

    /// <summary>The file is longer than <see cref="LongestFile"/>.</summary>
    public static FrameworkProblem TooLarge() => Of(new FrameworkFlaw("too-large", ""), null);

    /// <summary>The file's name says another year than its text.</summary>
    /// <param name="framework">What the file holds.</param>
    /// <param name="named">The year of its name.</param>
    public static FrameworkProblem YearOfName(Framework framework, FiscalYear named) =>
        Of(
            new FrameworkFlaw("year-of-name", "/fiscalYear", framework.FiscalYear.ToString(), named.ToString()),
            new JsonPlaces(framework.Text.Span)
        );

    /// <param name="flaw">What is wrong.</param>
    /// <param name="places">Where things stand; null where it is not about the text.</param>
    internal static FrameworkProblem Of(FrameworkFlaw flaw, JsonPlaces? places)
    {
        var (line, position) = places?.Find(flaw.Path) ?? (0, 0);
        return Of(flaw, line, position);
    }

    internal static FrameworkProblem Of(FrameworkFlaw flaw, int line, int position)
    {
        var words = s_words[flaw.Rule];
        var (th, en) = (Fill(words.Th, flaw), Fill(words.En, flaw));
        return line == 0
            ? new FrameworkProblem(words.Code, 0, 0, flaw.Path, th, en)
            : new FrameworkProblem(
                words.Code,
                line,
                position,
                flaw.Path,
                string.Create(CultureInfo.InvariantCulture, $"บรรทัด {line} ตำแหน่ง {position}: {th}"),
                string.Create(CultureInfo.InvariantCulture, $"Line {line}, position {position}: {en}")
            );
    }

    private static string Fill(string template, FrameworkFlaw flaw) =>
        template
            .Replace("{path}", flaw.Path.Length == 0 ? "/" : flaw.Path, StringComparison.Ordinal)
            .Replace("{name}", flaw.Name, StringComparison.Ordinal)
            .Replace("{value}", Short(flaw.Value), StringComparison.Ordinal)
            .Replace("{expected}", flaw.Expected, StringComparison.Ordinal);

    private static string? Short(string? value) => value is { Length: > 80 } ? value[..79] + "…" : value;

    private static FrozenDictionary<string, Words> ReadWords()
    {
        using var stream = typeof(FrameworkProblems).Assembly.GetManifestResourceStream("framework-problems.json")!;
        return JsonSerializer
            .Deserialize(stream, FrameworkProblemsJson.Default.DictionaryStringWords)!
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    internal sealed record Words(string Code, string Th, string En);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Dictionary<string, FrameworkProblems.Words>))]
internal sealed partial class FrameworkProblemsJson : JsonSerializerContext;
