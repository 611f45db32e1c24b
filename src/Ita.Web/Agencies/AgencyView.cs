using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Web.Site;
using Ita.Web.Uploads;

namespace Ita.Web.Agencies;

/// <summary>An agency, its years with the province's medians, one year in detail, and its uploads.</summary>
public sealed record AgencyView
{
    /// <summary>Names are safe to show (<see cref="VisibleText"/>).</summary>
    public required Agency Agency { get; init; }

    /// <summary>Years with a result, newest first.</summary>
    public required ImmutableArray<AgencyYear> Years { get; init; }

    /// <summary>The year that is asked for, else the newest; null while there is none.</summary>
    public AgencyYearDetail? Detail { get; init; }

    /// <summary>By year and then by time, newest first.</summary>
    public required ImmutableArray<SubmissionView> Submissions { get; init; }

    /// <summary>The visitor may see the province's page too.</summary>
    public required bool SeesProvince { get; init; }

    /// <summary>When the oldest of it was read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>
    /// The newest year that has a framework: where the way to the province leads while the agency has no result.
    /// </summary>
    public required FiscalYear NewestYear { get; init; }

    /// <summary>Of the year in detail, in points.</summary>
    public required decimal Target { get; init; }
}
