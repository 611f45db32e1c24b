using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Notices;

namespace Ita.Workbooks.PublishedResults;

/// <summary>Reads a published table of results, one row per agency (docs/workbooks.md, layout 4): all of it or
/// nothing.</summary>
public static class PublishedResultsReader
{
    /// <param name="frameworks">The frameworks in force.</param>
    /// <param name="request">Of which year, and who is known.</param>
    /// <param name="file">The workbook.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="IOException">The stream could not be read.</exception>
    public static PublishedResultsReading Read(
        FrameworkCatalogue frameworks,
        PublishedResultsRequest request,
        WorkbookFile file,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(frameworks);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(file);
        var problems = new NoticeCollector();
        var warnings = new NoticeCollector();
        var read = new ReadFile(0, file.Name);
        var results = new List<PublishedResult>();
        if (frameworks.Find(request.FiscalYear) is not { } framework)
            problems.About(-1, -1, null, null).Add(NoticeCode.YearUnsupported, value: request.FiscalYear.ToString());
        else
        {
            results = new ResultsFileReader(framework, request, problems, warnings, cancellationToken).Read(file, read);
            new AgencyCheck(new ExportRequest { FiscalYear = request.FiscalYear }, problems).Read([read]);
            if (framework.Certainty.IsProvisional)
                warnings
                    .About(-1, -1, null, null)
                    .Add(NoticeCode.FrameworkProvisional, value: framework.FiscalYear.ToString());
        }

        var (listed, more) = problems.Listed();
        return new PublishedResultsReading
        {
            Results = problems.IsEmpty ? [.. results] : [],
            Problems = listed,
            MoreProblems = more,
            Warnings = warnings.Listed().Listed,
            Ignored = [.. read.Ignored],
        };
    }
}

/// <summary>What is known of a published table before it is read.</summary>
public sealed record PublishedResultsRequest
{
    /// <summary>The path's year, or the command line's.</summary>
    public required FiscalYear FiscalYear { get; init; }

    /// <summary>The agencies that the registry has, in any order; null where there is no registry (the command line),
    /// where a row needs a code and nobody is unknown.</summary>
    public IReadOnlyCollection<Agency>? Agencies { get; init; }

    /// <summary>The province whose agencies alone may be in the table; null where any may.</summary>
    public ProvinceCode? Province { get; init; }
}

/// <summary>What a published table holds, or why it is turned away; never a part of it.</summary>
public sealed record PublishedResultsReading
{
    /// <summary>There is no problem.</summary>
    public bool IsAccepted => Problems.IsEmpty;

    /// <summary>In the order of the table, each agency once; empty where the table is turned away.</summary>
    public ImmutableArray<PublishedResult> Results { get; init; } = [];

    /// <summary>The first hundred problems, in the order of sheets, rows and columns.</summary>
    public ImmutableArray<Notice> Problems { get; init; } = [];

    /// <summary>How many problems there are beyond those.</summary>
    public int MoreProblems { get; init; }

    /// <summary>At most a hundred, in the same order.</summary>
    public ImmutableArray<Notice> Warnings { get; init; } = [];

    public ImmutableArray<IgnoredSheet> Ignored { get; init; } = [];
}

/// <summary>One agency's published scores of the table's year.</summary>
/// <param name="Agency">Whose they are.</param>
/// <param name="Parts">In layout 3: by instrument, the EIT combined; only instruments all of whose indicators have a
/// score, none where the table has no score of the agency.</param>
public sealed record PublishedResult(AgencyCode Agency, ImmutableArray<PartTally> Parts);
