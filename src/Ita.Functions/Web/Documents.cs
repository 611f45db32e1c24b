using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Submissions;

namespace Ita.Functions.Web;

/// <summary>The views as JSON documents: scores are strings with two decimals, as everywhere.</summary>
internal static class Documents
{
    public static object Of(ProvinceView view) => new
    {
        ProvinceCode = view.Code.Value,
        Province = view.Name,
        FiscalYear = view.FiscalYear.Value,
        view.Target,
        view.Scored,
        view.OnTarget,
        MeanTotal = view.MeanTotal?.ToString(),
        view.FrameworkVersion,
        OlderResults = view.OlderResults == 0 ? null : (int?)view.OlderResults,
        Agencies = view.Rows.Select(Of),
    };

    public static object Of(AgencyView view) => new
    {
        AgencyCode = view.Agency.Code.Value,
        view.Agency.Name,
        view.Agency.Kind,
        view.Agency.District,
        ProvinceCode = view.Agency.ProvinceCode.Value,
        view.Agency.Province,
        IsProvisional = view.Agency.IsProvisional ? true : (bool?)null,
        Years = view.Years.Select(year => new { FiscalYear = year.FiscalYear.Value, Figures = Of(year.Figures) }),
        Submissions = view.Submissions.Select(Of),
    };

    public static object Of(ImmutableArray<SubmissionView> submissions) => new { Submissions = submissions.Select(Of) };

    public static object Of(ImmutableArray<ProvinceSummary> provinces) => new
    {
        Provinces = provinces.Select(province => new
        {
            ProvinceCode = province.Code.Value,
            Province = province.Name,
            province.Agencies,
            FiscalYears = province.Years.Select(year => year.Value),
        }),
    };

    private static object Of(ProvinceRow row) => new
    {
        AgencyCode = row.Code.Value,
        row.Name,
        row.District,
        State = row.IsEmpty ? "empty" : row.Missing.IsEmpty ? "complete" : "partial",
        Missing = row.Missing.IsEmpty ? null : row.Missing.Select(part => part.ToString()),
        Respondents = row.Respondents.IsEmpty ? null : row.Respondents.ToDictionary(part => part.Key.ToString(), part => part.Value),
        Instruments = row.IsEmpty ? null : Instruments(row),
        Total = row.Total?.ToString(),
        row.Level,
        Change = row.Change is { } change ? Shown.Invariant(change.Points) : null,
        ChangePercent = row.Change?.Percent is { } percent ? Shown.Invariant(percent) : null,
        HasReport = row.HasReport ? true : (bool?)null,
        IsProvisional = row.IsProvisional ? true : (bool?)null,
        row.FrameworkVersion,
        IsOlder = row.IsOlder ? true : (bool?)null,
    };

    // A dictionary keeps the instruments' names as they are written everywhere; a member would become "iit".
    private static Dictionary<string, string> Instruments(ProvinceRow row) =>
        new[] { (Instrument.IIT, row.Iit), (Instrument.EIT, row.Eit), (Instrument.OIT, row.Oit) }
            .Where(pair => pair.Item2 is not null)
            .ToDictionary(pair => pair.Item1.ToString(), pair => pair.Item2!.Value.ToString());

    private static object Of(SubmissionView submission) => new
    {
        submission.Id,
        FiscalYear = submission.FiscalYear.Value,
        File = submission.FileName,
        submission.UploadedAt,
        State = submission.State.ToString().ToLowerInvariant(),
        Parts = submission.Parts.IsEmpty ? null : submission.Parts.Select(part => part.ToString()),
        History = submission.History.Select(change => new { State = change.State.ToString().ToLowerInvariant(), change.At }),
        Problems = submission.Problems.Select(Of),
        submission.MoreProblems,
        Warnings = submission.Warnings.Select(Of),
        submission.RejectedPage,
        submission.RejectedCopy,
    };

    private static object Of(Notice notice) =>
        new { notice.Code, notice.File, notice.Sheet, notice.Cell, notice.Item, notice.Value, notice.MessageTh, notice.MessageEn };
}
