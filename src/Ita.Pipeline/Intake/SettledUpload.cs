using Ita.Storage.Uploads;

namespace Ita.Pipeline.Intake;

/// <summary>The version of a blob that can be read.</summary>
internal static class SettledUpload
{
    // Storage tells times in whole seconds. Within one, a blob can be replaced and be another without being newer: its
    // first version must not have been read by then.
    private static readonly TimeSpan s_settled = TimeSpan.FromSeconds(1);

    /// <summary>Waits until the second of its writing is over. Null if it is not there any more.</summary>
    public static async Task<BlobVersion?> FindAsync(
        UploadStore uploads,
        string container,
        string blobName,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var blob = await uploads.FindAsync(container, blobName, cancellationToken);
        if (blob is null)
            return null;
        var left = blob.LastModified + s_settled - time.GetUtcNow();
        if (left <= TimeSpan.Zero)
            return blob;
        await Task.Delay(left < s_settled ? left : s_settled, time, cancellationToken);
        return await uploads.FindAsync(container, blobName, cancellationToken);
    }
}
