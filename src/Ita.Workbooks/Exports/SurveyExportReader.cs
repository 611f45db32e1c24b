using System.Collections.Immutable;
using System.Security.Cryptography;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Workbooks.Notices;

namespace Ita.Workbooks.Exports;

/// <summary>
/// Reads the survey exports of one agency-year (docs/workbooks.md). Bad input is an answer, not an exception.
/// </summary>
public static class SurveyExportReader
{
    /// <summary>Reads all files together: one upload, or the files of one command line.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="IOException">A stream could not be read.</exception>
    public static ExportReading Read(
        FrameworkCatalogue frameworks,
        ExportRequest request,
        IReadOnlyList<WorkbookFile> files,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(frameworks);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(files);
        var problems = new NoticeCollector();
        var warnings = new NoticeCollector();
        if (frameworks.Find(request.FiscalYear) is not { } framework)
        {
            problems.About(-1, -1, null, null).Add(NoticeCode.YearUnsupported, value: request.FiscalYear.ToString());
            return Rejected(problems, warnings, null, []);
        }

        var reader = new ExportFileReader(frameworks, framework, problems, cancellationToken);
        var read = Distinct(files, warnings, cancellationToken)
            .Select((file, index) => reader.Read(file, index))
            .ToList();
        var areAllRead = problems.IsEmpty;
        var agencies = new AgencyCheck(request, problems);
        var information = agencies.Read(read);
        // A file that could not be read may be the one that names the agency.
        if (areAllRead)
            agencies.DemandAgency(files.Count > 0 ? files[0].Name : null);
        var profile = new StatedProfile(request.FiscalYear, problems).Read(read);

        var candidates = read.SelectMany(file => file.Candidates).ToList();
        var selection = new PartSelection(frameworks, problems, warnings);
        var selected = candidates
            .Select(candidate => candidate.Year)
            .Append(framework.FiscalYear)
            .Distinct()
            .ToDictionary(year => year, year => selection.Select(year, candidates));
        ImmutableArray<IgnoredSheet> ignored = [.. read.SelectMany(file => file.Ignored)];
        if (!problems.IsEmpty)
        {
            return Rejected(problems, warnings, information, ignored) with
            {
                HoldsPublishedResults = candidates.Count == 0 && read.Exists(file => file.HoldsPublishedResults),
            };
        }

        foreach (var part in selected[framework.FiscalYear])
        {
            if (
                part.Tally is { Respondents: not null } tally
                && information?.RequiredRespondents.TryGetValue(part.Instrument, out var required) == true
            )
                part.Tally = tally with { RequiredRespondents = required };
        }

        var parts = selected.ToDictionary(
            year => year.Key,
            year => year.Value.Select(part => part.Tally).OfType<PartTally>().ToImmutableArray()
        );
        var after = new ResultWarnings(frameworks, request, warnings);
        after.OfFrameworks(
            parts.Where(year => year.Key == framework.FiscalYear || !year.Value.IsEmpty).Select(year => year.Key)
        );
        after.OfSampling(selected[framework.FiscalYear], information);
        after.OfTotals(read.SelectMany(file => file.Totals), year => parts.GetValueOrDefault(year, []));
        return new ExportReading
        {
            Parts = parts[framework.FiscalYear],
            OtherYears = parts
                .Where(year => year.Key != framework.FiscalYear && !year.Value.IsEmpty)
                .ToImmutableSortedDictionary(),
            Agency = information,
            Profile = profile,
            Warnings = warnings.Listed().Listed,
            Ignored = ignored,
        };
    }

    private static ExportReading Rejected(
        NoticeCollector problems,
        NoticeCollector warnings,
        AgencyInformation? information,
        ImmutableArray<IgnoredSheet> ignored
    )
    {
        var (listed, more) = problems.Listed();
        return new ExportReading
        {
            Problems = listed,
            MoreProblems = more,
            Warnings = warnings.Listed().Listed,
            Agency = information,
            Ignored = ignored,
        };
    }

    // A file given twice counts once.
    private static List<WorkbookFile> Distinct(
        IReadOnlyList<WorkbookFile> files,
        NoticeCollector warnings,
        CancellationToken cancellationToken
    )
    {
        if (files.Count < 2)
            return [.. files];
        var distinct = new List<WorkbookFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (file.Length > WorkbookLimits.FileBytes || seen.Add(Hash(file)))
                distinct.Add(file);
            else
                warnings.About(distinct.Count - 1, -1, file.Name, null).Add(NoticeCode.SameContent);
        }

        return distinct;
    }

    private static string Hash(WorkbookFile file)
    {
        using var stream = file.Open();
        return Convert.ToHexString(SHA256.HashData(stream));
    }
}
