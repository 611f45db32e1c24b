using Ita.Assessment;
using Ita.Pipeline.Scoring;
using Ita.Storage;
using Ita.Storage.Submissions;
using Ita.Web.Access;

namespace Ita.Web.Uploads;

/// <summary>Reads what the upload page shows.</summary>
internal sealed class UploadViewReader(FrameworkLibrary frameworks, SubmissionStore submissions, StorageAccount account)
{
    /// <summary>Null for a year without a framework: nothing of it could be accepted.</summary>
    /// <param name="agency">Whose page.</param>
    /// <param name="year">Of which year.</param>
    /// <param name="sent">Ids of uploads of that agency and year; one that is not there is left out.</param>
    /// <param name="visitor">The way to copies that he may not see is left out.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<UploadView?> ReadAsync(
        Agency agency,
        FiscalYear year,
        IEnumerable<string> sent,
        Visitor visitor,
        CancellationToken cancellationToken
    )
    {
        var catalogue = await frameworks.GetAsync(cancellationToken);
        if (catalogue.Find(year) is not { } framework)
            return null;
        var found = await Task.WhenAll(
            sent.Select(id => submissions.FindAsync(agency.Code, year, id, cancellationToken))
        );
        return new UploadView
        {
            Agency = agency,
            FiscalYear = year,
            Years = [.. catalogue.Years.Reverse()],
            Questionnaires = [.. framework.Questionnaires.Select(questionnaire => questionnaire.Instrument)],
            Container = ContainerNames.Uploads,
            StorageAddress = account.Blobs.Uri.ToString().TrimEnd('/'),
            StorageAccount = account.Blobs.AccountName,
            Sent =
            [
                .. found
                    .OfType<Submission>()
                    .Select(submission => ViewOf(submission, year, visitor.MaySeeRespondents(agency.Code))),
            ],
        };
    }

    private static SubmissionView ViewOf(Submission submission, FiscalYear year, bool seesRespondents)
    {
        var view = SubmissionView.Of(submission, year);
        return seesRespondents ? view : view with { RejectedCopy = null };
    }
}
