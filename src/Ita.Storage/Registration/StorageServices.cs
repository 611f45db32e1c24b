using Ita.Storage.Agencies;
using Ita.Storage.Audit;
using Ita.Storage.Erasing;
using Ita.Storage.FollowUps;
using Ita.Storage.Frameworks;
using Ita.Storage.Profiles;
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
using Microsoft.Extensions.Logging;

namespace Ita.Storage.Registration;

/// <summary>The storage account and the stores on it.</summary>
public static class StorageServices
{
    /// <summary>
    /// Adds the account, its gate, its queues and every store, each once, and the system's clock where no other
    /// <see cref="TimeProvider"/> is there.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">With the section <c>ItaStorage</c> (<see cref="StorageSettings"/>); read when the
    /// account is first asked for.</param>
    public static IServiceCollection AddItaStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(provider => new StorageAccount(
                StorageSettings.From(configuration),
                provider.GetService<ILogger<UnreadableRows>>()
            ))
            .AddSingleton<StorageGate>()
            .AddSingleton<AgencyStore>()
            .AddSingleton<AgencyTraces>()
            .AddSingleton<AuditStore>()
            .AddSingleton<FollowUpStore>()
            .AddSingleton<FrameworkStore>()
            .AddSingleton<ProfileStore>()
            .AddSingleton<ReconciliationStore>()
            .AddSingleton<RejectedStore>()
            .AddSingleton<ReportStore>()
            .AddSingleton<ResultStore>()
            .AddSingleton<SubmissionStore>()
            .AddSingleton<TallyStore>()
            .AddSingleton<UnreadableMessageStore>()
            .AddSingleton<UploadStore>()
            .AddSingleton<WorkQueues>();
    }
}
