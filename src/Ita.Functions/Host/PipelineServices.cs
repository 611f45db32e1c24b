using Azure.Identity;
using Ita.Pipeline;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Audit;
using Ita.Storage.Measures;
using Ita.Storage.Queues;
using Ita.Storage.Reports;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Storage.Tallies;
using Ita.Storage.Uploads;

namespace Ita.Functions.Host;

/// <summary>The stores and the steps, from the app's settings.</summary>
internal static class PipelineServices
{
    /// <summary>The setting with the storage account: the one that the bindings in function.json name.</summary>
    public const string StorageSetting = "ItaStorage";

    public static void AddPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection(ItaOptions.Section).Get<ItaOptions>() ?? new ItaOptions());
        services.AddSingleton(_ => new StorageAccount(StorageFrom(configuration)));
        services.AddSingleton<StorageGate>();

        services.AddSingleton<AgencyStore>();
        services.AddSingleton<AuditStore>();
        services.AddSingleton<MeasureStore>();
        services.AddSingleton<ReportStore>();
        services.AddSingleton<ResultStore>();
        services.AddSingleton<SubmissionStore>();
        services.AddSingleton<TallyStore>();
        services.AddSingleton<UploadStore>();
        services.AddSingleton<WorkQueues>();

        services.AddSingleton<FrameworkLibrary>();
        services.AddSingleton<SurveyExportIngestion>();
        services.AddSingleton<RegistryIngestion>();
        services.AddSingleton<AgencyScoring>();
        services.AddSingleton<ReportWriting>();
        services.AddSingleton<UploadReconciliation>();
        services.AddSingleton<FailureRecording>();
    }

    /// <summary>
    /// In the shapes that the host's bindings accept: <c>ItaStorage</c>, a connection string; or <c>ItaStorage__accountName</c>, or
    /// <c>__blobServiceUri</c>, <c>__queueServiceUri</c>, <c>__tableServiceUri</c>, with the app's managed identity
    /// (<c>__clientId</c> for one of the user's own). Without any of them Azurite on its standard ports.
    /// </summary>
    private static StorageOptions StorageFrom(IConfiguration configuration)
    {
        var storage = configuration.GetSection(StorageSetting);
        if (!string.IsNullOrEmpty(storage.Value)) return new StorageOptions { ConnectionString = storage.Value };
        if (!storage.GetChildren().Any()) return new StorageOptions { ConnectionString = "UseDevelopmentStorage=true" };
        var account = storage["accountName"];
        return new StorageOptions
        {
            BlobServiceUri = Service(storage["blobServiceUri"], account, "blob"),
            QueueServiceUri = Service(storage["queueServiceUri"], account, "queue"),
            TableServiceUri = Service(storage["tableServiceUri"], account, "table"),
            Credential = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = storage["clientId"] }),
        };
    }

    private static Uri? Service(string? uri, string? account, string service) =>
        uri is { Length: > 0 } ? new Uri(uri) : account is { Length: > 0 } ? new Uri($"https://{account}.{service}.core.windows.net") : null;
}
