using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Submissions;

namespace Ita.Workbooks;

/// <summary>The agencies of a registry workbook, and the rows that could not be read.</summary>
public sealed record RegistryReading
{
    /// <summary>There is no problem.</summary>
    public bool IsAccepted => Problems.IsEmpty;

    /// <summary>
    /// In the order of the workbook, each code once. The rows that could be read are here even when others could not.
    /// </summary>
    public ImmutableArray<Agency> Agencies { get; init; } = [];

    /// <summary>The first hundred, in the order of the workbook.</summary>
    public ImmutableArray<Notice> Problems { get; init; } = [];

    public int MoreProblems { get; init; }
}
