using Ita.Pipeline.Erasing;
using Ita.Pipeline.Failures;
using Ita.Pipeline.Intake;
using Ita.Pipeline.Reconciliation;
using Ita.Pipeline.Reporting;
using Ita.Pipeline.Rescoring;
using Ita.Pipeline.Scoring;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Storage.Registration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

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
        return services
            .AddSingleton(options.Report)
            .AddSingleton(new ReconciliationOptions { Grace = options.ReconciliationGrace })
            .AddItaStorage(configuration)
            .AddSteps();
    }

    private static IServiceCollection AddSteps(this IServiceCollection services) =>
        services
            .AddSingleton<FrameworkLibrary>()
            .AddSingleton<AgencyScoring>()
            .AddSingleton<FormerPlaces>()
            .AddSingleton<YearRescoring>()
            .AddSingleton<RenamedAgencies>()
            .AddSingleton<ReportInputSource>()
            .AddSingleton<ReportComposition>()
            .AddSingleton<ReportWriting>()
            .AddSingleton<ProfileSaving>()
            .AddSingleton<MeasureEditing>()
            .AddSingleton<UploadIntake>()
            .AddSingleton<SubmissionMessages>()
            .AddSingleton<RejectedCopyWriting>()
            .AddSingleton<SurveyExportIngestion>()
            .AddSingleton<FollowUpIngestion>()
            .AddSingleton<ResultsIngestion>()
            .AddSingleton<WaitingUploads>()
            .AddSingleton<RegistryIngestion>()
            .AddSingleton<FrameworkIngestion>()
            // What others wait for comes first.
            .AddSingleton<IIngestion>(provider => provider.GetRequiredService<FrameworkIngestion>())
            .AddSingleton<IIngestion>(provider => provider.GetRequiredService<RegistryIngestion>())
            .AddSingleton<IIngestion>(provider => provider.GetRequiredService<SurveyExportIngestion>())
            .AddSingleton<IIngestion>(provider => provider.GetRequiredService<FollowUpIngestion>())
            .AddSingleton<IIngestion>(provider => provider.GetRequiredService<ResultsIngestion>())
            .AddSingleton<IRestoring>(provider => provider.GetRequiredService<RegistryIngestion>())
            .AddSingleton<IRestoring>(provider => provider.GetRequiredService<SurveyExportIngestion>())
            .AddSingleton<IRestoring>(provider => provider.GetRequiredService<FollowUpIngestion>())
            .AddSingleton<IRestoring>(provider => provider.GetRequiredService<ResultsIngestion>())
            .AddSingleton<MissedBlobs>()
            .AddSingleton<LostResults>()
            .AddSingleton<LostFigures>()
            .AddSingleton<StalledSubmissions>()
            .AddSingleton<PublishedTableProgress>()
            .AddSingleton<SubmissionResumption>()
            .AddSingleton<RejectedCopyCleaning>()
            .AddSingleton<ResultRenewal>()
            .AddSingleton<UploadReconciliation>()
            .AddSingleton<SubmissionRestart>()
            .AddSingleton<FailureRecording>()
            .AddSingleton<AgencyErasing>()
            .AddSingleton<QueueGauges>()
            .AddHostedService<QueueObserver>();
}
