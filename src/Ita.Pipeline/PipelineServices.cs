using Ita.Pipeline.Failures;
using Ita.Pipeline.Intake;
using Ita.Pipeline.Reconciliation;
using Ita.Pipeline.Reporting;
using Ita.Pipeline.Rescoring;
using Ita.Pipeline.Scoring;
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
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ita.Pipeline;

/// <summary>The pipeline's steps and the stores they stand on.</summary>
public static class PipelineServices
{
    /// <summary>
    /// Adds every step and store, for whatever host drives them. The caller adds logging and, unless it is the
    /// system's, a <see cref="TimeProvider"/>.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">With the sections <c>Ita</c> (<see cref="ItaOptions"/>) and <c>ItaStorage</c>
    /// (<see cref="StorageSettings"/>).</param>
    public static IServiceCollection AddItaPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var options = configuration.GetSection(ItaOptions.Section).Get<ItaOptions>() ?? new ItaOptions();
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(options.Report)
            .AddSingleton(new ReconciliationOptions { Grace = options.ReconciliationGrace })
            .AddStorage(configuration)
            .AddSteps();
    }

    private static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(_ => new StorageAccount(StorageSettings.From(configuration)))
            .AddSingleton<StorageGate>()
            .AddSingleton<AgencyStore>()
            .AddSingleton<FollowUpStore>()
            .AddSingleton<AuditStore>()
            .AddSingleton<FrameworkStore>()
            .AddSingleton<ReconciliationStore>()
            .AddSingleton<RejectedStore>()
            .AddSingleton<ReportStore>()
            .AddSingleton<ResultStore>()
            .AddSingleton<SubmissionStore>()
            .AddSingleton<TallyStore>()
            .AddSingleton<UploadStore>()
            .AddSingleton<WorkQueues>();

    private static IServiceCollection AddSteps(this IServiceCollection services) =>
        services
            .AddSingleton<FrameworkLibrary>()
            .AddSingleton<FrameworkIngestion>()
            .AddSingleton<YearRescoring>()
            .AddSingleton<RejectedCopyWriting>()
            .AddSingleton<RejectedCopyCleaning>()
            .AddSingleton<WorkbookIntake>()
            .AddSingleton<SurveyExportIngestion>()
            .AddSingleton<RegistryIngestion>()
            .AddSingleton<FollowUpIngestion>()
            .AddSingleton<AgencyScoring>()
            .AddSingleton<ReportWriting>()
            .AddSingleton<FormerPlaces>()
            .AddSingleton<ResultRenewal>()
            .AddSingleton<SubmissionResumption>()
            .AddSingleton<SubmissionRestart>()
            .AddSingleton<UploadReconciliation>()
            .AddSingleton<FailureRecording>();
}
