using Ita.Pipeline;
using Ita.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ita.Cli.Commands;

/// <summary>The pipeline's steps on the storage account that a command works on.</summary>
internal static class PipelineProvider
{
    /// <returns>The steps; dispose of it when the command is done.</returns>
    public static ServiceProvider Create(StorageAccount storage)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddItaPipeline(new ConfigurationBuilder().Build());

        // In place of the account that the app's settings would name: the last one registered counts.
        services.AddSingleton(storage);
        return services.BuildServiceProvider();
    }
}
