using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Profiles;
using Ita.Assessment.Scoring;
using Ita.Cli.Scoring;
using Ita.Pipeline.Scoring;
using Ita.Reports.Model;
using Ita.Workbooks.Exports;

namespace Ita.Cli.Reporting;

/// <summary>What a report of files on disk is made of, once all of them are accepted.</summary>
internal sealed record ReportMaterial
{
    private const string NotStated = "(ไม่ระบุ)";

    /// <summary>The year's workbooks; they are accepted.</summary>
    public required ScoredFiles Files { get; init; }

    /// <summary>The workbooks of the year before; null where there are none.</summary>
    public ScoredFiles? PreviousFiles { get; init; }

    /// <summary>What the agency says of itself.</summary>
    public AgencyProfile Profile { get; init; } = AgencyProfile.Empty;

    /// <summary>The filled-in form of this year's measures.</summary>
    public FollowUp? FollowUp { get; init; }

    /// <summary>The filled-in form of the measures of the year before.</summary>
    public FollowUp? PreviousFollowUp { get; init; }

    /// <summary>Every workbook that was read, for the appendix.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    public FiscalYear FiscalYear => Files.FiscalYear;

    /// <summary>
    /// What the workbooks' own sheet says of the agency, and plainly nothing where they say nothing.
    /// </summary>
    public Agency Agency => CreateAgency(Files.Reading.Agency);

    /// <summary>
    /// The result of the year before: of its own workbooks, else of a summary among this year's; null for neither.
    /// </summary>
    public AssessmentResult? Previous =>
        PreviousFiles?.Result ?? Files.OtherYears.GetValueOrDefault(FiscalYear.Previous);

    /// <summary>
    /// The results before that one as far as a summary holds them, newest first: what last year's workbooks say goes
    /// before what this year's do.
    /// </summary>
    public ImmutableArray<EarlierYear> Earlier(FrameworkCatalogue frameworks) =>
        [
            .. ComparedYears
                .Before(FiscalYear)
                .Skip(1)
                .Select(year =>
                    PreviousFiles?.OtherYears.GetValueOrDefault(year) ?? Files.OtherYears.GetValueOrDefault(year)
                )
                .OfType<AssessmentResult>()
                .Select(result => new EarlierYear(frameworks.Find(result.FiscalYear)!, result)),
        ];

    private static Agency CreateAgency(AgencyInformation? information) =>
        new()
        {
            Code = information?.Code ?? new AgencyCode("unknown"),
            Name = information?.Name ?? NotStated,
            Kind = information?.Kind,
            District = information?.District,
            ProvinceCode = information?.ProvinceCode ?? new ProvinceCode("00"),
            Province = information?.Province ?? NotStated,
            StaffCount = information?.StaffCount,
            ServiceUserCount = information?.ServiceUserCount,
            IsProvisional = true,
        };
}
