using System.Reflection;
using System.Text.RegularExpressions;
using Ita.Functions;
using Ita.Pipeline;
using Ita.Storage;

namespace Ita.Infrastructure.Tests.Consistency;

/// <summary>
/// What the code uses: containers, queues and tables by their constants, settings by the options classes and by what
/// the app reads by name.
/// </summary>
internal sealed record CodeNames
{
    private static readonly Regex s_const = new(
        "const string (?<name>[A-Za-z0-9_]+) = \"(?<value>[^\"]+)\"",
        RegexOptions.CultureInvariant
    );
    private static readonly Regex s_read = new(
        "[cC]onfiguration(?:\\.(?:(?<section>GetSection)|GetValue(?:<[a-z?]+>)?))?[\\[(]"
            + "(?:\"(?<value>[A-Za-z0-9_:]+)\""
            + "|(?:[A-Za-z]+\\.)?(?<name>[A-Z][A-Za-z0-9]*))[\\]),]",
        RegexOptions.CultureInvariant
    );

    public required IReadOnlySet<string> Containers { get; init; }

    public required IReadOnlySet<string> Queues { get; init; }

    /// <summary>Those that the code itself sends to.</summary>
    public required IReadOnlySet<string> WorkQueues { get; init; }

    public required IReadOnlySet<string> Tables { get; init; }

    /// <summary>
    /// As in the environment, <c>Ita__Digits</c>; a section of which the members are not known ends in <c>__</c>.
    /// </summary>
    public required IReadOnlySet<string> Settings { get; init; }

    /// <param name="root">Where the sources are.</param>
    public static CodeNames Of(string root) =>
        new()
        {
            Containers = Constants(typeof(ContainerNames)),
            Queues = Constants(typeof(QueueNames)).Concat(QueueNames.All).ToHashSet(),
            WorkQueues = QueueNames.Work.ToHashSet(),
            Tables = Constants(typeof(TableNames)),
            Settings = OptionSettings()
                .Concat(
                    ((string[])["Ita.Functions", "Ita.LocalHost", "Ita.Web", "Ita.Pipeline", "Ita.Storage"]).SelectMany(
                        project => ReadSettings(Path.Combine(root, "src", project))
                    )
                )
                .ToHashSet(StringComparer.Ordinal),
        };

    private static HashSet<string> Constants(Type type) =>
        [
            .. type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(field => field.IsLiteral)
                .Select(field => (string)field.GetRawConstantValue()!),
        ];

    // Every options class names its section; its settings are what can be set on it.
    private static IEnumerable<string> OptionSettings() =>
        from assembly in (Assembly[])
            [typeof(UploadFunctions).Assembly, typeof(ItaOptions).Assembly, typeof(ContainerNames).Assembly]
        from type in assembly.GetTypes()
        let section = type.GetField("Section", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            is { IsLiteral: true } field
            ? (string)field.GetRawConstantValue()!
            : null
        where section is not null
        from property in type.GetProperties()
        where property.SetMethod is not null
        select $"{section}__{property.Name}";

    private static IEnumerable<string> ReadSettings(string folder)
    {
        foreach (
            var file in Directory
                .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(file =>
                    !file.Contains(
                        $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                        StringComparison.Ordinal
                    )
                )
        )
        {
            var text = File.ReadAllText(file);
            var constants = s_const
                .Matches(text)
                .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);
            foreach (Match match in s_read.Matches(text))
            {
                var name = match.Groups["value"] is { Success: true } literal
                    ? literal.Value
                    : constants.GetValueOrDefault(match.Groups["name"].Value);
                if (name is null)
                    continue;
                yield return match.Groups["section"].Success
                    ? name + "__"
                    : name.Replace(":", "__", StringComparison.Ordinal);
            }
        }
    }
}
