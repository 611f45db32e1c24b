using System.Collections.Immutable;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Submissions;

namespace Ita.Storage.FollowUps;

/// <summary>What stands of all forms of an agency-year.</summary>
/// <param name="FollowUp">By part and item.</param>
/// <param name="Sources">The forms that it stands in, oldest first.</param>
public sealed record StoredFollowUp(FollowUp FollowUp, ImmutableArray<FollowUpSource> Sources);

/// <summary>The form that something was said in.</summary>
/// <param name="Blob">Which version of which blob.</param>
/// <param name="Sha256">Of its content, lower-case hexadecimal.</param>
public sealed record FollowUpSource(BlobVersion Blob, string Sha256);
