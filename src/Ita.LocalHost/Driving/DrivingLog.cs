namespace Ita.LocalHost.Driving;

/// <summary>
/// What drives the functions on one machine logs, each with a number of its own: 41xx.
/// </summary>
internal static partial class DrivingLog
{
    [LoggerMessage(
        EventId = 4101,
        Level = LogLevel.Warning,
        Message = "The container {Container} could not be listed; trying again."
    )]
    public static partial void ContainerUnlisted(this ILogger log, Exception exception, string container);

    [LoggerMessage(
        EventId = 4102,
        Level = LogLevel.Warning,
        Message = "Attempt {Attempt} at a blob of {Container} failed."
    )]
    public static partial void BlobFailed(this ILogger log, Exception exception, int attempt, string container);

    [LoggerMessage(
        EventId = 4103,
        Level = LogLevel.Warning,
        Message = "The queue {Queue} could not be read; trying again."
    )]
    public static partial void QueueUnread(this ILogger log, Exception exception, string queue);

    [LoggerMessage(
        EventId = 4104,
        Level = LogLevel.Warning,
        Message = "A message of {Queue} could not be taken off it and will be delivered again."
    )]
    public static partial void MessageKept(this ILogger log, Exception exception, string queue);

    [LoggerMessage(
        EventId = 4105,
        Level = LogLevel.Warning,
        Message = "Attempt {Attempt} at a message of {Queue} failed."
    )]
    public static partial void MessageFailed(this ILogger log, Exception exception, long attempt, string queue);

    [LoggerMessage(
        EventId = 4106,
        Level = LogLevel.Error,
        Message = "The last attempt at a message of {Queue} failed."
    )]
    public static partial void MessagePoisoned(this ILogger log, Exception exception, string queue);

    [LoggerMessage(
        EventId = 4107,
        Level = LogLevel.Warning,
        Message = "The storage account does not answer; trying again."
    )]
    public static partial void StorageDown(this ILogger log, Exception exception);

    [LoggerMessage(EventId = 4108, Level = LogLevel.Error, Message = "{Function} failed; its next call tries again.")]
    public static partial void TimerFailed(this ILogger log, Exception exception, string function);

    [LoggerMessage(
        EventId = 4109,
        Level = LogLevel.Warning,
        Message = "The storage is used by Azurite's published key, which every web page knows too. Run it by the command "
            + "storage, and start the app after it."
    )]
    public static partial void StorageIsOpen(this ILogger log);
}
