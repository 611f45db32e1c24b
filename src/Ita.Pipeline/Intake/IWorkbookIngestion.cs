using Ita.Assessment.Frameworks;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;

namespace Ita.Pipeline.Intake;

/// <summary>What becomes of one kind of workbook that <see cref="WorkbookIntake"/> has taken in.</summary>
internal interface IWorkbookIngestion
{
    /// <summary>Reads it by the frameworks in force, and accepts or rejects it.</summary>
    Task ReadAsync(
        BlobVersion blob,
        UploadPath path,
        Workbook workbook,
        FrameworkCatalogue catalogue,
        CancellationToken cancellationToken
    );

    /// <summary>It was accepted before: the messages for what comes next may have got lost.</summary>
    Task SendAgainAsync(UploadPath path, Submission accepted, CancellationToken cancellationToken);
}
