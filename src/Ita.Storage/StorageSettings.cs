using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace Ita.Storage;

/// <summary>
/// Where the storage is, in the shapes that the host's bindings accept: <c>ItaStorage</c>, a connection string; or
/// <c>ItaStorage__accountName</c>, or <c>__blobServiceUri</c>, <c>__queueServiceUri</c>, <c>__tableServiceUri</c>, with
/// an identity and no key (<c>__clientId</c> names a managed identity of the user's own).
/// </summary>
public static class StorageSettings
{
    /// <summary>The setting: the connection that the functions' bindings name.</summary>
    public const string Connection = "ItaStorage";

    private const string Azurite = "UseDevelopmentStorage=true";

    /// <summary>Without any of them Azurite on its standard ports.</summary>
    public static StorageOptions From(IConfiguration configuration)
    {
        var storage = configuration.GetSection(Connection);
        if (!string.IsNullOrEmpty(storage.Value))
            return new StorageOptions { ConnectionString = storage.Value };
        if (!storage.GetChildren().Any())
            return new StorageOptions { ConnectionString = Azurite };
        var account = storage["accountName"];
        return new StorageOptions
        {
            BlobServiceUri = Service(storage["blobServiceUri"], account, "blob"),
            QueueServiceUri = Service(storage["queueServiceUri"], account, "queue"),
            TableServiceUri = Service(storage["tableServiceUri"], account, "table"),
            Credential = new DefaultAzureCredential(
                new DefaultAzureCredentialOptions { ManagedIdentityClientId = storage["clientId"] }
            ),
        };
    }

    private static Uri? Service(string? uri, string? account, string service) =>
        uri is { Length: > 0 } ? new Uri(uri)
        : account is { Length: > 0 } ? new Uri($"https://{account}.{service}.core.windows.net")
        : null;
}
