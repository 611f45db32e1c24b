using Ita.Storage;
using Ita.Testing.Storage;

namespace Ita.Pipeline.Tests;

internal static class ScriptedStorage
{
    /// <summary>The same account by a way that somebody stands in; a request is tried often and soon again.</summary>
    public static StorageAccount Through(this StorageFixture storage, ScriptedTransport transport) =>
        new(
            new StorageOptions
            {
                ConnectionString = storage.ConnectionString,
                Transport = transport,
                MaxRetries = 12,
                RetryDelay = TimeSpan.FromMilliseconds(1),
                MaxRetryDelay = TimeSpan.FromMilliseconds(20),
            }
        );
}
