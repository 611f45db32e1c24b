using System.Text.Json;
using System.Text.RegularExpressions;
using Ita.Infrastructure.Tests.Bicep;

namespace Ita.Infrastructure.Tests.Consistency;

/// <summary>What an installation is made from, as it lies in a working copy.</summary>
internal sealed class Installation
{
    private static readonly Regex s_environment = new(@"\bITA_[A-Z_]+[A-Z]\b", RegexOptions.CultureInvariant);

    /// <summary>Where a working copy of the tests has what the build wrote down of the functions.</summary>
    public const string Metadata = "functions.metadata";

    public Installation(string root, string? metadata = null)
    {
        Root = root;
        Functions = DeclaredFunction.ReadAll(metadata ?? At(Metadata));
        Bicep = Directory
            .EnumerateFiles(At("infra"), "*.bicep")
            .Concat(Directory.EnumerateFiles(At("infra", "modules"), "*.bicep"))
            .ToDictionary(file => Path.GetRelativePath(At("infra"), file).Replace('\\', '/'), BicepFile.Read);
        ParameterFiles = Directory
            .EnumerateFiles(At("infra"), "*.bicepparam")
            .Concat(Directory.EnumerateFiles(At("infra", "examples"), "*.bicepparam"))
            .ToDictionary(file => Path.GetFileName(file), BicepFile.Read);
        SampleSettings = Members("local.settings.sample.json", "Values");
    }

    public string Root { get; }

    public IReadOnlyList<DeclaredFunction> Functions { get; }

    /// <summary>By path within infra.</summary>
    public IReadOnlyDictionary<string, BicepFile> Bicep { get; }

    public IReadOnlyDictionary<string, BicepFile> ParameterFiles { get; }

    public IReadOnlySet<string> SampleSettings { get; }

    public BicepFile Data => Bicep["modules/data.bicep"];

    public IReadOnlySet<string> Containers => Strings(Data, "containers");

    public IReadOnlySet<string> Queues => Strings(Data, "queues");

    public IReadOnlySet<string> Tables => Strings(Data, "tables");

    /// <summary>Settings of the function app: the members of every map in a variable named …Settings.</summary>
    public IReadOnlySet<string> AppSettings
    {
        get
        {
            var app = Bicep["modules/function-app.bicep"];
            return app
                .Variables.Where(variable => variable.Key.EndsWith("Settings", StringComparison.Ordinal))
                .SelectMany(variable => variable.Value.Maps())
                .SelectMany(map => map.Members.Keys)
                .ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>Container and function of every Event Grid subscription.</summary>
    public IReadOnlySet<(string Container, string Function)> Subscriptions =>
        Bicep["subscriptions.bicep"]
            .Variables["subscriptions"]
            .Maps()
            .Select(map =>
                (
                    ((BicepValue.Text)map.Members["container"]).Value,
                    ((BicepValue.Text)map.Members["functionName"]).Value
                )
            )
            .ToHashSet();

    /// <summary>The containers that uploaders may write.</summary>
    public IReadOnlySet<string> UploaderContainers => Strings(Bicep["modules/uploader.bicep"], "inputContainers");

    public string MessageEncoding
    {
        get
        {
            using var host = JsonDocument.Parse(File.ReadAllBytes(At("src", "Ita.Functions", "host.json")));
            return host
                .RootElement.GetProperty("extensions")
                .GetProperty("queues")
                .GetProperty("messageEncoding")
                .GetString()!;
        }
    }

    /// <summary>Names of azd's environment in a file.</summary>
    public IReadOnlySet<string> EnvironmentNamesIn(params string[] path) =>
        s_environment
            .Matches(File.ReadAllText(At(path)))
            .Select(match => match.Value)
            .ToHashSet(StringComparer.Ordinal);

    public IEnumerable<string[]> Scripts =>
        Directory
            .EnumerateFiles(At("infra", "scripts"))
            .Select(file => (string[])["infra", "scripts", Path.GetFileName(file)]);

    public string At(params string[] path) => Path.Combine([Root, .. path]);

    private static HashSet<string> Strings(BicepFile file, string variable) =>
        file.Variables[variable].Strings(file).ToHashSet(StringComparer.Ordinal);

    private HashSet<string> Members(string file, string member)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(At(file)));
        return json
            .RootElement.GetProperty(member)
            .EnumerateObject()
            .Select(value => value.Name)
            .ToHashSet(StringComparer.Ordinal);
    }
}
