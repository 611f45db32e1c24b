namespace Ita.Storage.Reconciling;

/// <summary>
/// How far a folder of a container has been looked through: a fiscal year of <c>uploads</c>, or the whole of
/// <c>registry</c>.
/// </summary>
/// <param name="Through">Every blob that was last modified by then has an outcome, or its outcome is under way.</param>
/// <param name="ListedAt">When it was last listed.</param>
/// <param name="Newest">When the newest blob in it was last modified.</param>
public sealed record FolderBookmark(DateTimeOffset Through, DateTimeOffset ListedAt, DateTimeOffset Newest);
