using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Profiles;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;

namespace Ita.Workbooks.Exports;

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

    /// <summary>
    /// What the sheets ข้อมูลรายงาน say, and nothing else: of the years only the request's. Null where they say nothing,
    /// and where the export is turned away.
    /// </summary>
    public AgencyProfile? Profile { get; init; }

    /// <summary>The first hundred problems, in the order of files, sheets, rows and columns.</summary>
    public ImmutableArray<Notice> Problems { get; init; } = [];

    /// <summary>How many problems there are beyond those.</summary>
    public int MoreProblems { get; init; }

    /// <summary>At most a hundred, in the same order.</summary>
    public ImmutableArray<Notice> Warnings { get; init; } = [];

    public ImmutableArray<IgnoredSheet> Ignored { get; init; } = [];

    /// <summary>
    /// It is turned away, for nothing in it is of one agency; but a sheet has several agencies' results (layout 4), which
    /// <see cref="PublishedResults.PublishedResultsReader"/> reads.
    /// </summary>
    public bool HoldsPublishedResults { get; init; }
}

/// <summary>
/// What the sheet ข้อมูลหน่วยงาน says; whatever it does not say is null. What it says in no form that can be read is a
/// problem besides.
/// </summary>
public sealed record AgencyInformation
{
    public string? Name { get; init; }

    public AgencyCode? Code { get; init; }

    public string? Kind { get; init; }

    public string? District { get; init; }

    /// <summary>Where the sheet gives the province by name only, the code of that name.</summary>
    public ProvinceCode? ProvinceCode { get; init; }

    /// <summary>Where the sheet gives the province by code only, the name of that code.</summary>
    public string? Province { get; init; }

    public FiscalYear? FiscalYear { get; init; }

    /// <summary>จำนวนบุคลากร, the population of the IIT.</summary>
    public int? StaffCount { get; init; }

    /// <summary>จำนวนผู้รับบริการ, the population of the EIT.</summary>
    public int? ServiceUserCount { get; init; }

    /// <summary>จำนวนตัวอย่างขั้นต่ำ, the respondents each questionnaire needs, as far as the sheet says so.</summary>
    public ImmutableSortedDictionary<Instrument, int> RequiredRespondents { get; init; } =
        ImmutableSortedDictionary<Instrument, int>.Empty;

    /// <summary>
    /// The sheet names the agency and its province, so that one not in the registry can be taken provisionally.
    /// </summary>
    public bool NamesAgencyAndProvince => Name is not null && Province is not null && ProvinceCode is not null;
}
