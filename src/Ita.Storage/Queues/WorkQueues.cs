using System.Diagnostics;
using Ita.Assessment;

namespace Ita.Storage.Queues;

/// <summary>
/// Puts agency-years on their way. A message may be sent, and is delivered, more than once: every step can run twice.
/// </summary>
/// <param name="account">Where the queues are.</param>
/// <param name="time">The clock of <see cref="WorkMessage.SentAt"/>; the system's if left out.</param>
public sealed class WorkQueues(StorageAccount account, TimeProvider? time = null)
{
    private const int MostWaiting = 32;

    /// <summary>To <c>score-agency</c>.</summary>
    public Task ScoreAsync(AgencyCode agency, FiscalYear year, CancellationToken cancellationToken = default) =>
        SendAsync(QueueNames.ScoreAgency, new WorkMessage(agency, year), cancellationToken: cancellationToken);

    /// <summary>To <c>score-agency</c>, by the framework in force whatever the result was computed by.</summary>
    public Task RescoreAsync(AgencyCode agency, FiscalYear year, CancellationToken cancellationToken = default) =>
        SendAsync(
            QueueNames.ScoreAgency,
            new WorkMessage(agency, year) { Rescore = true },
            cancellationToken: cancellationToken
        );

    /// <summary>To <c>write-report</c>.</summary>
    public Task WriteReportAsync(AgencyCode agency, FiscalYear year, CancellationToken cancellationToken = default) =>
        SendAsync(QueueNames.WriteReport, new WorkMessage(agency, year), cancellationToken: cancellationToken);

    /// <param name="queue">One of <see cref="QueueNames.Work"/>.</param>
    /// <param name="message">Which agency-year. The trace that is under way goes along.</param>
    /// <param name="delay">How long nobody sees it; at once if left out.</param>
    /// <param name="cancellationToken">Ends it; whether it was sent is then not known.</param>
    public Task SendAsync(
        string queue,
        WorkMessage message,
        TimeSpan? delay = null,
        CancellationToken cancellationToken = default
    ) =>
        account
            .Queue(queue)
            .SendMessageAsync(
                Stamped(message).ToJson(),
                visibilityTimeout: delay,
                cancellationToken: cancellationToken
            );

    /// <summary>
    /// Whether so many messages wait that one which would be sent again is most likely among them: whoever makes up for
    /// lost messages must not make the queues of a busy day longer with each round.
    /// </summary>
    public async Task<bool> AreBusyAsync(CancellationToken cancellationToken = default)
    {
        foreach (var queue in QueueNames.Work)
        {
            if (await CountAsync(queue, cancellationToken) > MostWaiting)
                return true;
        }

        return false;
    }

    /// <summary>About how many messages wait in a queue, those being worked on included.</summary>
    public async Task<int> CountAsync(string queue, CancellationToken cancellationToken = default) =>
        (await account.Queue(queue).GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;

    private WorkMessage Stamped(WorkMessage message) =>
        message with
        {
            TraceParent = Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : null,
            SentAt = (time ?? TimeProvider.System).GetUtcNow(),
        };
}
