using System.Collections.Immutable;
using Ita.Assessment;

namespace Ita.Functions.Web;

/// <summary>An agency, its scored years and its uploads.</summary>
public sealed record AgencyView
{
    public required Agency Agency { get; init; }

    /// <summary>Newest first.</summary>
    public required ImmutableArray<AgencyYearRow> Years { get; init; }

    /// <summary>By year and then by time, newest first.</summary>
    public required ImmutableArray<SubmissionView> Submissions { get; init; }
}
