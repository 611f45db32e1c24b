using System.Collections.Immutable;

namespace Ita.Storage.Reconciling;

/// <summary>
/// How far reconciliation has come, kept so that a round looks only at what is new to it, whichever process runs it.
/// </summary>
public sealed record Bookmarks
{
    /// <summary>By container and folder, e.g. <c>uploads/2566/</c>.</summary>
    public ImmutableSortedDictionary<string, FolderBookmark> Folders { get; init; } =
        ImmutableSortedDictionary.Create<string, FolderBookmark>(StringComparer.Ordinal);

    /// <summary>
    /// What stands for the rules, frameworks and settings that all results were last compared with; null if they never
    /// were.
    /// </summary>
    public string? Rules { get; init; }

    /// <summary>When everything was last looked at from the beginning.</summary>
    public DateTimeOffset ThoroughAt { get; init; }

    /// <summary>When what was accepted was last compared with everything that is stored of it.</summary>
    public DateTimeOffset ComparedAt { get; init; }
}

/// <summary>
/// How far a folder of a container has been looked through: a fiscal year of <c>uploads</c>, or the whole of
/// <c>registry</c>.
/// </summary>
/// <param name="Through">Every blob that was last modified by then has an outcome, or its outcome is under way.</param>
/// <param name="ListedAt">When it was last listed.</param>
/// <param name="Newest">When the newest blob in it was last modified.</param>
public sealed record FolderBookmark(DateTimeOffset Through, DateTimeOffset ListedAt, DateTimeOffset Newest);
