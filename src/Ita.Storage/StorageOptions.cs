using Azure.Core;
using Azure.Core.Pipeline;

namespace Ita.Storage;

/// <summary>
/// Where blobs, queues and tables are, and how long a client holds out when they do not answer. Either a connection
/// string, or the three services' addresses with an identity.
/// </summary>
public sealed record StorageOptions
{
    /// <summary>With the account's key; <c>UseDevelopmentStorage=true</c> is Azurite on its standard ports.</summary>
    public string? ConnectionString { get; init; }

    public Uri? BlobServiceUri { get; init; }

    public Uri? QueueServiceUri { get; init; }

    public Uri? TableServiceUri { get; init; }

    /// <summary>The identity that goes with the addresses; sent over HTTPS only.</summary>
    public TokenCredential? Credential { get; init; }

    /// <summary>
    /// How often a request is tried again after 408, 429, 500, 502, 503, 504, a time-out or a broken connection. With
    /// the defaults a store that refuses connections is waited for a little over a minute; after that the queue's own
    /// retries take over.
    /// </summary>
    public int MaxRetries { get; init; } = 9;

    /// <summary>
    /// The pause before the first retry; it doubles with each. A Retry-After of the service is kept to.
    /// </summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>The longest such pause.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(16);

    /// <summary>How long one try may take until nothing more arrives.</summary>
    public TimeSpan NetworkTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// What carries the requests; null for the clients' own. For a certificate that only this account's clients shall
    /// trust. Must be safe for several threads at a time.
    /// </summary>
    public HttpPipelineTransport? Transport { get; init; }
}
