#:property PublishAot=false
// What a published folder is made of: dotnet run .ci/Sbom.cs FOLDER Writes FOLDER/sbom.cdx.json (CycloneDX 1.6) and
// FOLDER/licences.md from the deps.json beside the app and from those of the host's extensions below it
// (.azurefunctions), and fails when a component has no licence or one that nobody has agreed to. No time and no random
// id: the same folder gives the same bytes.
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

string[] agreed = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause"];

// Agreed to for one package each, with the reason in docs/decisions/0024.
var agreedForOne = new Dictionary<string, string> { ["Svg.Custom"] = "MS-PL" };

// Packages older than licence expressions say where their licence is.
var addresses = new Dictionary<string, string>
{
    ["https://github.com/dotnet/corefx/blob/master/LICENSE.TXT"] = "MIT",
    ["https://github.com/dotnet/standard/blob/master/LICENSE.TXT"] = "MIT",
    ["https://github.com/Azure/azure-storage-net/blob/master/LICENSE.txt"] = "Apache-2.0",

    // The packages of the WebJobs SDK, whose repository is under MIT.
    ["https://go.microsoft.com/fwlink/?linkid=2028464"] = "MIT",
};

var folder = args is [var given]
    ? Path.GetFullPath(given)
    : throw new ArgumentException("dotnet run .ci/Sbom.cs FOLDER");
var packages =
    Environment.GetEnvironmentVariable("NUGET_PACKAGES")
    ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
var components = Directory
    .EnumerateFiles(folder, "*.deps.json", SearchOption.AllDirectories)
    .SelectMany(Libraries)
    .Select(library => library.Split('/'))
    .Select(parts => (Name: Name(parts[0]), Version: Version(parts[1])))
    .Distinct()
    .OrderBy(component => component.Name, StringComparer.Ordinal)
    .Select(component => (component.Name, component.Version, Licence: Licence(component.Name, component.Version)))
    .ToList();

if (components.Count == 0)
    throw new InvalidOperationException($"{folder} holds no deps.json.");
WriteBillOfMaterials();
WriteLicences();

var refused = components.Where(component => !IsAgreed(component.Name, component.Licence)).ToList();
foreach (var (name, version, licence) in refused)
    Console.Error.WriteLine($"{name} {version}: licence {licence ?? "unknown"} is not agreed to");
Console.WriteLine($"{components.Count} components, {refused.Count} refused");
return refused.Count == 0 ? 0 : 1;

bool IsAgreed(string name, string? licence) =>
    agreed.Contains(licence) || (licence is not null && agreedForOne.GetValueOrDefault(name) == licence);

// Of the host's extensions the build leaves out what the host itself brings, and lists it all the same.
IEnumerable<string> Libraries(string file)
{
    var dependencies = JsonNode.Parse(File.ReadAllBytes(file))!;
    var beside = Path.GetDirectoryName(file)!;
    var packages = dependencies["libraries"]!
        .AsObject()
        .Where(library => (string)library.Value!["type"]! != "project")
        .Select(library => library.Key);
    return beside == folder ? packages : packages.Where(package => Lies(dependencies, package, beside));
}

static bool Lies(JsonNode dependencies, string package, string folder) =>
    dependencies["targets"]!
        .AsObject()
        .Select(target => target.Value![package]?["runtime"])
        .OfType<JsonObject>()
        .SelectMany(files => files)
        .Any(assembly => File.Exists(Path.Combine(folder, Path.GetFileName(assembly.Key))));

// A runtime pack and a referenced assembly stand there under names of their own.
static string Name(string library) =>
    library.StartsWith("runtimepack.", StringComparison.Ordinal) ? library["runtimepack.".Length..] : library;

// A referenced assembly has the four numbers of its assembly version.
static string Version(string version) =>
    version.Split('.') is [_, _, _, "0"] parts ? string.Join('.', parts[..3]) : version;

string? Licence(string name, string version)
{
    var lower = name.ToLowerInvariant();
    var nuspec = Path.Combine(packages, lower, version, lower + ".nuspec");
    if (!File.Exists(nuspec))
        return null;
    var metadata = XDocument.Load(nuspec).Root!.Elements().First(element => element.Name.LocalName == "metadata");
    string? Text(string element) => metadata.Elements().FirstOrDefault(e => e.Name.LocalName == element)?.Value.Trim();
    var element = metadata.Elements().FirstOrDefault(e => e.Name.LocalName == "license");
    return (string?)element?.Attribute("type") switch
    {
        "expression" => element!.Value.Trim(),
        "file" => LicenceOfFile(Path.Combine(packages, lower, version, element!.Value.Trim())),
        _ => Text("licenseUrl") is { } address ? addresses.GetValueOrDefault(address, address) : null,
    };
}

// Of a package that brings its licence's text: by its title.
static string LicenceOfFile(string path) =>
    File.ReadAllText(path).TrimStart() is var text
    && text.StartsWith("Apache License", StringComparison.Ordinal)
    && text.Contains("Version 2.0, January 2004", StringComparison.Ordinal)
        ? "Apache-2.0"
        : Path.GetFileName(path);

void WriteBillOfMaterials()
{
    var list = new JsonArray([
        .. components.Select(
            JsonNode? (component) =>
                new JsonObject
                {
                    ["type"] = "library",
                    ["name"] = component.Name,
                    ["version"] = component.Version,
                    ["purl"] = $"pkg:nuget/{component.Name}@{component.Version}",
                    ["licenses"] = component.Licence is null
                        ? new JsonArray()
                        : new JsonArray(
                            new JsonObject
                            {
                                ["license"] = new JsonObject
                                {
                                    [IsAgreed(component.Name, component.Licence) ? "id" : "name"] = component.Licence,
                                },
                            }
                        ),
                }
        ),
    ]);
    var bom = new JsonObject
    {
        ["bomFormat"] = "CycloneDX",
        ["specVersion"] = "1.6",
        ["version"] = 1,
        ["components"] = list,
    };
    File.WriteAllText(
        Path.Combine(folder, "sbom.cdx.json"),
        bom.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n"
    );
}

void WriteLicences()
{
    var rows = components.Select(component =>
        $"| {component.Name} | {component.Version} | {component.Licence ?? "unknown"} |\n"
    );
    File.WriteAllText(
        Path.Combine(folder, "licences.md"),
        "# Licences of what is in this folder\n\n| component | version | licence |\n|---|---|---|\n"
            + string.Concat(rows)
    );
}
