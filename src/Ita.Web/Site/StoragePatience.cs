namespace Ita.Web.Site;

/// <summary>How long whoever asks for a page is kept waiting for storage.</summary>
public sealed record StoragePatience
{
    /// <summary>
    /// For one request, from its arrival or from the last piece of its body; then it is answered with 503. The health
    /// check answers within the same time.
    /// </summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(10);
}
