using System.Security.Cryptography;
using Ita.Storage.Uploads;
using Ita.Workbooks;

namespace Ita.Pipeline.Intake;

/// <summary>
/// A version of a blob as the readers want it: in memory, or, where it is too large for that, not read at all.
/// </summary>
/// <param name="File">What is read.</param>
/// <param name="Sha256">Of the content, lower-case hexadecimal; of nothing where it was not read.</param>
internal sealed record Workbook(WorkbookFile File, string Sha256)
{
    /// <summary>
    /// docs/workbooks.md, limits: 20 MiB. The readers turn a longer file away by its length alone.
    /// </summary>
    public const long LongestFile = 20 * 1024 * 1024;

    /// <summary>Null if this version is not there any more.</summary>
    public static async Task<Workbook?> DownloadAsync(
        UploadStore uploads,
        BlobVersion blob,
        CancellationToken cancellationToken
    )
    {
        if (blob.Size > LongestFile)
            return new Workbook(new WorkbookFile(blob.FileName, blob.Size, () => new UnreadContent(blob.Size)), "");
        if (await uploads.ReadAsync(blob, cancellationToken) is not { } content)
            return null;
        var bytes = content.ToArray();
        return new Workbook(
            new WorkbookFile(blob.FileName, bytes.Length, () => new MemoryStream(bytes, writable: false)),
            Convert.ToHexStringLower(SHA256.HashData(bytes))
        );
    }
}
