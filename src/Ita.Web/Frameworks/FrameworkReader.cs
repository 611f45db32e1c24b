using Ita.Pipeline.Scoring;
using Ita.Storage;
using Ita.Storage.Submissions;

namespace Ita.Web.Frameworks;

/// <summary>Reads which frameworks are in force.</summary>
internal sealed class FrameworkReader(FrameworkLibrary frameworks, SubmissionStore submissions)
{
    /// <param name="withFiles">With what became of every uploaded file, newest first.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<FrameworksResponse> ReadAsync(bool withFiles, CancellationToken cancellationToken)
    {
        var catalogue = await frameworks.GetAsync(cancellationToken);
        var uploaded = (await frameworks.UploadedAsync(cancellationToken)).ToDictionary(one => one.FiscalYear);
        var files = withFiles
            ? await submissions.ListWithoutAgencyAsync(ContainerNames.Frameworks, cancellationToken)
            : null;
        return new FrameworksResponse
        {
            Frameworks = catalogue.Years.Select(year =>
                FrameworkResponse.Of(catalogue.Find(year)!, uploaded.GetValueOrDefault(year))
            ),
            Files = files?.Select(FrameworkFileResponse.Of),
        };
    }
}
