namespace Ita.Azurite;

/// <summary>How Azurite is started.</summary>
public sealed record AzuriteOptions
{
    /// <summary>
    /// Where it keeps its data and their account's key (<see cref="ConnectionFile"/>); made if it is not there. Null
    /// for a folder of its own that goes when it is disposed of.
    /// </summary>
    public string? DataFolder { get; init; }

    /// <summary>Keeps everything in memory: faster, and gone when it stops.</summary>
    public bool InMemory { get; init; }

    /// <summary>0 for one that is free; the same at every later start.</summary>
    public int BlobPort { get; init; }

    /// <inheritdoc cref="BlobPort"/>
    public int QueuePort { get; init; }

    /// <inheritdoc cref="BlobPort"/>
    public int TablePort { get; init; }

    /// <summary>
    /// Makes it speak HTTPS by this certificate, and take Microsoft Entra tokens (<c>--oauth basic</c>) beside keys.
    /// Null for plain HTTP.
    /// </summary>
    public LoopbackCertificate? Certificate { get; init; }

    /// <summary>
    /// The ports that Azurite takes for granted: 10000, 10001, 10002.
    /// </summary>
    public static AzuriteOptions StandardPorts { get; } =
        new()
        {
            BlobPort = 10000,
            QueuePort = 10001,
            TablePort = 10002,
        };
}
