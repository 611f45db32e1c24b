namespace Ita.Infrastructure.Tests.Consistency;

/// <summary>
/// Says where infra, the settings, the functions and the code do not agree; each finding names what is missing
/// where.
/// </summary>
internal static class ConsistencyCheck
{
    private const string BlobPoison = "webjobs-blobtrigger-poison";
    private const string PoisonEnding = "-poison";
    private const string DeadLetters = "event-dead-letters";

    public static IReadOnlyList<string> Findings(Installation installation, CodeNames code) =>
        [
            .. Containers(installation, code),
            .. Queues(installation, code),
            .. Compare("table", installation.Tables, "infra", code.Tables, "the code"),
            .. Functions(installation),
            .. Runtime(installation),
            .. Settings(installation, code),
            .. Parameters(installation),
            .. EnvironmentNames(installation),
        ];

    private static IEnumerable<string> Containers(Installation installation, CodeNames code)
    {
        var infra = installation.Containers.Where(container => container != DeadLetters).ToHashSet();
        foreach (var finding in Compare("container", infra, "infra", code.Containers, "the code"))
            yield return finding;
        foreach (
            var container in installation.UploaderContainers.Where(container => !code.Containers.Contains(container))
        )
            yield return $"container {container}: uploaders may write it, and the code has none such";
        foreach (
            var function in installation.Functions.Where(function =>
                function.Container is not null && !code.Containers.Contains(function.Container)
            )
        )
            yield return $"container {function.Container}: {function.Name} waits for it, and the code has none such";
        foreach (var function in installation.Functions.Where(f => f.Container is not null && f.Source != "EventGrid"))
            yield return $"{function.Name}: waits for {function.Source}; on Flex Consumption only Event Grid calls";
        var subscribed = installation.Subscriptions.Select(pair => $"{pair.Container} to {pair.Function}").ToHashSet();
        var waiting = installation
            .Functions.Where(function => function.Container is not null)
            .Select(function => $"{function.Container} to {function.Name}")
            .ToHashSet();
        foreach (var finding in Compare("event subscription", subscribed, "infra", waiting, "the functions"))
            yield return finding;
    }

    private static IEnumerable<string> Queues(Installation installation, CodeNames code)
    {
        foreach (var finding in Compare("queue", installation.Queues, "infra", code.Queues, "the code"))
            yield return finding;
        var triggers = installation.Functions.Select(function => function.Queue).OfType<string>().ToHashSet();
        foreach (var finding in Compare("queue", triggers, "the functions", code.Queues, "the code"))
            yield return finding;
        foreach (var queue in triggers.Where(queue => !queue.EndsWith(PoisonEnding, StringComparison.Ordinal)))
        {
            if (!installation.Queues.Contains(queue + PoisonEnding))
                yield return $"queue {queue + PoisonEnding}: missing in infra, and {queue} has a function";
            if (!triggers.Contains(queue + PoisonEnding))
                yield return $"queue {queue + PoisonEnding}: no function takes from it";
        }

        if (installation.Functions.Any(function => function.Container is not null) && !triggers.Contains(BlobPoison))
            yield return $"queue {BlobPoison}: no function takes from it";
        // What the host cannot decode it loses; the app decodes, and keeps what it cannot.
        if (installation.MessageEncoding != "none")
            yield return $"host.json: the host decodes messages as {installation.MessageEncoding}";
    }

    private static IEnumerable<string> Functions(Installation installation)
    {
        foreach (
            var function in installation.Functions.Where(function =>
                function.Connection is { } connection && !installation.SampleSettings.Contains(connection)
            )
        )
        {
            yield return $"setting {function.Connection}: {function.Name} names it, and "
                + $"local.settings.sample.json has none "
                + $"such";
        }

        foreach (
            var function in installation.Functions.Where(function =>
                function.Connection is { } connection
                && !installation.AppSettings.Any(setting =>
                    setting == connection || setting.StartsWith(connection + "__", StringComparison.Ordinal)
                )
            )
        )
        {
            yield return $"setting {function.Connection}: {function.Name} names it, and infra sets none such";
        }
    }

    private static IEnumerable<string> Runtime(Installation installation)
    {
        if (installation.Runtime != ("dotnet-isolated", "10.0"))
            yield return $"runtime: {installation.Runtime} is not what the app is built for";
        // On Flex Consumption the runtime is said in the app's configuration, and this setting stops the deployment.
        if (installation.AppSettings.Contains("FUNCTIONS_WORKER_RUNTIME"))
            yield return "setting FUNCTIONS_WORKER_RUNTIME: Flex Consumption refuses it";
    }

    private static IEnumerable<string> Settings(Installation installation, CodeNames code)
    {
        foreach (
            var (place, settings) in ((string, IReadOnlySet<string>)[])
                [("infra", installation.AppSettings), ("local.settings.sample.json", installation.SampleSettings)]
        )
        {
            foreach (
                var setting in settings.Where(setting =>
                    !ForeignSettings.OfTheHost.Contains(setting) && !IsRead(setting, code)
                )
            )
                yield return $"setting {setting}: {place} has it, and nothing reads it";
            foreach (
                var setting in code.Settings.Where(setting =>
                    !ForeignSettings.OfTheMachine.Contains(setting) && !IsSet(setting, settings)
                )
            )
                yield return $"setting {setting}: the code reads it, and {place} has none such";
        }
    }

    private static bool IsRead(string setting, CodeNames code) =>
        code.Settings.Contains(setting)
        || code.Settings.Any(section =>
            section.EndsWith("__", StringComparison.Ordinal)
            && !HasMembers(section, code)
            && (setting.StartsWith(section, StringComparison.Ordinal) || setting + "__" == section)
        );

    private static bool IsSet(string setting, IReadOnlySet<string> settings) =>
        setting.EndsWith("__", StringComparison.Ordinal)
            ? settings.Any(set => set + "__" == setting || set.StartsWith(setting, StringComparison.Ordinal))
            : settings.Contains(setting);

    // A section whose members an options class names takes no others.
    private static bool HasMembers(string section, CodeNames code) =>
        code.Settings.Any(setting =>
            setting.Length > section.Length && setting.StartsWith(section, StringComparison.Ordinal)
        );

    // What an example leaves out has a default; what azd deploys with must be able to set everything but the tags.
    private static IEnumerable<string> Parameters(Installation installation) =>
        installation
            .Parameters.Except(installation.GivenParameters)
            .Where(parameter => parameter != "extraTags")
            .Select(parameter => $"parameter {parameter}: main.bicep has it, and main.bicepparam does not give it");

    private static IEnumerable<string> EnvironmentNames(Installation installation)
    {
        var read = installation.EnvironmentNamesIn("infra", "main.bicepparam");
        var known = read.Concat(installation.Outputs).Append("ITA_PACKAGE").ToHashSet();
        foreach (var path in installation.Scripts.Append(["docs", "operating.md"]))
        {
            foreach (var name in installation.EnvironmentNamesIn(path).Where(name => !known.Contains(name)))
                yield return $"{name}: {path[^1]} uses it, and neither main.bicepparam reads it "
                    + $"nor main.bicep puts it out";
        }
    }

    private static IEnumerable<string> Compare(
        string kind,
        IReadOnlySet<string> one,
        string here,
        IReadOnlySet<string> other,
        string there
    ) =>
        other
            .Where(name => !one.Contains(name))
            .Order(StringComparer.Ordinal)
            .Select(name => $"{kind} {name}: {there} has it, {here} does not")
            .Concat(
                one.Where(name => !other.Contains(name))
                    .Order(StringComparer.Ordinal)
                    .Select(name => $"{kind} {name}: {here} has it, {there} does not")
            );
}
