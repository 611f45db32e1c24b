using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Google.Protobuf.WellKnownTypes;
using Ita.Testing.FunctionsHost.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ita.Testing.FunctionsHost;

/// <summary>How the published app is started.</summary>
public sealed record WorkerHostOptions
{
    /// <summary>The published folder, with <c>host.json</c> and <c>worker.config.json</c>.</summary>
    public required string Root { get; init; }

    /// <summary>The app's settings, beside the environment of this process.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>From the start of the process until every function is loaded.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>For one invocation, even a cancelled one.</summary>
    public TimeSpan InvocationLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>From the request to end until the process is gone.</summary>
    public TimeSpan StopLimit { get; init; } = TimeSpan.FromSeconds(20);
}

/// <summary>How an invocation ended.</summary>
/// <param name="Function">Which function it was.</param>
/// <param name="Exception">What the function threw, if it failed.</param>
public sealed record InvocationOutcome(string Function, bool Succeeded, RpcException? Exception)
{
    public override string ToString() =>
        Succeeded ? $"{Function} succeeded" : $"{Function} failed: {Exception?.Type}: {Exception?.Message}";
}

/// <summary>
/// Stands in for the Azure Functions host: starts the published worker and speaks the worker's own protocol with it, in
/// the order and the words that were recorded from the genuine host. Everything has a time limit. Thread-safe.
/// </summary>
public sealed class WorkerHost : IAsyncDisposable
{
    private static readonly TimeSpan s_serverStop = TimeSpan.FromSeconds(1);

    private readonly WorkerHostOptions _options;
    private readonly WebApplication _server;
    private readonly WorkerConnection _connection;
    private readonly string _workerId = $"{Guid.NewGuid()}";
    private readonly ConcurrentQueue<InvocationOutcome> _outcomes = new();
    private readonly Func<(int Rpc, int Http)> _ports;
    private HttpFront? _front;
    private WorkerProcess? _process;
    private Task _watching = Task.CompletedTask;
    private Uri? _workerAddress;

    private WorkerHost(WorkerHostOptions options)
    {
        _options = options with { Root = Path.GetFullPath(options.Root) };
        Settings = HostSettings.Read(_options.Root);
        ListenOptions? rpc = null;
        ListenOptions? http = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen => (rpc, listen.Protocols) = (listen, HttpProtocols.Http2));
            kestrel.Listen(IPAddress.Loopback, 0, listen => (http, listen.Protocols) = (listen, HttpProtocols.Http1));
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = s_serverStop);
        builder.Services.AddSingleton<WorkerConnection>();
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);
        builder.Services.AddHttpForwarder();
        _server = builder.Build();
        _connection = _server.Services.GetRequiredService<WorkerConnection>();
        _server.MapWhen(
            context => HttpProtocol.IsHttp2(context.Request.Protocol),
            app => app.UseRouting().UseEndpoints(endpoints => endpoints.MapGrpcService<FunctionRpcService>())
        );
        _server.Run(context => _front!.HandleAsync(context));
        _ports = () => (rpc!.IPEndPoint!.Port, http!.IPEndPoint!.Port);
    }

    public HostSettings Settings { get; }

    /// <summary>Where HTTP requests are taken, as the genuine host takes them.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>In the order in which the worker named them.</summary>
    public ImmutableArray<WorkerFunction> Functions { get; private set; } = [];

    /// <summary>What the worker said it is able to do.</summary>
    public IReadOnlyDictionary<string, string> Capabilities { get; private set; } =
        ImmutableDictionary<string, string>.Empty;

    /// <summary>How the invocations ended so far, in that order.</summary>
    public IReadOnlyCollection<InvocationOutcome> Outcomes => _outcomes;

    /// <summary>What the functions logged so far.</summary>
    public IReadOnlyCollection<RpcLog> Logs => _connection.Logs;

    /// <summary>What the worker wrote to standard output and standard error so far.</summary>
    public string Output => _process?.Output ?? "";

    public bool IsRunning => _process is { IsRunning: true };

    /// <summary>The worker's process, as long as there is one.</summary>
    public int ProcessId => _process?.Id ?? 0;

    /// <summary>Starts the worker and loads all its functions.</summary>
    /// <exception cref="WorkerException">It ended, did not answer in time, or refused.</exception>
    public static async Task<WorkerHost> StartAsync(
        WorkerHostOptions options,
        CancellationToken cancellationToken = default
    )
    {
        var host = new WorkerHost(options);
        try
        {
            await host.StartAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="WorkerException">The worker has no function of this name.</exception>
    public WorkerFunction Function(string name) =>
        Functions.FirstOrDefault(function => function.Name == name)
        ?? throw new WorkerException($"The worker has no function {name}.");

    /// <summary>
    /// Sends the request and waits for its answer. When the token is cancelled, the function's own token is tripped and
    /// the answer is still awaited.
    /// </summary>
    /// <exception cref="WorkerException">The worker ended or did not answer in time.</exception>
    public async Task<InvocationOutcome> InvokeAsync(
        InvocationRequest request,
        CancellationToken cancellationToken = default
    )
    {
        var answer = _connection.Invoke(request);
        var cancel = new StreamingMessage
        {
            InvocationCancel = new InvocationCancel { InvocationId = request.InvocationId },
        };
        await using var registration = cancellationToken.Register(() => _connection.Send(cancel));
        try
        {
            var result = (await answer.WaitAsync(_options.InvocationLimit, CancellationToken.None)).Result;
            var outcome = new InvocationOutcome(
                Functions.First(function => function.Id == request.FunctionId).Name,
                result.Status == StatusResult.Types.Status.Success,
                result.Exception
            );
            _outcomes.Enqueue(outcome);
            return outcome;
        }
        catch (TimeoutException e)
        {
            throw Failure($"The invocation did not end within {_options.InvocationLimit.TotalSeconds:0} seconds.", e);
        }
        finally
        {
            _connection.Forget(request.InvocationId);
        }
    }

    /// <summary>Asks the worker to end.</summary>
    /// <returns>Its exit status.</returns>
    /// <exception cref="WorkerException">It did not end in time; it has been killed.</exception>
    public async Task<int> StopAsync()
    {
        var process = _process ?? throw new InvalidOperationException("The worker was not started.");
        _connection.Send(
            new StreamingMessage
            {
                WorkerTerminate = new WorkerTerminate { GracePeriod = Duration.FromTimeSpan(TimeSpan.FromSeconds(5)) },
            }
        );
        using var limit = new CancellationTokenSource(_options.StopLimit);
        try
        {
            return await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException e)
        {
            await process.KillAsync();
            throw Failure($"The worker did not end within {_options.StopLimit.TotalSeconds:0} seconds.", e);
        }
    }

    /// <summary>Ends the worker on the spot; invocations under way fail.</summary>
    public Task KillAsync() => _process?.KillAsync() ?? Task.CompletedTask;

    /// <summary>Kills the worker if it runs.</summary>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await _watching;
        await _server.DisposeAsync();
        _front?.Dispose();
        _process?.Dispose();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        await _server.StartAsync(cancellationToken);
        var (rpcPort, httpPort) = _ports();
        Address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{httpPort}/"));
        _process = WorkerProcess.Start(_options.Root, rpcPort, _workerId, _options.Environment);
        _watching = WatchAsync(_process);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.StartLimit);
        try
        {
            await GreetAsync(limit.Token);
            await LoadAsync(limit.Token);
            if (_workerAddress is { } worker)
            {
                await AnswersAsync(worker, limit.Token);
                _front = ActivatorUtilities.CreateInstance<HttpFront>(_server.Services, this, worker);
            }
        }
        catch (WorkerException e)
        {
            throw Failure(e.Message, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failure($"The worker was not ready within {_options.StartLimit.TotalSeconds:0} seconds.", e);
        }
    }

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        var hello = await _connection.ReceiveAsync(StreamingMessage.ContentOneofCase.StartStream, cancellationToken);
        if (hello.StartStream.WorkerId != _workerId)
            throw new WorkerException($"The worker calls itself {hello.StartStream.WorkerId}, not {_workerId}.");
        var init = Recorded.Message("host-WorkerInitRequest");
        (init.WorkerInitRequest.WorkerDirectory, init.WorkerInitRequest.FunctionAppDirectory) = (
            _options.Root,
            _options.Root
        );
        _connection.Send(init);
        var answer = await _connection.ReceiveAsync(
            StreamingMessage.ContentOneofCase.WorkerInitResponse,
            cancellationToken
        );
        ThrowIfFailed("WorkerInitRequest", answer.WorkerInitResponse.Result);
        Capabilities = answer.WorkerInitResponse.Capabilities.ToImmutableDictionary(StringComparer.Ordinal);
        if (Capabilities.TryGetValue("HttpUri", out var address))
            _workerAddress = new Uri(address);
    }

    // All at once, as the host does it with a worker that does not take collections.
    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        _connection.Send(
            new StreamingMessage
            {
                FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = _options.Root },
            }
        );
        var metadata = (
            await _connection.ReceiveAsync(
                StreamingMessage.ContentOneofCase.FunctionMetadataResponse,
                cancellationToken
            )
        ).FunctionMetadataResponse;
        ThrowIfFailed("FunctionsMetadataRequest", metadata.Result);
        foreach (var function in metadata.FunctionMetadataResults)
        {
            var load = new RpcFunctionMetadata
            {
                ScriptFile = function.ScriptFile,
                EntryPoint = function.EntryPoint,
                Name = function.Name,
                Bindings = { function.Bindings },
                Properties = { ["FunctionId"] = function.FunctionId },
            };
            _connection.Send(
                new StreamingMessage
                {
                    FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = load },
                }
            );
        }

        Functions = [.. metadata.FunctionMetadataResults.Select(WorkerFunction.From)];
        var names = Functions.ToDictionary(function => function.Id, function => function.Name, StringComparer.Ordinal);
        for (var i = 0; i < Functions.Length; i++)
        {
            var loaded = (
                await _connection.ReceiveAsync(
                    StreamingMessage.ContentOneofCase.FunctionLoadResponse,
                    cancellationToken
                )
            ).FunctionLoadResponse;
            ThrowIfFailed($"loading {names.GetValueOrDefault(loaded.FunctionId)}", loaded.Result);
        }
    }

    // The worker names its address before it listens there.
    private static async Task AnswersAsync(Uri address, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(address.Host, address.Port, cancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(20, cancellationToken);
            }
        }
    }

    private async Task WatchAsync(WorkerProcess process)
    {
        var status = await process.WaitForExitAsync();
        _connection.Close(Failure($"The worker ended with status {status}.", inner: null));
    }

    private static void ThrowIfFailed(string what, StatusResult result)
    {
        if (result.Status != StatusResult.Types.Status.Success)
            throw new WorkerException($"The worker refused {what}: {result.Exception?.Message ?? result.Result}");
    }

    private WorkerException Failure(string message, Exception? inner) =>
        new($"{message}{System.Environment.NewLine}It wrote:{System.Environment.NewLine}{Output}", inner);
}
