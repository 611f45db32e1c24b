using Ita.Assessment;
using Ita.Pipeline.Scoring;
using Ita.Storage;
using Ita.Web.Access;

namespace Ita.Web.Uploads;

/// <summary>Reads what the upload page shows.</summary>
internal sealed class UploadPageReader(
    FrameworkLibrary frameworks,
    SubmissionReader submissions,
    StorageAccount account
)
{
    /// <summary>Null for a year without a framework: nothing of it could be accepted.</summary>
    /// <param name="agency">Whose page.</param>
    /// <param name="year">Of which year.</param>
    /// <param name="sent">Ids of uploads of that agency and year; one that is not there is left out.</param>
    /// <param name="visitor">The way to copies that they may not see is left out.</param>
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
        return new UploadView
        {
            Agency = agency,
            FiscalYear = year,
            Years = [.. catalogue.Years.Reverse()],
            Questionnaires = [.. framework.Questionnaires.Select(questionnaire => questionnaire.Instrument)],
            Container = ContainerNames.Uploads,
            StorageAddress = account.Blobs.Uri.ToString().TrimEnd('/'),
            StorageAccount = account.Blobs.AccountName,
            Sent = await submissions.FindAsync(agency.Code, year, sent, visitor, cancellationToken),
        };
    }
}
