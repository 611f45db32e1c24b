using System.Globalization;
using System.Text.RegularExpressions;

namespace Ita.Infrastructure.Tests.Alerts;

/// <summary>A question to the logs, and what it names of the app.</summary>
/// <param name="Name">Of the rule or the saved query.</param>
/// <param name="Text">As the workspace gets it.</param>
internal sealed partial record Query(string Name, string Text)
{
    // Written by the exporter, not by the code.
    private static readonly HashSet<string> s_ofTheExporter = ["EventId", "OriginalFormat"];

    public IEnumerable<int> Events =>
        EventList()
            .Matches(Text)
            .SelectMany(match => match.Groups["list"].Value.Split(','))
            .Select(number => int.Parse(number, CultureInfo.InvariantCulture));

    /// <summary>What it names that the code does not have.</summary>
    /// <param name="code">What the app tells of itself.</param>
    /// <param name="functions">By what the build says.</param>
    public IEnumerable<string> Findings(CodeTelemetry code, IReadOnlySet<string> functions)
    {
        foreach (var figure in Values(FigureName()).Where(figure => !code.Figures.Contains(figure)))
            yield return $"{Name}: no figure is called {figure}";
        foreach (var number in Events.Where(number => !code.Events.Contains(number)))
            yield return $"{Name}: no log line has the number {number}";
        foreach (var tag in Values(Property()).Where(tag => !s_ofTheExporter.Contains(tag) && !code.Tags.Contains(tag)))
            yield return $"{Name}: no figure has the tag {tag}";
        foreach (
            var function in RequestNames()
                .Matches(Text)
                .SelectMany(match => Quoted().Matches(match.Groups["names"].Value))
                .Select(match => match.Groups["value"].Value)
                .Where(function => !functions.Contains(function))
        )
            yield return $"{Name}: no function is called {function}";
        foreach (
            var template in Values(Template())
                .Where(template => !code.Text.Contains($"\"{template}", StringComparison.Ordinal))
        )
            yield return $"{Name}: no log line begins with \"{template}\"";
    }

    private IEnumerable<string> Values(Regex pattern) =>
        pattern.Matches(Text).Select(match => match.Groups["value"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\bName == ""(?<value>[^""]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex FigureName();

    [GeneratedRegex(@"\bEventId in \((?<list>[0-9, ]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex EventList();

    [GeneratedRegex(@"\bProperties\.(?<value>[A-Za-z_]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Property();

    [GeneratedRegex(@"\bName has(?:_any)? (?<names>\([^)]+\)|""[^""]+"")", RegexOptions.CultureInvariant)]
    private static partial Regex RequestNames();

    [GeneratedRegex(@"""(?<value>[^""]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\bTemplate startswith ""(?<value>[^""]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Template();
}
