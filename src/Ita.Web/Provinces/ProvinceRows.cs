using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Comparison;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Rescoring;
using Ita.Storage.Results;
using Ita.Web.Access;

namespace Ita.Web.Provinces;

/// <summary>Makes an agency's line of what is stored of it.</summary>
internal static class ProvinceRows
{
    /// <param name="listed">As the registry has it now.</param>
    /// <param name="framework">Of the year.</param>
    /// <param name="row">Its result; null if it has none.</param>
    /// <param name="upload">Its newest upload; null if there is none.</param>
    /// <param name="before">The year before's total.</param>
    public static ProvinceRow Of(
        ListedAgency listed,
        Framework? framework,
        ResultRow? row,
        LatestUpload? upload,
        Score? before
    )
    {
        var agency = listed.Agency;
        var bare = new ProvinceRow
        {
            Code = agency.Code,
            Name = agency.Name,
            NameKey = listed.NameKey,
            Kind = agency.Kind,
            District = agency.District,
            State = StateOf(row, upload),
            NewestUploadRefused = upload?.State is SubmissionState.Rejected or SubmissionState.Failed,
        };
        if (row is null)
            return bare;
        var result = row.Result;
        return bare with
        {
            Missing = result.Missing,
            Samples =
            [
                .. row
                    .Respondents.Where(part => part.Key != Instrument.OIT)
                    .Select(part => (part.Key, Count: Disclosure.Shown(part.Value)))
                    .Concat(result.FewRespondents.Select(part => (Key: part, Count: (int?)null)))
                    .DistinctBy(part => part.Key)
                    .OrderBy(part => part.Key)
                    .Select(part => new SampleSize(part.Key, part.Count, Required(framework, part.Key, row, agency))),
            ],
            Iit = result.ScoreOf(Instrument.IIT),
            Eit = result.ScoreOf(Instrument.EIT),
            Oit = result.ScoreOf(Instrument.OIT),
            Indicators = result
                .Indicators.Where(indicator => indicator.Score is not null)
                .ToImmutableSortedDictionary(indicator => indicator.Id, indicator => indicator.Score!.Value),
            Withheld =
            [
                .. result.Indicators.Where(indicator => indicator.IsWithheld).Select(indicator => indicator.Id),
            ],
            Awaited =
            [
                .. result.Indicators.Where(indicator => indicator.AwaitsRelease).Select(indicator => indicator.Id),
            ],
            Total = result.Total,
            Level = result.Level,
            Change = result.Total is { } total && before is { } last ? Change.Of(last, total) : null,
            HasReport = row.ReportVersion is not null,
            IsProvisional = result.IsProvisional,
            FrameworkVersion = result.FrameworkVersion,
            IsOlder = framework is not null && YearRescoring.IsOlder(row, framework),
        };
    }

    /// <summary>
    /// By what the upload says, else by the sampling rule; null where the year has none for the questionnaire, or the
    /// population is not known.
    /// </summary>
    public static int? Required(Framework? framework, Instrument part, ResultRow row, Agency agency)
    {
        int? stated = row.RequiredRespondents?.TryGetValue(part, out var needed) == true ? needed : null;
        return framework is null ? stated : framework.RequiredRespondents(part, stated, agency.StaffCount);
    }

    private static AgencyState StateOf(ResultRow? row, LatestUpload? upload) =>
        (row, upload?.State) switch
        {
            ({ Result.IsComplete: true, ReportVersion: not null }, _) => AgencyState.Reported,
            ({ Result.IsComplete: true }, _) => AgencyState.Scored,
            (not null, _) => AgencyState.Incomplete,
            (null, SubmissionState.Rejected) => AgencyState.Rejected,
            (null, SubmissionState.Failed) => AgencyState.Failed,
            (null, not null) => AgencyState.Processing,
            _ => AgencyState.Nothing,
        };
}
