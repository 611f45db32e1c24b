namespace Ita.Storage;

/// <summary>
/// Others changed something faster than it could be read, decided and written. Nothing is wrong with it: the same call,
/// made a little later, succeeds, so the host's retry is the answer.
/// </summary>
public sealed class StorageContentionException(string message, Exception? innerException = null)
    : Exception(message, innerException);
