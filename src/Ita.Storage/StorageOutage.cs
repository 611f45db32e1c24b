using Azure;
using Azure.Identity;

namespace Ita.Storage;

/// <summary>Tells a store that is down, full or overrun from a fault of the app's own.</summary>
public static class StorageOutage
{
    /// <summary>
    /// Whether something failed because storage did not answer, or answered that it cannot at the moment: trying again
    /// later may do. Not what it refuses for good, nor what is not there.
    /// </summary>
    public static bool Is(Exception exception) =>
        exception switch
        {
            // No status: the request never got an answer.
            RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,

            // What all tries together ended in.
            AggregateException { InnerExceptions: { Count: > 0 } tries } => tries.All(IsOfOneTry),
            StorageContentionException or AuthenticationFailedException => true,
            _ => false,
        };

    // A try that took longer than a try may (NetworkTimeout) was cancelled by the client itself.
    private static bool IsOfOneTry(Exception exception) => exception is OperationCanceledException || Is(exception);
}
