namespace Ita.Functions.Telemetry;

internal static partial class TelemetryLog
{
    [LoggerMessage(EventId = 5001, Level = LogLevel.Warning, Message = "The queues could not be looked at: {Reason}.")]
    public static partial void QueuesUnknown(ILogger log, string reason);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Error, Message = "{Dependency} does not answer: {Reason}.")]
    public static partial void DependencyDown(ILogger log, string dependency, string reason);
}
