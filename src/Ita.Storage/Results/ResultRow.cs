using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Azure;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Profiles;
using Ita.Assessment.Scoring;

namespace Ita.Storage.Results;

/// <summary>An agency-year's result as a province page needs it: everything but the items.</summary>
public sealed record ResultRow
{
    /// <summary>The agency as it was known when it was scored; without its e-mail address.</summary>
    public required Agency Agency { get; init; }

    /// <summary>The result with its parts left out: <see cref="AssessmentResult.Parts"/> is empty.</summary>
    public required AssessmentResult Result { get; init; }

    /// <summary>The questionnaires whose items are stored.</summary>
    public ImmutableArray<Instrument> Parts { get; init; } = [];

    /// <summary>By questionnaire, where the number is known.</summary>
    public ImmutableSortedDictionary<Instrument, int> Respondents { get; init; } =
        ImmutableSortedDictionary<Instrument, int>.Empty;

    /// <summary>How many are needed, by questionnaire, where its upload says so; null where none does.</summary>
    public ImmutableSortedDictionary<Instrument, int>? RequiredRespondents { get; init; }

    /// <summary>The version of the tallies it was scored from.</summary>
    public required string InputVersion { get; init; }

    /// <summary>What is told in detail outside the agency; null for a row of an older version of the software, of which
    /// everything is.</summary>
    public DetailRelease? Release { get; init; }

    /// <summary>Stands for exactly this agency, this result and these inputs: 16 hexadecimal digits.</summary>
    public required string Version { get; init; }

    public required DateTimeOffset ScoredAt { get; init; }

    /// <summary>
    /// What the report that lies in the container was written from, in the words of whoever wrote it; null if there is
    /// none yet.
    /// </summary>
    public string? ReportVersion { get; init; }

    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>
    /// Stands for the figures alone, whatever files they come from and by which version of the same rules: 16
    /// hexadecimal digits; null for a row of an older version of the software.
    /// </summary>
    public string? Figures { get; init; }

    /// <summary>In Thailand, the month of the first report of these figures; null before it.</summary>
    public IssueMonth? ReportIssued { get; init; }

    /// <summary>How the names of the documents end that the report consists of; empty where nobody noted it.</summary>
    public ImmutableArray<string> Documents { get; init; } = [];

    public FiscalYear FiscalYear => Result.FiscalYear;

    /// <summary>The questionnaires that are not told in detail outside the agency.</summary>
    /// <param name="now">UTC.</param>
    public IReadOnlyCollection<Instrument> ClosedParts(DateTimeOffset now) =>
        Release is null ? [] : [.. Release.Closed(FiscalYear, now)];

    /// <summary>As it is told outside the agency (<see cref="Disclosure.Close"/>).</summary>
    /// <param name="framework">Of the year; null withholds every indicator of a row that is not told in
    /// detail.</param>
    /// <param name="now">UTC.</param>
    public ResultRow Outside(Framework? framework, DateTimeOffset now) =>
        ClosedParts(now) is { Count: > 0 } closed
            ? this with
            {
                Result = Disclosure.Close(framework, Result, closed),
            }
            : this;

    /// <summary>The row's own version, for conditional writing.</summary>
    [JsonIgnore]
    public ETag ETag { get; init; }
}
