using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Telemetry;

internal static partial class TelemetryLog
{
    [LoggerMessage(EventId = 5001, Level = LogLevel.Warning, Message = "The queues could not be looked at: {Reason}.")]
    public static partial void QueuesUnknown(this ILogger log, string reason);
}
