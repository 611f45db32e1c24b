using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Analysis;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Profiles;
using Ita.Assessment.Scoring;
using Ita.Assessment.Text;

namespace Ita.Reports.Model;

/// <summary>The input of a report. Equal inputs give equal documents, to the byte.</summary>
public sealed record ReportInput
{
    public required Agency Agency { get; init; }

    public required Framework Framework { get; init; }

    public required AssessmentResult Result { get; init; }

    /// <summary>The framework of <see cref="Previous"/>.</summary>
    public Framework? PreviousFramework { get; init; }

    /// <summary>The result of the year before; null for a first year.</summary>
    public AssessmentResult? Previous { get; init; }

    /// <summary>The results before <see cref="Previous"/>, newest first, with their frameworks; any number.</summary>
    public ImmutableArray<EarlierYear> Earlier { get; init; } = [];

    /// <summary>The year that the measures are for; null where nothing is known of it.</summary>
    public ComingYear? Coming { get; init; }

    /// <summary>What the agency says of itself.</summary>
    public AgencyProfile Profile { get; init; } = AgencyProfile.Empty;

    /// <summary>
    /// The month of the first report of these figures, where the profile has none: the cover's month does not move when
    /// a file is sent again. Null for a report that is the first.
    /// </summary>
    public IssueMonth? FirstIssued { get; init; }

    /// <summary>
    /// The counts that the result was computed from, as far as they are known: the workbook shows those of items whose
    /// score is published.
    /// </summary>
    public ImmutableArray<PartTally> Tallies { get; init; } = [];

    /// <summary>The workbooks that count in the result.</summary>
    public ImmutableArray<ReportSource> Sources { get; init; } = [];

    /// <summary>
    /// The time of the newest input, never a clock's: the report of an unchanged result does not change.
    /// </summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>
    /// The province's medians; printed where at least <see cref="ProvinceFigures.FewestAgencies"/> agencies are scored.
    /// </summary>
    public ProvinceFigures? Province { get; init; }

    /// <summary>The filled-in follow-up form of this year's measures.</summary>
    public FollowUp? FollowUp { get; init; }

    /// <summary>The filled-in follow-up form of the measures of <see cref="Previous"/>.</summary>
    public FollowUp? PreviousFollowUp { get; init; }

    public ReportSettings Settings { get; init; } = new();

    /// <summary>
    /// With everybody's words as documents print them: nothing in them turns round or hides what stands beside them
    /// (<see cref="PlainText"/>).
    /// </summary>
    internal ReportInput WithPlainWords() =>
        this with
        {
            Agency = Agency.WithPlainNames(),
            Result = Plain(Result),
            Previous = Previous is null ? null : Plain(Previous),
            Earlier = [.. Earlier.Select(year => year with { Result = Plain(year.Result) })],
            Sources = [.. Sources.Select(source => source with { FileName = PlainText.OneLine(source.FileName) })],
        };

    private static AssessmentResult Plain(AssessmentResult result) =>
        result with
        {
            Parts =
            [
                .. result.Parts.Select(part =>
                    part with
                    {
                        Items =
                        [
                            .. part.Items.Select(item =>
                                item with
                                {
                                    Url = item.Url is null ? null : PlainText.OneLine(item.Url),
                                    Explanation = item.Explanation is null ? null : PlainText.Lines(item.Explanation),
                                    Suggestion = item.Suggestion is null ? null : PlainText.Lines(item.Suggestion),
                                }
                            ),
                        ],
                    }
                ),
            ],
        };
}

/// <summary>A year before the one that a report compares with.</summary>
public sealed record EarlierYear(Framework Framework, AssessmentResult Result);

/// <summary>A workbook that was read for a report.</summary>
/// <param name="FileName">Without a path.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="UploadedAt">The blob's last-modified time.</param>
public sealed record ReportSource(string FileName, string Sha256, DateTimeOffset UploadedAt);

/// <summary>The medians of a province's scored agencies in a year.</summary>
public sealed record ProvinceFigures
{
    /// <summary>With fewer agencies, a median would reveal their scores to each other.</summary>
    public const int FewestAgencies = 5;

    /// <summary>How many agencies have a total.</summary>
    public required int Agencies { get; init; }

    public Score? Total { get; init; }

    public ImmutableDictionary<Instrument, Score> Instruments { get; init; } =
        ImmutableDictionary<Instrument, Score>.Empty;

    /// <summary>By indicator, 1–10.</summary>
    public ImmutableSortedDictionary<int, Score> Indicators { get; init; } =
        ImmutableSortedDictionary<int, Score>.Empty;
}

/// <summary>What an installation can set about its reports.</summary>
public sealed record ReportSettings
{
    /// <summary>Points an indicator needs to be a strength when it has risen; the report names it.</summary>
    public decimal StrengthThreshold { get; init; } = AgencyAnalysis.DefaultStrengthThreshold;

    public DigitStyle Digits { get; init; } = DigitStyle.Thai;
}

/// <summary>
/// The digits of a report. Item numbers, addresses, file names and checksums have Arabic digits in either style.
/// </summary>
public enum DigitStyle
{
    /// <summary>๐๑๒๓๔๕๖๗๘๙</summary>
    Thai,

    /// <summary>0123456789</summary>
    Arabic,
}
