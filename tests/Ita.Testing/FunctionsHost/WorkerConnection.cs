using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using Ita.Testing.FunctionsHost.Rpc;

namespace Ita.Testing.FunctionsHost;

/// <summary>
/// The worker ended, did not answer in time, or refused what the host asked of it. The message holds what the worker
/// wrote.
/// </summary>
public sealed class WorkerException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The one stream between the host and its worker. Thread-safe.</summary>
internal sealed class WorkerConnection
{
    // A worker that ends breaks the stream first; how it ended is the better thing to say.
    private static readonly TimeSpan s_exitGrace = TimeSpan.FromMilliseconds(500);

    private readonly Channel<StreamingMessage> _outgoing = Channel.CreateUnbounded<StreamingMessage>();
    private readonly Channel<StreamingMessage> _answers = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<InvocationResponse>> _invocations = new(
        StringComparer.Ordinal
    );
    private readonly ConcurrentQueue<RpcLog> _logs = new();
    private volatile Exception? _closed;

    public IReadOnlyCollection<RpcLog> Logs => _logs;

    public void Send(StreamingMessage message) => _outgoing.Writer.TryWrite(message);

    /// <summary>
    /// The next answer that belongs to no invocation: everything of the conversation's beginning.
    /// </summary>
    /// <exception cref="WorkerException">Another one came, or the worker ended.</exception>
    public async Task<StreamingMessage> ReceiveAsync(
        StreamingMessage.ContentOneofCase expected,
        CancellationToken cancellationToken
    )
    {
        StreamingMessage message;
        try
        {
            message = await _answers.Reader.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException e)
        {
            throw new WorkerException(e.InnerException?.Message ?? "The worker closed the stream.", e);
        }

        return message.ContentCase == expected
            ? message
            : throw new WorkerException($"The worker sent {message.ContentCase} instead of {expected}.");
    }

    /// <exception cref="WorkerException">The worker ended before it answered.</exception>
    public Task<InvocationResponse> Invoke(InvocationRequest request)
    {
        var answer = new TaskCompletionSource<InvocationResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        _invocations[request.InvocationId] = answer;
        Send(new StreamingMessage { InvocationRequest = request });
        if (_closed is { } reason)
            answer.TrySetException(reason);
        return answer.Task;
    }

    public void Forget(string invocationId) => _invocations.TryRemove(invocationId, out _);

    /// <summary>Nothing more will come: everybody who waits is told why.</summary>
    public void Close(Exception reason)
    {
        _closed ??= reason;
        _answers.Writer.TryComplete(reason);
        _outgoing.Writer.TryComplete();
        foreach (var answer in _invocations.Values)
            answer.TrySetException(reason);
    }

    /// <summary>Speaks until the worker or the host hangs up.</summary>
    public async Task RunAsync(
        IAsyncStreamReader<StreamingMessage> incoming,
        IServerStreamWriter<StreamingMessage> outgoing,
        CancellationToken cancellationToken
    )
    {
        var sending = SendAllAsync(outgoing, cancellationToken);
        try
        {
            await foreach (var message in incoming.ReadAllAsync(cancellationToken))
                Take(message);
            await CloseAsync("The worker closed the stream.");
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or Grpc.Core.RpcException)
        {
            await CloseAsync("The stream to the worker broke.", e);
        }

        await sending;
    }

    private void Take(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.RpcLog:
                _logs.Enqueue(message.RpcLog);
                break;
            case StreamingMessage.ContentOneofCase.InvocationResponse:
                if (_invocations.TryRemove(message.InvocationResponse.InvocationId, out var answer))
                    answer.TrySetResult(message.InvocationResponse);
                break;
            case StreamingMessage.ContentOneofCase.None:
                break;
            default:
                _answers.Writer.TryWrite(message);
                break;
        }
    }

    private async Task SendAllAsync(IServerStreamWriter<StreamingMessage> outgoing, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync(cancellationToken))
                await outgoing.WriteAsync(message, cancellationToken);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or InvalidOperationException)
        {
            await CloseAsync("The stream to the worker broke.", e);
        }
    }

    private async Task CloseAsync(string reason, Exception? inner = null)
    {
        await Task.Delay(s_exitGrace);
        Close(new WorkerException(reason, inner));
    }
}

/// <summary>The service that the worker calls, once.</summary>
internal sealed class FunctionRpcService(WorkerConnection connection) : FunctionRpc.FunctionRpcBase
{
    public override Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream,
        IServerStreamWriter<StreamingMessage> responseStream,
        ServerCallContext context
    ) => connection.RunAsync(requestStream, responseStream, context.CancellationToken);
}
