using Ita.Functions.IngestFollowUp;
using Ita.Functions.IngestFramework;
using Ita.Functions.IngestRegistry;
using Ita.Functions.IngestSurveyExport;
using Ita.Functions.ReconcileUploads;
using Ita.Functions.RecordReportFailure;
using Ita.Functions.RecordScoringFailure;
using Ita.Functions.RecordUploadFailure;
using Ita.Functions.ScoreAgency;
using Ita.Functions.WriteReport;

namespace Ita.Functions;

/// <summary>
/// What stands beside pages and API, for a host only: on one machine nobody but the app itself drives the steps.
/// </summary>
internal static class Endpoints
{
    public static void MapTriggers(IEndpointRouteBuilder routes)
    {
        IngestSurveyExportFunction.Map(routes);
        IngestRegistryFunction.Map(routes);
        IngestFollowUpFunction.Map(routes);
        IngestFrameworkFunction.Map(routes);
        ScoreAgencyFunction.Map(routes);
        WriteReportFunction.Map(routes);
        ReconcileUploadsFunction.Map(routes);
        RecordUploadFailureFunction.Map(routes);
        RecordScoringFailureFunction.Map(routes);
        RecordReportFailureFunction.Map(routes);
    }
}
