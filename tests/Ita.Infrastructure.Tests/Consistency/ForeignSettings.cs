namespace Ita.Infrastructure.Tests.Consistency;

/// <summary>
/// Settings that are not in the code, the sample and infra alike, each for its reason. Nothing else may be left out
/// anywhere.
/// </summary>
internal static class ForeignSettings
{
    /// <summary>Read by the Functions host, the platform or its sign-in; no code of ours looks at them.</summary>
    public static IReadOnlySet<string> OfTheHost { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "AzureWebJobsStorage",
            "AzureWebJobsStorage__blobServiceUri",
            "AzureWebJobsStorage__queueServiceUri",
            "AzureWebJobsStorage__tableServiceUri",
            "AzureWebJobsStorage__credential",
            "AzureWebJobsStorage__clientId",
            "FUNCTIONS_WORKER_RUNTIME",
            "OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID",
            "WEBSITE_AUTH_AAD_ALLOWED_TENANTS",
        };

    /// <summary>
    /// Set by the host or the platform for the app, or given to a program on one machine; nobody who installs writes
    /// them down.
    /// </summary>
    public static IReadOnlySet<string> OfTheMachine { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "AZURE_FUNCTIONS_ENVIRONMENT",
            "Port",
            "LocalAdministrator",
            // As compiled, Event Grid; a developer's machine scans.
            "BlobTriggerSource",
            "StopWithInput",
            "LocalHost__",
            // It may carry a key; in Azure nothing does.
            "OTEL_EXPORTER_OTLP_HEADERS",
        };
}
