using System.Collections.Immutable;
using Ita.Assessment.FollowUps;

namespace Ita.Storage.FollowUps;

/// <summary>What stands of all forms of an agency-year.</summary>
/// <param name="FollowUp">By part and item.</param>
/// <param name="Sources">The forms that it stands in, oldest first.</param>
public sealed record StoredFollowUp(FollowUp FollowUp, ImmutableArray<FollowUpSource> Sources);
