using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage.Erasing;

namespace Ita.Pipeline.Erasing;

/// <summary>What the storage holds of an agency, or of one of its years.</summary>
/// <param name="Agency">As it is known; null for one that is in no registry and that no upload has named.</param>
/// <param name="Traces">Blobs and rows that are of it alone.</param>
/// <param name="Tables">Published tables, which are of many agencies, with figures of it.</param>
/// <param name="OtherExports">Of one year: the agency's exports of other years with figures of it.</param>
public sealed record AgencyHoldings(
    Agency? Agency,
    ImmutableArray<AgencyTrace> Traces,
    ImmutableArray<Submission> Tables,
    ImmutableArray<Submission> OtherExports
)
{
    /// <summary>Nothing is left to be erased.</summary>
    public bool AreErased => !Traces.Any(trace => trace.HasAddress) && Tables.IsEmpty && OtherExports.IsEmpty;

    /// <summary>
    /// Something was being done with an upload of it: whoever does it may store something after it was erased.
    /// </summary>
    public bool AreUnderWay => Traces.Any(trace => trace.Kind == TraceKind.Pending);

    /// <summary>The provinces in which something of it stands, for whom an erasing is noted.</summary>
    public IEnumerable<ProvinceCode> Provinces =>
        Traces
            .Select(trace => trace.Place?.Province)
            .Append(Agency?.ProvinceCode)
            .OfType<ProvinceCode>()
            .Distinct()
            .Order();
}

/// <summary>What became of an order to erase.</summary>
/// <param name="Erased">What was there.</param>
/// <param name="Left">What is there all the same.</param>
/// <param name="SoftDeleteDays">How many days the account keeps deleted blobs; 0 where it does not, null where one may
/// not ask.</param>
public sealed record ErasedHoldings(AgencyHoldings Erased, AgencyHoldings Left, int? SoftDeleteDays);
