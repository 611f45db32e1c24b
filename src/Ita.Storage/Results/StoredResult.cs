using System.Collections.Immutable;
using Azure;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Profiles;
using Ita.Assessment.Scoring;

namespace Ita.Storage.Results;

/// <summary>A result with everything, items included.</summary>
/// <param name="Row">What a province page shows of it.</param>
/// <param name="Result">The whole of it, digit for digit as it was computed.</param>
public sealed record StoredResult(ResultRow Row, AssessmentResult Result)
{
    /// <summary>As it is told outside the agency (<see cref="Disclosure.Close"/>).</summary>
    /// <param name="framework">The one it was computed by.</param>
    /// <param name="now">UTC.</param>
    public StoredResult Outside(Framework framework, DateTimeOffset now) =>
        new(Row.Outside(framework, now), Disclosure.Close(framework, Result, Row.ClosedParts(now)));
}

/// <summary>A result to be stored.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Result">The whole of it.</param>
/// <param name="InputVersion">The version of the tallies it was scored from.</param>
/// <param name="Answers">What stands for the answers behind it (<see cref="DetailRelease.AnswersOf"/>).</param>
public sealed record ScoredYear(
    Agency Agency,
    AssessmentResult Result,
    string InputVersion,
    ImmutableSortedDictionary<Instrument, string> Answers
);

/// <summary>A report that is written.</summary>
/// <param name="Version">What it was written from, in the words of whoever wrote it.</param>
/// <param name="Issued">In Thailand, the month of the first report of the same figures.</param>
/// <param name="Documents">How the names of its documents end.</param>
public sealed record WrittenReport(string Version, IssueMonth Issued, ImmutableArray<string> Documents);

/// <summary>What became of an update.</summary>
/// <param name="Row">What is stored now; null if there was nothing to store.</param>
/// <param name="Changed">It is another result than before.</param>
public sealed record ResultUpdate(ResultRow? Row, bool Changed);

/// <summary>One partition of results: what a province page shows of a year.</summary>
/// <param name="Rows">By agency code, no items.</param>
/// <param name="Uploads">The newest upload of each agency that uploaded anything, scored or not; by agency
/// code.</param>
/// <param name="Unreadable">Agencies that have a result which cannot be read until it is scored again.</param>
public sealed record ProvinceResults(
    IReadOnlyList<ResultRow> Rows,
    IReadOnlyList<LatestUpload> Uploads,
    IReadOnlyList<AgencyCode> Unreadable
);

/// <summary>
/// A province's year in which a result has changed since reconciliation last looked: its reports may be older than
/// their medians.
/// </summary>
/// <param name="Province">Which province.</param>
/// <param name="FiscalYear">Which year.</param>
/// <param name="ETag">Of the note; a later change gives it another.</param>
public sealed record ProvinceYear(ProvinceCode Province, FiscalYear FiscalYear, ETag ETag);

/// <summary>
/// A province under which an agency-year's result or report was written; the agency may have moved since.
/// </summary>
/// <param name="Province">Which province.</param>
/// <param name="ETag">Of the note; writing there again gives it another.</param>
public sealed record ResultPlace(ProvinceCode Province, ETag ETag);
