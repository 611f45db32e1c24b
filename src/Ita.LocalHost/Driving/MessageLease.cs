using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Ita.LocalHost.Driving;

/// <summary>
/// Keeps a received message hidden while its step runs. Ended first, so that <see cref="PopReceipt"/> is the last one
/// given.
/// </summary>
internal sealed class MessageLease
{
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _renewing;

    public MessageLease(QueueClient queue, QueueMessage message, TimeSpan visibility, TimeProvider time)
    {
        PopReceipt = message.PopReceipt;
        _renewing = RenewAsync(queue, message.MessageId, visibility, time);
    }

    public string PopReceipt { get; private set; }

    public async Task EndAsync()
    {
        await _ended.CancelAsync();
        await _renewing;
        _ended.Dispose();
    }

    private async Task RenewAsync(QueueClient queue, string id, TimeSpan visibility, TimeProvider time)
    {
        using var timer = new PeriodicTimer(visibility / 2, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                // The message's text is left out of the update and so stays as it is.
                var receipt = await queue.UpdateMessageAsync(
                    id,
                    PopReceipt,
                    visibilityTimeout: visibility,
                    cancellationToken: _ended.Token
                );
                PopReceipt = receipt.Value.PopReceipt;
            }
        }
        catch
        {
            // A message that could not be held is delivered again, which every step allows for.
        }
    }
}
