using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Ita.Functions.Host;

namespace Ita.Functions.OneMachine;

/// <summary>
/// Delivers a queue's messages to a step as the Functions host does: several at a time, hidden while the step runs,
/// again after a failure, and to the poison queue after the last attempt.
/// </summary>
internal sealed class QueuePump(
    QueueClient queue,
    QueueClient? poison,
    Func<string, CancellationToken, Task> step,
    HostSettings settings,
    TimeProvider time,
    ILogger log
)
{
    /// <summary>
    /// Runs until <paramref name="stopping"/>, then lets the steps under way end, unless <paramref name="abort"/>.
    /// </summary>
    public async Task RunAsync(CancellationToken stopping, CancellationToken abort)
    {
        var working = new List<Task>();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                working.RemoveAll(task => task.IsCompleted);
                if (working.Count >= settings.Parallelism)
                {
                    await Task.WhenAny(working);
                    continue;
                }

                var messages = await queue.ReceiveMessagesAsync(
                    settings.Parallelism - working.Count,
                    settings.Visibility,
                    stopping
                );
                working.AddRange(messages.Value.Select(message => DeliverAsync(message, abort)));
                if (messages.Value.Length == 0)
                    await Task.Delay(settings.PollInterval, time, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException or OperationCanceledException)
            {
                log.QueueUnread(e, queue.Name);
                await Pause.ForAsync(settings.RetryDelay, time, stopping);
            }
        }

        await Task.WhenAll(working);
    }

    private async Task DeliverAsync(QueueMessage message, CancellationToken abort)
    {
        var hold = new Hold(queue, message, settings.Visibility, time);
        Exception? failure = null;

        // The queue counts, not this process: attempts that ended a process are among those that are used up.
        if (message.DequeueCount > settings.Attempts)
        {
            failure = new InvalidOperationException("None of the attempts came to an end.");
        }
        else
        {
            try
            {
                await step(message.Body.ToString(), abort);
            }
            catch (Exception e)
            {
                failure = e;
            }
        }

        await hold.EndAsync();
        try
        {
            if (failure is null)
                await queue.DeleteMessageAsync(message.MessageId, hold.PopReceipt, CancellationToken.None);
            else
                await FailedAsync(message, hold.PopReceipt, failure, abort);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            log.MessageKept(e, queue.Name);
        }
    }

    private async Task FailedAsync(QueueMessage message, string popReceipt, Exception failure, CancellationToken abort)
    {
        // A step that was stopped did not fail: the message shows up again at the next start.
        if (abort.IsCancellationRequested)
            return;
        if (message.DequeueCount < settings.Attempts)
        {
            log.MessageFailed(failure, message.DequeueCount, queue.Name);
            await queue.UpdateMessageAsync(
                message.MessageId,
                popReceipt,
                visibilityTimeout: settings.RetryDelay,
                cancellationToken: CancellationToken.None
            );
            return;
        }

        log.MessagePoisoned(failure, queue.Name);
        if (poison is not null)
            await poison.SendMessageAsync(message.Body, cancellationToken: CancellationToken.None);
        await queue.DeleteMessageAsync(message.MessageId, popReceipt, CancellationToken.None);
    }
}
