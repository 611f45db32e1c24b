namespace Ita.Storage.Uploads;

/// <summary>What became of putting a file into a container.</summary>
/// <param name="Blob">The version that lies there now.</param>
/// <param name="Written">False if the very content lay there already.</param>
public sealed record PutResult(BlobVersion Blob, bool Written);
