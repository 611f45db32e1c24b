using Ita.Assessment;

namespace Ita.Storage.Frameworks;

/// <summary>An uploaded framework that is in force for its year.</summary>
public sealed record StoredFramework
{
    public required FiscalYear FiscalYear { get; init; }

    /// <summary>Of the text: the first 12 digits of <see cref="Sha256"/>.</summary>
    public required string Version { get; init; }

    /// <summary>Of the file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The file's name in the container <c>frameworks</c>.</summary>
    public required string BlobName { get; init; }

    /// <summary>By the storage's clock.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>Since when it is in force.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }
}

/// <summary>What is in force of what was uploaded.</summary>
/// <param name="Readable">By year.</param>
/// <param name="Unreadable">Years whose row cannot be read, so that nobody knows what is in force.</param>
public sealed record FrameworksInForce(IReadOnlyList<StoredFramework> Readable, IReadOnlyList<FiscalYear> Unreadable);
