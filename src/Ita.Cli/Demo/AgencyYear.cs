using Ita.Assessment;

namespace Ita.Cli.Demo;

/// <summary>An agency in a fiscal year.</summary>
public readonly record struct AgencyYear(AgencyCode Agency, FiscalYear FiscalYear) : IComparable<AgencyYear>
{
    public int CompareTo(AgencyYear other)
    {
        var byAgency = Agency.CompareTo(other.Agency);
        return byAgency != 0 ? byAgency : FiscalYear.CompareTo(other.FiscalYear);
    }

    /// <summary>As the names of report files: <c>2566-310801</c>.</summary>
    public override string ToString() => $"{FiscalYear}-{Agency}";
}
