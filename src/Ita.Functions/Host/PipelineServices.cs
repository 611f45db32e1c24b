using Ita.Pipeline;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Audit;
using Ita.Storage.FollowUps;
using Ita.Storage.Frameworks;
using Ita.Storage.Queues;
using Ita.Storage.Reconciling;
using Ita.Storage.Reports;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Storage.Tallies;
using Ita.Storage.Uploads;

namespace Ita.Functions.Host;

/// <summary>The stores and the steps, from the app's settings.</summary>
public static class PipelineServices
{
    /// <summary>For the app, and for tools that run a step themselves; a clock and logging are theirs to add.</summary>
    public static void AddPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection(ItaOptions.Section).Get<ItaOptions>() ?? new ItaOptions());
        services.AddSingleton(_ => new StorageAccount(StorageSettings.From(configuration)));
        services.AddSingleton<StorageGate>();

        services.AddSingleton<AgencyStore>();
        services.AddSingleton<FollowUpStore>();
        services.AddSingleton<AuditStore>();
        services.AddSingleton<FrameworkStore>();
        services.AddSingleton<ReconciliationStore>();
        services.AddSingleton<RejectedStore>();
        services.AddSingleton<ReportStore>();
        services.AddSingleton<ResultStore>();
        services.AddSingleton<SubmissionStore>();
        services.AddSingleton<TallyStore>();
        services.AddSingleton<UploadStore>();
        services.AddSingleton<WorkQueues>();

        services.AddSingleton<FrameworkLibrary>();
        services.AddSingleton<FrameworkIngestion>();
        services.AddSingleton<Rescoring>();
        services.AddSingleton<RejectedCopyWriting>();
        services.AddSingleton<RejectedCopyCleaning>();
        services.AddSingleton<WorkbookIntake>();
        services.AddSingleton<SurveyExportIngestion>();
        services.AddSingleton<RegistryIngestion>();
        services.AddSingleton<FollowUpIngestion>();
        services.AddSingleton<AgencyScoring>();
        services.AddSingleton<ReportWriting>();
        services.AddSingleton<FormerPlaces>();
        services.AddSingleton<ResultRenewal>();
        services.AddSingleton<SubmissionResumption>();
        services.AddSingleton<SubmissionRestart>();
        services.AddSingleton<UploadReconciliation>();
        services.AddSingleton<FailureRecording>();
    }
}
