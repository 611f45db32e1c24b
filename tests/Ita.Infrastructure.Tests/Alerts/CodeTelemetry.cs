using System.Globalization;
using System.Text.RegularExpressions;

namespace Ita.Infrastructure.Tests.Alerts;

/// <summary>
/// What the app tells of itself, as its sources say it: figures with their tags, and numbered log lines.
/// </summary>
internal sealed partial record CodeTelemetry
{
    // What runs in Azure; the programs of one machine have log lines of their own.
    private static readonly string[] s_projects =
    [
        "Ita.Assessment",
        "Ita.OpenXml",
        "Ita.Workbooks",
        "Ita.Reports",
        "Ita.Storage",
        "Ita.Pipeline",
        "Ita.Web",
        "Ita.Functions",
    ];

    public required IReadOnlySet<string> Figures { get; init; }

    public required IReadOnlySet<string> Tags { get; init; }

    public required IReadOnlySet<int> Events { get; init; }

    /// <summary>Those of <see cref="Events"/> that are logged as errors.</summary>
    public required IReadOnlySet<int> Errors { get; init; }

    /// <summary>The texts of all sources, for what has no number.</summary>
    public required string Text { get; init; }

    /// <param name="root">Where the sources are.</param>
    public static CodeTelemetry Of(string root)
    {
        var text = string.Join('\n', s_projects.SelectMany(project => Sources(Path.Combine(root, "src", project))));
        var events = Event().Matches(text);
        return new CodeTelemetry
        {
            Figures = Values(Figure().Matches(text)),
            Tags = Values(Tag().Matches(text)),
            Events = Numbers(events),
            Errors = Numbers(events.Where(match => match.Groups["level"].Value is "Error" or "Critical")),
            Text = text,
        };
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Select(File.ReadAllText);

    private static HashSet<string> Values(IEnumerable<Match> matches) =>
        matches.Select(match => match.Groups["value"].Value).ToHashSet(StringComparer.Ordinal);

    private static HashSet<int> Numbers(IEnumerable<Match> matches) =>
        matches.Select(match => int.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture)).ToHashSet();

    [GeneratedRegex(
        @"\.Create(?:Observable)?(?:Counter|UpDownCounter|Gauge|Histogram)(?:<[a-z]+>)?\(\s*""(?<value>[^""]+)""",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Figure();

    [GeneratedRegex(
        @"\b(?:Tag|KeyValuePair<string, object\?>)\(\s*""(?<value>[^""]+)""",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Tag();

    [GeneratedRegex(
        @"EventId = (?<value>[0-9]+),\s*Level = LogLevel\.(?<level>[A-Za-z]+)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Event();
}
