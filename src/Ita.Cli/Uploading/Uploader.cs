using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Ita.Cli.Uploading;

/// <summary>
/// Puts files into their containers, several at a time. A blob that already has a file's content is left as it is, so
/// that a run that was interrupted goes on where it stopped, and nothing is worked on twice.
/// </summary>
public sealed class Uploader(BlobServiceClient storage)
{
    private const int AtATime = 4;

    /// <summary>Uploads all; the first that fails stops the rest.</summary>
    /// <param name="files">The files; frameworks and registry are there before any other is sent.</param>
    /// <param name="done">Called after each file, from any thread.</param>
    /// <param name="cancellationToken">Stops after what is under way; a blob is there whole or not at all.</param>
    /// <exception cref="RequestFailedException">The storage refused something.</exception>
    /// <exception cref="IOException">A file could not be read.</exception>
    public async Task RunAsync(
        IReadOnlyCollection<UploadFile> files,
        Action<UploadFile, UploadOutcome> done,
        CancellationToken cancellationToken
    )
    {
        foreach (var container in files.Select(file => file.Container).Distinct())
        {
            // Who may only write into a container may not make one.
            var there = storage.GetBlobContainerClient(container);
            if (!await there.ExistsAsync(cancellationToken))
                await there.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken };
        foreach (var wave in files.ToLookup(file => !file.GoesFirst).OrderBy(wave => wave.Key))
        {
            await Parallel.ForEachAsync(
                wave,
                options,
                async (file, token) => done(file, await UploadAsync(file, token))
            );
        }
    }

    private async Task<UploadOutcome> UploadAsync(UploadFile file, CancellationToken cancellationToken)
    {
        var blob = storage.GetBlobContainerClient(file.Container).GetBlobClient(file.BlobName);
        await using var content = File.OpenRead(file.Path);

        // MD5 because it is what storage keeps of a blob and checks on arrival, whoever uploaded it; not for security.
        var digest = await MD5.HashDataAsync(content, cancellationToken);
        if (await DigestOfAsync(blob, cancellationToken) is { } there && there.AsSpan().SequenceEqual(digest))
            return UploadOutcome.AlreadyThere;

        content.Position = 0;
        var headers = new BlobHttpHeaders { ContentHash = digest, ContentType = file.ContentType };
        await blob.UploadAsync(content, new BlobUploadOptions { HttpHeaders = headers }, cancellationToken);
        return UploadOutcome.Uploaded;
    }

    private static async Task<byte[]?> DigestOfAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value.ContentHash;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}

/// <summary>What became of a file.</summary>
public enum UploadOutcome
{
    Uploaded,

    /// <summary>The blob is there with the same content, from this or an earlier run.</summary>
    AlreadyThere,
}
