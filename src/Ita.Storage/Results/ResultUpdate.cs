namespace Ita.Storage.Results;

/// <summary>What became of an update.</summary>
/// <param name="Row">What is stored now; null if there was nothing to store.</param>
/// <param name="Changed">It is another result than before.</param>
public sealed record ResultUpdate(ResultRow? Row, bool Changed);
