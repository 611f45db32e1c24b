using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace Ita.Storage;

/// <summary>
/// Where the storage is, in the shapes that the host's bindings accept: <c>ItaStorage</c>, a connection string; or
/// <c>ItaStorage__accountName</c>, or <c>__blobServiceUri</c>, <c>__queueServiceUri</c>, <c>__tableServiceUri</c>, with
/// an identity and no key (<c>__clientId</c> names a managed identity of the user's own). Beyond those shapes
/// <c>ItaStorage</c> may be <c>file:PATH</c>: a connection string in a file that only its owner may read.
/// </summary>
public static class StorageSettings
{
    /// <summary>The setting: the connection that the functions' bindings name.</summary>
    public const string Connection = "ItaStorage";

    /// <summary>
    /// Where Azurite's account is kept by the command <c>storage</c>, in the folder that a program is run from.
    /// </summary>
    public const string KeptConnection = "ita-data/connection-string";

    /// <summary>Azurite on its standard ports by its published account, which is open to every web page.</summary>
    public const string Azurite = "UseDevelopmentStorage=true";

    private const string FilePrefix = "file:";

    /// <summary>Without any of them the storage of this machine, as <see cref="ConnectionString(string?)"/> finds it.</summary>
    /// <exception cref="IOException">The file that <c>ItaStorage</c> names cannot be read.</exception>
    public static StorageOptions From(IConfiguration configuration)
    {
        var storage = configuration.GetSection(Connection);
        if (!string.IsNullOrEmpty(storage.Value) || !storage.GetChildren().Any())
            return new StorageOptions { ConnectionString = ConnectionString(storage.Value) };
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

    /// <summary>
    /// What a setting means: itself; what is in the file it names; or, where it is nothing or
    /// <c>UseDevelopmentStorage=true</c>, what <see cref="KeptConnection"/> says, and Azurite with its published
    /// account where there is no such file.
    /// </summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string ConnectionString(string? setting) => ConnectionString(setting, Environment.CurrentDirectory);

    /// <param name="setting">As above.</param>
    /// <param name="folder">Where names of files begin.</param>
    internal static string ConnectionString(string? setting, string folder)
    {
        if (setting is { Length: > 0 } and not Azurite)
        {
            return setting.StartsWith(FilePrefix, StringComparison.Ordinal)
                ? Read(Path.Combine(folder, setting[FilePrefix.Length..]))
                : setting;
        }

        var kept = Path.Combine(folder, KeptConnection);
        return File.Exists(kept) ? Read(kept) : Azurite;
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"The storage's connection string is not in {file}, where the command storage keeps it for whoever "
                    + $"runs that: start it first, as the same user. {e.Message}",
                e
            );
        }
    }

    private static Uri? Service(string? uri, string? account, string service) =>
        uri is { Length: > 0 } ? new Uri(uri)
        : account is { Length: > 0 } ? new Uri($"https://{account}.{service}.core.windows.net")
        : null;
}
