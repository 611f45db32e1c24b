using System.Collections.Immutable;
using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Web.Agencies;
using Ita.Web.Provinces;
using Ita.Web.Site;
using Ita.Web.Uploads;

namespace Ita.Web;

/// <summary>
/// The views as JSON documents: scores are strings with two decimals, as everywhere; medians are there where at least
/// five agencies are scored.
/// </summary>
internal static class Documents
{
    public static object Of(ProvinceView view) =>
        new
        {
            ProvinceCode = view.Code.Value,
            Province = view.Name,
            FiscalYear = view.FiscalYear.Value,
            view.Target,
            FrameworkVersion = view.Framework?.Version,
            OlderResults = view.OlderResults == 0 ? null : (int?)view.OlderResults,
            Agencies = view.Matches.Select(Of),
            AgencyCount = view.Rows.Length,
            view.Scored,
            view.OnTarget,
            Levels = view.LevelCounts.ToDictionary(pair => pair.Level, pair => pair.Count),
            Spreads = Of(view.Spreads),
        };

    public static object Of(AgencyView view) =>
        new
        {
            AgencyCode = view.Agency.Code.Value,
            view.Agency.Name,
            view.Agency.Kind,
            view.Agency.District,
            ProvinceCode = view.Agency.ProvinceCode.Value,
            view.Agency.Province,
            IsProvisional = view.Agency.IsProvisional ? true : (bool?)null,
            Years = view.Years.Select(year => new
            {
                FiscalYear = year.FiscalYear.Value,
                Figures = Of(year.Figures),
                Province = Medians(year.Province),
            }),
            Detail = view.Detail is { } detail ? Of(detail) : null,
            Submissions = view.Submissions.Select(Of),
        };

    /// <param name="submissions">A part of a year's.</param>
    /// <param name="next">Where the older ones are; null where there are none.</param>
    public static object Of(ImmutableArray<SubmissionView> submissions, string? next) =>
        new { Submissions = submissions.Select(Of), Next = next };

    public static object Of(ImmutableArray<LooseFiles> containers) =>
        new
        {
            Containers = containers.Select(container => new
            {
                Name = container.Container,
                Files = container.Files.Select(Of),
                container.Older,
            }),
        };

    public static object Of(StartView start) =>
        new
        {
            start.LostUploads,
            FiscalYear = start.FiscalYear.Value,
            Provinces = start.Provinces.Select(province => new
            {
                ProvinceCode = province.Code.Value,
                Province = province.Name,
                province.Agencies,
                province.Started,
                province.Scored,
                province.OnTarget,
                MedianTotal = province.Median?.ToString(),
            }),
            Agencies = start.Agencies.IsEmpty
                ? null
                : start.Agencies.Select(agency => new { AgencyCode = agency.Code.Value, agency.Name }),
        };

    private static object Of(ProvinceRow row) =>
        new
        {
            AgencyCode = row.Code.Value,
            row.Name,
            row.Kind,
            row.District,
            State = MemberName.Of(row.State),
            NewestUploadRefused = row.NewestUploadRefused ? true : (bool?)null,
            Missing = row.Missing.IsEmpty ? null : row.Missing.Select(part => part.ToString()),
            Respondents = row.Samples.IsEmpty
                ? null
                : row.Samples.ToDictionary(sample => sample.Part.ToString(), sample => sample.Respondents),
            RespondentsRequired = row.Samples.All(sample => sample.Required is null)
                ? null
                : row
                    .Samples.Where(sample => sample.Required is not null)
                    .ToDictionary(sample => sample.Part.ToString(), sample => sample.Required!.Value),
            Instruments = Scores(row),
            Indicators = row.Indicators.IsEmpty
                ? null
                : row.Indicators.ToDictionary(pair => Key(pair.Key), pair => pair.Value.ToString()),
            Withheld = row.Withheld.IsEmpty ? null : row.Withheld.Order(),
            Total = row.Total?.ToString(),
            row.Level,
            Change = row.Change is { } change ? Display.Invariant(change.Points) : null,
            ChangePercent = row.Change?.Percent is { } percent ? Display.Invariant(percent) : null,
            WeakestIndicator = row.Weakest,
            HasReport = row.HasReport ? true : (bool?)null,
            IsProvisional = row.IsProvisional ? true : (bool?)null,
            row.FrameworkVersion,
            IsOlder = row.IsOlder ? true : (bool?)null,
        };

    // A dictionary keeps the instruments' names as they are written everywhere; a member would become "iit".
    private static Dictionary<string, string>? Scores(ProvinceRow row)
    {
        var scores = new[] { Instrument.IIT, Instrument.EIT, Instrument.OIT }
            .Where(instrument => row.ScoreOf(instrument) is not null)
            .ToDictionary(instrument => instrument.ToString(), instrument => row.ScoreOf(instrument)!.Value.ToString());
        return scores.Count == 0 ? null : scores;
    }

    private static object Of(ProvinceSpreads spreads) =>
        new
        {
            Total = Of(spreads.Total),
            Instruments = spreads.Instruments.ToDictionary(pair => pair.Key.ToString(), pair => Of(pair.Value)),
            Indicators = spreads.Indicators.ToDictionary(pair => Key(pair.Key), pair => Of(pair.Value)),
        };

    private static object? Of(Spread? spread) =>
        spread is null
            ? null
            : new
            {
                spread.Count,
                Least = spread.Least.ToString(),
                LowerQuartile = spread.LowerQuartile.ToString(),
                Median = spread.Median.ToString(),
                UpperQuartile = spread.UpperQuartile.ToString(),
                Most = spread.Most.ToString(),
            };

    // To an agency: the middle, and not who is how far from it.
    private static object? Medians(ProvinceSpreads spreads) =>
        spreads.Total is null
            ? null
            : new
            {
                MedianTotal = spreads.Total.Median.ToString(),
                Instruments = spreads.Instruments.ToDictionary(
                    pair => pair.Key.ToString(),
                    pair => pair.Value.Median.ToString()
                ),
                Indicators = spreads.Indicators.ToDictionary(
                    pair => Key(pair.Key),
                    pair => pair.Value.Median.ToString()
                ),
            };

    private static object Of(AgencyYearDetail detail) =>
        new
        {
            FiscalYear = detail.Year.FiscalYear.Value,
            Items = detail.Parts.ToDictionary(part => part.Part.ToString(), part => part.Items.Select(Of)),
            Measures = detail.Measures.Select(measure => new
            {
                Part = measure.Part.ToString(),
                Item = measure.Item.ToString(),
                measure.Indicator,
                Score = measure.Score.ToString(),
                measure.Advice?.Finding,
                measure.Advice?.Recommendation,
                measure.Advice?.Steps,
                measure.Advice?.Period,
                measure.Advice?.Responsible,
                measure.FollowUp?.Done,
                Evidence = measure.FollowUp?.DoneEvidence,
                measure.FollowUp?.Suggestion,
            }),
        };

    private static object Of(ItemLine item) =>
        new
        {
            Item = item.Id.ToString(),
            item.Indicator,
            Score = item.Score?.ToString(),
            IsWithheld = item.IsWithheld ? true : (bool?)null,
            item.Answered,
            Change = item.Change is { } change ? Display.Invariant(change.Points) : null,
            item.Comment,
        };

    private static object Of(SubmissionView submission) =>
        new
        {
            submission.Id,
            FiscalYear = submission.FiscalYear?.Value,
            IsFollowUp = submission.IsFollowUp ? true : (bool?)null,
            File = submission.FileName,
            submission.UploadedAt,
            State = MemberName.Of(submission.State),
            Parts = submission.Parts.IsEmpty ? null : submission.Parts.Select(part => part.ToString()),
            History = submission.History.Select(change => new { State = MemberName.Of(change.State), change.At }),
            Problems = submission.Problems.Select(Of),
            submission.MoreProblems,
            Warnings = submission.Warnings.Select(Of),
            submission.RejectedPage,
            submission.RejectedCopy,
        };

    private static object Of(Notice notice) =>
        new
        {
            notice.Code,
            notice.File,
            notice.Sheet,
            notice.Cell,
            notice.Item,
            notice.Value,
            notice.MessageTh,
            notice.MessageEn,
        };

    private static string Key(int indicator) => indicator.ToString(CultureInfo.InvariantCulture);
}
