using Ita.Functions.Access;
using Ita.Functions.CheckHealth;
using Ita.Functions.DownloadFollowUp;
using Ita.Functions.DownloadFramework;
using Ita.Functions.DownloadRejected;
using Ita.Functions.DownloadReport;
using Ita.Functions.DownloadTemplate;
using Ita.Functions.IngestFollowUp;
using Ita.Functions.IngestFramework;
using Ita.Functions.IngestRegistry;
using Ita.Functions.IngestSurveyExport;
using Ita.Functions.ListTemplates;
using Ita.Functions.ReconcileUploads;
using Ita.Functions.RecordReportFailure;
using Ita.Functions.RecordScoringFailure;
using Ita.Functions.RecordUploadFailure;
using Ita.Functions.RescoreYear;
using Ita.Functions.RestartSubmission;
using Ita.Functions.ScoreAgency;
using Ita.Functions.ShowAgency;
using Ita.Functions.ShowAudit;
using Ita.Functions.ShowFrameworks;
using Ita.Functions.ShowLooseFiles;
using Ita.Functions.ShowOpenApi;
using Ita.Functions.ShowProvince;
using Ita.Functions.ShowProvinces;
using Ita.Functions.ShowSubmissions;
using Ita.Functions.UploadFiles;
using Ita.Functions.Web;
using Ita.Functions.WriteReport;

namespace Ita.Functions;

/// <summary>
/// Every function's endpoint. Triggers are there for a host only: on one machine nobody but the app itself drives the
/// steps.
/// </summary>
internal static class Endpoints
{
    public static void Map(WebApplication app, bool underHost)
    {
        if (underHost)
        {
            // The host asks here until somebody answers.
            app.MapGet("/", () => "ITA").WithMetadata(OpenToAll.Instance);
            MapTriggers(app);
        }
        else
        {
            app.MapGet("/", () => Results.Redirect("/api/provinces"));
        }

        var api = app.MapGroup("/api");
        HeadRequests.AllowOn(api);
        CheckHealthFunction.Map(api);
        MapPages(api);
    }

    private static void MapTriggers(IEndpointRouteBuilder routes)
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

    private static void MapPages(IEndpointRouteBuilder api)
    {
        ShowOpenApiFunction.Map(api);
        ShowAuditFunction.Map(api);
        UploadFilesFunction.Map(api);
        RestartSubmissionFunction.Map(api);
        DownloadReportFunction.Map(api);
        ListTemplatesFunction.Map(api);
        DownloadTemplateFunction.Map(api);
        DownloadRejectedFunction.Map(api);
        DownloadFollowUpFunction.Map(api);
        ShowSubmissionsFunction.Map(api);
        ShowAgencyFunction.Map(api);
        ShowProvinceFunction.Map(api);
        ShowProvincesFunction.Map(api);
        ShowLooseFilesFunction.Map(api);
        ShowFrameworksFunction.Map(api);
        DownloadFrameworkFunction.Map(api);
        RescoreYearFunction.Map(api);
    }
}
