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
        SampleSettings = Members("local.settings.sample.json", "Values");
    }

    public string Root { get; }

    public IReadOnlyList<DeclaredFunction> Functions { get; }

    public IReadOnlySet<string> SampleSettings { get; }

    public IReadOnlySet<string> Containers => Texts("modules/data.bicep", "containers");

    public IReadOnlySet<string> Queues => Texts("modules/data.bicep", "queues");

    public IReadOnlySet<string> Tables => Texts("modules/data.bicep", "tables");

    /// <summary>Settings of the function app.</summary>
    public IReadOnlySet<string> AppSettings
    {
        get
        {
            var app = Compiled("modules/function-app.bicep");
            var settings = app.Resources("Microsoft.Web/sites/config")
                .Single(config =>
                    config.GetProperty("name").GetString()!.EndsWith("appsettings')]", StringComparison.Ordinal)
                );
            return app.MembersOf(settings.GetProperty("properties"));
        }
    }

    /// <summary>Name and version of what the platform runs the app with.</summary>
    public (string Name, string Version) Runtime
    {
        get
        {
            var runtime = Compiled("modules/function-app.bicep")
                .Resources("Microsoft.Web/sites")
                .Single()
                .GetProperty("properties")
                .GetProperty("functionAppConfig")
                .GetProperty("runtime");
            return (runtime.GetProperty("name").GetString()!, runtime.GetProperty("version").GetString()!);
        }
    }

    /// <summary>Container and function of every Event Grid subscription.</summary>
    public IReadOnlySet<(string Container, string Function)> Subscriptions =>
        Compiled("subscriptions.bicep")
            .Objects("subscriptions")
            .Select(subscription => (subscription["container"], subscription["functionName"]))
            .ToHashSet();

    /// <summary>The containers that uploaders may write.</summary>
    public IReadOnlySet<string> UploaderContainers => Texts("modules/uploader.bicep", "inputContainers");

    /// <summary>The parameters of the whole installation.</summary>
    public IReadOnlySet<string> Parameters => Compiled("main.bicep").Parameters;

    /// <summary>What the installation tells the scripts.</summary>
    public IReadOnlySet<string> Outputs => Compiled("main.bicep").Outputs;

    /// <summary>The parameters that azd can set.</summary>
    public IReadOnlySet<string> GivenParameters => Compiled("main.bicepparam").Parameters;

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

    private CompiledTemplate Compiled(string file) => CompiledTemplate.Read(At("infra", file));

    private HashSet<string> Texts(string file, string variable) =>
        Compiled(file).Texts(variable).ToHashSet(StringComparer.Ordinal);

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
