using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ita.Functions.Hosting;

/// <summary>
/// Lets a setting choose how the host learns of new blobs: by Event Grid, as compiled and as Flex Consumption demands,
/// or by scanning the containers, as on a developer's machine beside Azurite.
/// </summary>
internal sealed class BlobTriggerSourceSetting(IFunctionMetadataProvider compiled, string source)
    : IFunctionMetadataProvider
{
    /// <summary>The setting: <c>EventGrid</c> or <c>LogsAndContainerScan</c>.</summary>
    public const string Name = "BlobTriggerSource";

    /// <summary>Puts itself before what the worker has registered, where the setting is made.</summary>
    /// <exception cref="InvalidOperationException">The setting is neither of the two.</exception>
    public static void AddTo(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[Name] is not { Length: > 0 } source)
            return;
        if (!Enum.TryParse<BlobTriggerSource>(source, out _))
            throw new InvalidOperationException($"{Name} is neither EventGrid nor LogsAndContainerScan.");
        var registered = services.Last(service => service.ServiceType == typeof(IFunctionMetadataProvider));
        services.Remove(registered);
        services.AddSingleton<IFunctionMetadataProvider>(provider => new BlobTriggerSourceSetting(
            (IFunctionMetadataProvider)(
                registered.ImplementationInstance
                ?? registered.ImplementationFactory?.Invoke(provider)
                ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!)
            ),
            source
        ));
    }

    public async Task<ImmutableArray<IFunctionMetadata>> GetFunctionMetadataAsync(string directory)
    {
        var functions = await compiled.GetFunctionMetadataAsync(directory);
        foreach (var bindings in functions.Select(function => function.RawBindings).OfType<IList<string>>())
        {
            for (var i = 0; i < bindings.Count; i++)
                bindings[i] = WithSource(bindings[i]);
        }

        return functions;
    }

    private string WithSource(string binding)
    {
        var json = JsonNode.Parse(binding)!.AsObject();
        if (!"blobTrigger".Equals((string?)json["type"], StringComparison.OrdinalIgnoreCase))
            return binding;
        var properties = json["properties"]?.AsObject();
        if (properties?.ContainsKey("source") == true)
            properties["source"] = source;
        json["source"] = source;
        return json.ToJsonString();
    }
}
