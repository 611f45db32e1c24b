using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Ita.LocalHost.Driving;

/// <summary>
/// Delivers a queue's messages to a step as the Functions host does: several at a time, hidden while the step runs,
/// again after a failure, and to the poison queue after the last attempt. Whatever happens, it goes on.
/// </summary>
/// <param name="queue">Whose messages are taken as they are: one that nobody can read is the step's to refuse.</param>
/// <param name="poison">Where a message goes as it is; null to give it up.</param>
/// <param name="step">What is done with a message.</param>
/// <param name="settings">How often and how many at a time.</param>
/// <param name="time">The clock.</param>
/// <param name="log">What failed.</param>
internal sealed class QueueTriggerListener(
    QueueClient queue,
    QueueClient? poison,
    Func<string, CancellationToken, Task> step,
    DrivingSettings settings,
    TimeProvider time,
    ILogger log
)
{
    /// <summary>
    /// Runs until <paramref name="stoppingToken"/>, then lets the steps under way end, unless
    /// <paramref name="abortToken"/>.
    /// </summary>
    public async Task RunAsync(CancellationToken stoppingToken, CancellationToken abortToken)
    {
        var working = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
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
                    stoppingToken
                );
                working.AddRange(messages.Value.Select(message => DeliverAsync(message, abortToken)));
                if (messages.Value.Length == 0)
                    await Task.Delay(settings.PollInterval, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                log.QueueUnread(e, queue.Name);
                await Pause.ForAsync(settings.RetryDelay, time, stoppingToken);
            }
        }

        await Task.WhenAll(working);
    }

    private async Task DeliverAsync(QueueMessage message, CancellationToken abortToken)
    {
        var lease = new MessageLease(queue, message, settings.Visibility, time);
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
                await step(message.Body.ToString(), abortToken);
            }
            catch (Exception e)
            {
                failure = e;
            }
        }

        await lease.EndAsync();
        try
        {
            if (failure is null)
                await queue.DeleteMessageAsync(message.MessageId, lease.PopReceipt, CancellationToken.None);
            else
                await FailedAsync(message, lease.PopReceipt, failure, abortToken);
        }
        catch (Exception e)
        {
            log.MessageKept(e, queue.Name);
        }
    }

    private async Task FailedAsync(
        QueueMessage message,
        string popReceipt,
        Exception failure,
        CancellationToken abortToken
    )
    {
        // A step that was stopped did not fail: the message shows up again at the next start.
        if (abortToken.IsCancellationRequested)
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
