using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Comparison;
using Ita.Assessment.Frameworks;
using Ita.Functions.Access;
using Ita.Pipeline;
using Ita.Storage.Agencies;
using Ita.Storage.Results;
using Ita.Storage.Submissions;

namespace Ita.Functions.Web;

/// <summary>Reads from the stores what pages and programs are shown.</summary>
internal sealed class ViewReader(AgencyStore agencies, ResultStore results, SubmissionStore submissions, FrameworkLibrary frameworks)
{
    /// <summary>Null if the province has no agency.</summary>
    public async Task<ProvinceView?> ProvinceAsync(ProvinceCode code, FiscalYear year, CancellationToken cancellation)
    {
        var listed = await agencies.ListAsync(code, cancellation);
        if (listed.Count == 0) return null;
        var rows = await results.ListAsync(code, year, cancellation);
        var last = year.Value > FiscalYear.First ? await results.ListAsync(code, year.Previous, cancellation) : [];
        var framework = (await frameworks.GetAsync(cancellation)).Find(year);
        return new ProvinceView
        {
            Code = code,
            Name = listed[0].Province,
            FiscalYear = year,
            Target = TargetOf(framework),
            FrameworkVersion = framework?.Version,
            Rows = [.. listed.Select(agency => RowOf(agency, Find(rows, agency.Code), Find(last, agency.Code), framework))],
        };
    }

    public async Task<AgencyView> AgencyAsync(Agency agency, Visitor visitor, CancellationToken cancellation)
    {
        var catalogue = await frameworks.GetAsync(cancellation);
        var years = catalogue.Years.ToList();
        var rows = new Dictionary<FiscalYear, ResultRow>();
        var uploads = new List<SubmissionView>();
        foreach (var year in years)
        {
            if (await results.FindRowAsync(agency.ProvinceCode, agency.Code, year, cancellation) is { } row) rows[year] = row;
            uploads.InsertRange(0, await SubmissionsAsync(agency.Code, year, visitor, cancellation));
        }

        return new AgencyView
        {
            Agency = agency,
            Years = [.. rows.OrderByDescending(pair => pair.Key).Select(pair => new AgencyYearRow(pair.Key, RowOf(agency, pair.Value, LastOf(pair.Key), catalogue.Find(pair.Key))))],
            Submissions = [.. uploads],
        };

        ResultRow? LastOf(FiscalYear year) => year.Value > FiscalYear.First ? rows.GetValueOrDefault(year.Previous) : null;
    }

    /// <summary>A year's uploads, newest first, without the way to copies that the visitor may not see.</summary>
    public async Task<ImmutableArray<SubmissionView>> SubmissionsAsync(AgencyCode agency, FiscalYear year, Visitor visitor, CancellationToken cancellation)
    {
        var listed = (await submissions.ListAsync(agency, year, cancellation)).Select(submission => ViewOf(submission, year));
        return [.. visitor.MaySeeRespondents(agency) ? listed : listed.Select(view => view with { RejectedCopy = null })];
    }

    /// <summary>Those that the visitor may see, by code.</summary>
    public async Task<ImmutableArray<ProvinceSummary>> ProvincesAsync(Visitor visitor, CancellationToken cancellation)
    {
        var years = (await frameworks.GetAsync(cancellation)).Years.Reverse().ToList();
        var summaries = ImmutableArray.CreateBuilder<ProvinceSummary>();
        foreach (var province in (await agencies.ListProvincesAsync(cancellation)).Where(province => visitor.MaySee(province.Code)))
        {
            var listed = await agencies.ListAsync(province.Code, cancellation);
            if (listed.Count == 0) continue;
            var scored = await Task.WhenAll(years.Select(async year => (Year: year, Rows: await results.ListAsync(province.Code, year, cancellation))));
            summaries.Add(new ProvinceSummary
            {
                Code = province.Code,
                Name = province.Name,
                Agencies = listed.Count,
                Years = [.. scored.Where(pair => pair.Rows.Count > 0).Select(pair => pair.Year)],
            });
        }

        return summaries.ToImmutable();
    }

    private static decimal TargetOf(Framework? framework) => framework?.Target.Points ?? 85m;

    private static ResultRow? Find(IReadOnlyList<ResultRow> rows, AgencyCode agency) => rows.FirstOrDefault(row => row.Agency.Code == agency);

    private static ProvinceRow RowOf(Agency agency, ResultRow? row, ResultRow? last, Framework? inForce)
    {
        var empty = new ProvinceRow { Code = agency.Code, Name = agency.Name, District = agency.District, IsEmpty = true };
        if (row is null) return empty;
        var result = row.Result;
        return empty with
        {
            IsEmpty = false,
            Missing = result.Missing,
            Respondents = row.Respondents,
            Iit = result.ScoreOf(Instrument.IIT),
            Eit = result.ScoreOf(Instrument.EIT),
            Oit = result.ScoreOf(Instrument.OIT),
            Total = result.Total,
            Level = result.Level,
            Change = result.Total is { } total && last?.Result.Total is { } before ? Change.Of(before, total) : null,
            HasReport = row.ReportVersion is not null,
            IsProvisional = result.IsProvisional,
            FrameworkVersion = result.FrameworkVersion,
            IsOlder = inForce is not null && Rescoring.IsOlder(row, inForce),
        };
    }

    private static SubmissionView ViewOf(Submission submission, FiscalYear year) => new()
    {
        Id = submission.Id,
        FiscalYear = year,
        FileName = submission.Blob.FileName,
        UploadedAt = submission.Blob.LastModified,
        State = submission.State,
        History = submission.History,
        Parts = [.. submission.Parts.Where(part => part.FiscalYear == year).Select(part => part.Instrument)],
        Problems = submission.Problems,
        MoreProblems = submission.MoreProblems,
        Warnings = submission.Warnings,
        RejectedPage = submission.RejectedFiles is null ? null : AddressOf(submission, year, "html"),
        RejectedCopy = submission.RejectedFiles is { HasCopy: true } ? AddressOf(submission, year, "xlsx") : null,
    };

    private static string AddressOf(Submission submission, FiscalYear year, string format) =>
        $"/api/agencies/{submission.Agency}/years/{year}/submissions/{submission.Id}/rejected.{format}";
}
