using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Ita.Storage.Queues;
using Microsoft.Extensions.Logging;

namespace Ita.Storage;

/// <summary>
/// The account that holds everything: its three services, with this product's containers, queues and tables.
/// Thread-safe.
/// </summary>
public sealed class StorageAccount
{
    /// <param name="options">Where it is.</param>
    /// <param name="log">Where rows are named that cannot be read; null for nowhere.</param>
    /// <exception cref="ArgumentException">Neither a connection string nor three addresses and a
    /// credential.</exception>
    /// <exception cref="FormatException">The connection string is malformed.</exception>
    public StorageAccount(StorageOptions options, ILogger<UnreadableRows>? log = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        Unreadable = new UnreadableRows(this, log);

        // A listed name leads back to its blob only if it is taken as it is.
        var blob = Configured(new BlobClientOptions { TrimBlobNameSlashes = false }, options);

        // Sent in base64, which every release of the app reads; received as they are (MessageText).
        var queue = Configured(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }, options);
        var asTheyAre = Configured(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None }, options);
        var table = Configured(new TableClientOptions(), options);
        if (options.ConnectionString is { Length: > 0 } connectionString)
        {
            (Blobs, Queues, QueuesAsTheyAre, Tables) = (
                new(connectionString, blob),
                new(connectionString, queue),
                new(connectionString, asTheyAre),
                new(connectionString, table)
            );
        }
        else if (
            options is
            {
                BlobServiceUri: { } blobs,
                QueueServiceUri: { } queues,
                TableServiceUri: { } tables,
                Credential: { } credential
            }
        )
        {
            (Blobs, Queues, QueuesAsTheyAre, Tables) = (
                new(blobs, credential, blob),
                new(queues, credential, queue),
                new(queues, credential, asTheyAre),
                new(tables, credential, table)
            );
        }
        else
        {
            throw new ArgumentException(
                "Storage needs a connection string, or the addresses of its blob, queue and table services and "
                    + "a credential.",
                nameof(options)
            );
        }
    }

    /// <summary>By a connection string, with default patience.</summary>
    public StorageAccount(string connectionString)
        : this(new StorageOptions { ConnectionString = connectionString }) { }

    /// <summary>Rows of its tables that could not be read.</summary>
    public UnreadableRows Unreadable { get; }

    public BlobServiceClient Blobs { get; }

    public QueueServiceClient Queues { get; }

    private QueueServiceClient QueuesAsTheyAre { get; }

    public TableServiceClient Tables { get; }

    /// <param name="name">One of <see cref="ContainerNames"/>.</param>
    public BlobContainerClient Container(string name) => Blobs.GetBlobContainerClient(name);

    /// <param name="name">One of <see cref="QueueNames"/>.</param>
    public QueueClient Queue(string name) => Queues.GetQueueClient(name);

    /// <summary>
    /// A queue whose messages are taken and passed on as they are, readable or not (<see cref="MessageText"/>).
    /// </summary>
    /// <param name="name">One of <see cref="QueueNames"/>.</param>
    public QueueClient QueueAsItIs(string name) => QueuesAsTheyAre.GetQueueClient(name);

    /// <param name="name">One of <see cref="TableNames"/>.</param>
    public TableClient Table(string name) => Tables.GetTableClient(name);

    /// <summary>Makes whatever container, queue or table is not there yet; what is there stays as it is.</summary>
    /// <exception cref="RequestFailedException">The account was not reached or refused.</exception>
    public Task EnsureCreatedAsync(CancellationToken cancellationToken = default) =>
        Task.WhenAll([
            .. ContainerNames.All.Select(name =>
                (Task)Container(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)
            ),
            .. QueueNames.All.Select(name =>
                (Task)Queue(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)
            ),
            .. TableNames.All.Select(name => Table(name).CreateIfNotExistsAsync(cancellationToken)),
        ]);

    private static T Configured<T>(T client, StorageOptions options)
        where T : ClientOptions
    {
        client.Retry.Mode = RetryMode.Exponential;
        client.Retry.MaxRetries = options.MaxRetries;
        client.Retry.Delay = options.RetryDelay;
        client.Retry.MaxDelay = options.MaxRetryDelay;
        client.Retry.NetworkTimeout = options.NetworkTimeout;
        if (options.Transport is { } transport)
            client.Transport = transport;
        return client;
    }
}
