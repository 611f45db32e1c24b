using Ita.Assessment.Submissions;

namespace Ita.Pipeline.Intake;

/// <summary>
/// Puts in again what was read from an upload and is not in the storage any more. What newer uploads have said stays,
/// what is there already is not written, and the upload itself stays in its state.
/// </summary>
public interface IRestoring
{
    /// <summary>One of <see cref="Storage.ContainerNames"/>.</summary>
    string Container { get; }

    /// <param name="submission">One that was read and accepted.</param>
    /// <param name="cancellationToken">Ends it between two writings; repeating it completes it.</param>
    Task<Restored> RestoreAsync(Submission submission, CancellationToken cancellationToken);
}

/// <summary>What became of putting in again what was read from an upload.</summary>
public enum Restored
{
    /// <summary>All of it was there.</summary>
    Nothing,

    /// <summary>Something was not there and is again; what follows from it is on its way.</summary>
    Again,

    /// <summary>
    /// That version of the file is not there any more, or would be turned away by now: it cannot be told.
    /// </summary>
    Unreadable,
}
