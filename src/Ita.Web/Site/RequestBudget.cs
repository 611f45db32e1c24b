using Ita.Storage;
using Microsoft.AspNetCore.Http.Features;

namespace Ita.Web.Site;

/// <summary>
/// A request's time for storage (<see cref="StoragePatience"/>). The clients hold out for over a minute, which is right
/// for a queue's work and too long for a person. Time in which the sender is waited for does not count, nor does the
/// time in which an answer goes out.
/// </summary>
internal sealed class RequestBudget : IDisposable
{
    /// <summary>For an endpoint that limits itself.</summary>
    public static readonly object OwnBudget = new BudgetMetadata(0);

    /// <summary>For an order that goes through a whole year.</summary>
    public static readonly object LongBudget = new BudgetMetadata(12);

    private readonly CancellationTokenSource _spent;
    private readonly TimeSpan _length;

    private RequestBudget(TimeSpan length, TimeProvider time)
    {
        _length = length;
        _spent = new CancellationTokenSource(length, time);
    }

    /// <summary>
    /// Ends when the time is up, and not when the sender leaves: for what has to come to its end all the same.
    /// </summary>
    public CancellationToken Token => _spent.Token;

    /// <summary>Something was achieved: the time begins anew.</summary>
    public void Renew() => _spent.CancelAfter(_length);

    /// <summary>Nobody waits for storage now.</summary>
    public void Stop() => _spent.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose() => _spent.Dispose();

    /// <summary>Of the request, which is not one to an endpoint with <see cref="OwnBudget"/>.</summary>
    public static RequestBudget Of(HttpContext context) => context.Features.GetRequiredFeature<RequestBudget>();

    public static async Task KeepAsync(HttpContext context, RequestDelegate next)
    {
        var times = context.GetEndpoint()?.Metadata.GetMetadata<BudgetMetadata>()?.Times ?? 1;
        if (times == 0)
        {
            await next(context);
            return;
        }

        var services = context.RequestServices;
        var budget = new RequestBudget(
            services.GetRequiredService<StoragePatience>().Limit * times,
            services.GetRequiredService<TimeProvider>()
        );
        var (aborted, body) = (context.RequestAborted, context.Request.Body);
        var ended = CancellationTokenSource.CreateLinkedTokenSource(aborted, budget.Token);

        // Not here: an answer without a body starts after all of this.
        context.Response.RegisterForDispose(budget);
        context.Response.RegisterForDispose(ended);
        context.Features.Set(budget);
        context.RequestAborted = ended.Token;
        context.Request.Body = new BudgetedStream(body, budget);
        context.Response.OnStarting(() =>
        {
            budget.Stop();
            return Task.CompletedTask;
        });
        try
        {
            await next(context);
        }
        catch (Exception e)
            when (!aborted.IsCancellationRequested && !context.Response.HasStarted && budget.IsOutage(e))
        {
            BudgetLog.StorageDown(services.GetRequiredService<ILogger<RequestBudget>>(), e.GetType().Name);
            context.RequestAborted = aborted;
            context.Response.Clear();
            await Problems.StorageDown().ExecuteAsync(context);
        }
        finally
        {
            context.RequestAborted = aborted;
            context.Request.Body = body;
        }
    }

    /// <summary>Whether something failed for want of storage.</summary>
    public bool IsOutage(Exception exception) =>
        StorageOutage.Is(exception) || (exception is OperationCanceledException && _spent.IsCancellationRequested);

    private sealed record BudgetMetadata(int Times);
}

/// <summary>A stream that is waited for on nobody's budget: what comes out of it starts the time anew.</summary>
internal sealed class BudgetedStream(Stream inner, RequestBudget budget) : ForwardStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        budget.Stop();
        try
        {
            return await inner.ReadAsync(buffer, cancellationToken);
        }
        finally
        {
            budget.Renew();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);
}

internal static partial class BudgetLog
{
    [LoggerMessage(
        EventId = 5004,
        Level = LogLevel.Error,
        Message = "A request was answered with 503: storage did not answer in time ({Reason})."
    )]
    public static partial void StorageDown(ILogger log, string reason);
}
