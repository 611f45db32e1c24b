using Ita.Storage.Uploads;

namespace Ita.Storage.FollowUps;

/// <summary>The form that something was said in.</summary>
/// <param name="Blob">Which version of which blob.</param>
/// <param name="Sha256">Of its content, lower-case hexadecimal.</param>
public sealed record FollowUpSource(BlobVersion Blob, string Sha256);
