using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Rescoring;
using Ita.Pipeline.Scoring;
using Ita.Storage;
using Ita.Storage.Frameworks;
using Ita.Storage.Submissions;
using Ita.Web.Site;

namespace Ita.Web.Frameworks;

/// <summary>What is shown of frameworks, as JSON documents.</summary>
internal sealed class FrameworkViews(FrameworkLibrary frameworks, SubmissionStore submissions)
{
    /// <param name="withFiles">With what became of every uploaded file, newest first.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<object> ListAsync(bool withFiles, CancellationToken cancellationToken)
    {
        var catalogue = await frameworks.GetAsync(cancellationToken);
        var uploaded = (await frameworks.UploadedAsync(cancellationToken)).ToDictionary(one => one.FiscalYear);
        var files = withFiles
            ? await submissions.ListWithoutAgencyAsync(ContainerNames.Frameworks, cancellationToken)
            : null;
        return new
        {
            Frameworks = catalogue.Years.Select(year => Of(catalogue.Find(year)!, uploaded.GetValueOrDefault(year))),
            Files = files?.Select(Of),
        };
    }

    public static object Of(RescoringOffer offer) =>
        new
        {
            FiscalYear = offer.FiscalYear.Value,
            offer.FrameworkVersion,
            offer.RulesVersion,
            offer.Results,
            OlderResults = offer.Older,
            Versions = offer
                .OlderResults.GroupBy(older => (older.FrameworkVersion, older.RulesVersion))
                .Select(group => new
                {
                    group.Key.FrameworkVersion,
                    group.Key.RulesVersion,
                    Results = group.Count(),
                }),
        };

    private static object Of(Framework framework, StoredFramework? stored) =>
        new
        {
            FiscalYear = framework.FiscalYear.Value,
            framework.Version,
            Source = stored is null ? "built-in" : "uploaded",
            IsProvisional = framework.Certainty.IsProvisional,
            Sha256 = stored?.Sha256,
            UploadedAt = stored?.UploadedAt,
            InForceSince = stored?.AcceptedAt,
        };

    private static object Of(Submission file) =>
        new
        {
            File = file.Blob.Name,
            UploadedAt = file.Blob.LastModified,
            State = MemberName.Of(file.State),
            file.Sha256,
            Version = file.Sha256?[..12],
            file.ChangedAt,
            Problems = file.Problems.Select(Of),
            Warnings = file.Warnings.Select(Of),
        };

    private static object Of(Notice notice) =>
        new
        {
            notice.Code,
            Place = notice.Cell,
            Path = notice.Item,
            notice.MessageTh,
            notice.MessageEn,
        };
}
