using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Blobs.Models;

namespace Ita.Storage.Queues;

/// <summary>
/// Keeps messages that nobody can read, for people to look at: <c>state/unreadable-messages/{queue}/{hash}.txt</c>.
/// </summary>
public sealed class UnreadableMessageStore(StorageAccount account)
{
    internal const string Folder = "unreadable-messages";

    private const int HashBytes = 8;

    /// <param name="queue">Where it came to its end.</param>
    /// <param name="text">As it was found. The same one again is kept once.</param>
    /// <param name="cancellationToken">Ends it; repeating it completes it.</param>
    /// <returns>The path within the container.</returns>
    public async Task<string> KeepAsync(string queue, string text, CancellationToken cancellationToken)
    {
        var content = Encoding.UTF8.GetBytes(text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, HashBytes));
        var name = $"{Folder}/{queue}/{hash}.txt";
        await account
            .Container(ContainerNames.State)
            .GetBlobClient(name)
            .UploadAsync(
                new BinaryData(content),
                new BlobUploadOptions
                {
                    HttpHeaders = new BlobHttpHeaders { ContentType = "text/plain; charset=utf-8" },
                },
                cancellationToken
            );
        return name;
    }
}
