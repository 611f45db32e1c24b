namespace Ita.Cli.Uploading;

/// <summary>A file on disk and the blob it becomes.</summary>
/// <param name="Path">The file.</param>
/// <param name="Container"><c>uploads</c>, <c>registry</c>, <c>frameworks</c> or <c>follow-up</c>.</param>
/// <param name="BlobName">The blob's name in it.</param>
public sealed record UploadFile(string Path, string Container, string BlobName)
{
    /// <summary>What others need is there before they are sent.</summary>
    public bool GoesFirst => Container is "registry" or "frameworks";

    public string ContentType =>
        Container == "frameworks"
            ? "application/json"
            : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
