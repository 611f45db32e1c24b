namespace Ita.Pipeline.Intake;

/// <summary>Reads what lies in one of the containers that people put files into.</summary>
public interface IIngestion
{
    /// <summary>One of <see cref="Storage.ContainerNames"/>.</summary>
    string Container { get; }

    /// <param name="blobName">The path within the container. A blob that is not there any more is nothing to
    /// do.</param>
    /// <param name="cancellationToken">Ends it between two writings; repeating it completes it.</param>
    Task IngestAsync(string blobName, CancellationToken cancellationToken);
}
