namespace Ita.Web.Health;

internal static partial class HealthLog
{
    [LoggerMessage(EventId = 5002, Level = LogLevel.Error, Message = "{Dependency} does not answer: {Reason}.")]
    public static partial void DependencyDown(ILogger log, string dependency, string reason);
}
