using Ita.Storage.Uploads;

namespace Ita.Storage.Tallies;

/// <summary>The upload that a part's figures came from.</summary>
/// <param name="Blob">Which version of which blob.</param>
/// <param name="Sha256">Of its content, lower-case hexadecimal.</param>
public sealed record TallySource(BlobVersion Blob, string Sha256);
