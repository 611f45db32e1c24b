using System.Collections.Concurrent;
using System.Text.Json;
using Ita.Infrastructure.Tests.Consistency;

namespace Ita.Infrastructure.Tests.Bicep;

/// <summary>What azd would make: every resource with its values, as the compiler foretells it.</summary>
internal sealed class Deployment
{
    // The compiler takes seconds for each.
    private static readonly ConcurrentDictionary<string, Lazy<Deployment>> s_known = new(StringComparer.Ordinal);

    private Deployment(IReadOnlyList<DeployedResource> resources) => Resources = resources;

    public IReadOnlyList<DeployedResource> Resources { get; }

    /// <param name="environment">azd's, beside the name of the installation.</param>
    /// <exception cref="FormatException">The compiler refuses it.</exception>
    public static Deployment Of(params (string Name, string Value)[] environment) =>
        s_known.GetOrAdd(string.Join('\n', environment), _ => new Lazy<Deployment>(() => Foretell(environment))).Value;

    public IReadOnlyList<DeployedResource> All(string type) => [.. Resources.Where(resource => resource.Type == type)];

    /// <summary>The only one of a type whose name begins so.</summary>
    public DeployedResource One(string type, string name = "") =>
        All(type).Single(resource => resource.Name.StartsWith(name, StringComparison.Ordinal));

    private static Deployment Foretell((string Name, string Value)[] environment)
    {
        // The compiler writes beside the parameters.
        using var copy = new WorkingCopy();
        var parameters = copy.Installation.At("infra", "main.bicepparam");
        var run = BicepCompiler.Run(
            environment.Append(("AZURE_ENV_NAME", "ita-x")).ToDictionary(pair => pair.Item1, pair => pair.Item2),
            "snapshot",
            parameters,
            "--mode",
            "overwrite",
            "--subscription-id",
            "00000000-0000-0000-0000-000000000001",
            "--tenant-id",
            "00000000-0000-0000-0000-000000000002"
        );
        if (run.ExitCode != 0)
            throw new FormatException(run.Errors);
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.ChangeExtension(parameters, ".snapshot.json")));
        return new Deployment([
            .. json
                .RootElement.GetProperty("predictedResources")
                .EnumerateArray()
                .Select(resource => new DeployedResource(resource.Clone())),
        ]);
    }
}

/// <summary>A resource of a deployment.</summary>
internal sealed record DeployedResource(JsonElement Json)
{
    public string Id => Json.GetProperty("id").GetString()!;

    public string Type => Json.GetProperty("type").GetString()!;

    public string Name => Json.GetProperty("name").GetString()!;

    /// <summary>A value by the names that lead to it; empty where there is none.</summary>
    public string Value(params string[] path)
    {
        var value = Json;
        foreach (var name in path)
        {
            if (!value.TryGetProperty(name, out value))
                return "";
        }

        return value.ToString();
    }
}
