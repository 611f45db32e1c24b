namespace Ita.Pipeline;

/// <summary>A blob could not be ingested.</summary>
/// <param name="Container">One of <see cref="Storage.ContainerNames"/>.</param>
/// <param name="BlobName">The path within.</param>
public sealed record UploadFailure(string Container, string BlobName) : Failure;
