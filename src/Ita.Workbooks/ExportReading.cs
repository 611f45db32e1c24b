using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;

namespace Ita.Workbooks;

/// <summary>What a survey export holds, or why it is turned away; never a part of it.</summary>
public sealed record ExportReading
{
    /// <summary>There is no problem.</summary>
    public bool IsAccepted => Problems.IsEmpty;

    /// <summary>The parts of the request's year, by instrument; empty where the export is turned away.</summary>
    public ImmutableArray<PartTally> Parts { get; init; } = [];

    /// <summary>
    /// What a summary says of other years that have a framework; empty where the export is turned away.
    /// </summary>
    public ImmutableSortedDictionary<FiscalYear, ImmutableArray<PartTally>> OtherYears { get; init; } =
        ImmutableSortedDictionary<FiscalYear, ImmutableArray<PartTally>>.Empty;

    /// <summary>What the sheet ข้อมูลหน่วยงาน says; null where there is none.</summary>
    public AgencyInformation? Agency { get; init; }

    /// <summary>The first hundred problems, in the order of files, sheets, rows and columns.</summary>
    public ImmutableArray<Notice> Problems { get; init; } = [];

    /// <summary>How many problems there are beyond those.</summary>
    public int MoreProblems { get; init; }

    /// <summary>At most a hundred, in the same order.</summary>
    public ImmutableArray<Notice> Warnings { get; init; } = [];

    public ImmutableArray<IgnoredSheet> Ignored { get; init; } = [];
}
