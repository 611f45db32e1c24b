namespace Ita.Web.Health;

/// <summary>Something that the app needs.</summary>
/// <param name="Name">What.</param>
/// <param name="IsThere">It answered as it should.</param>
/// <param name="Milliseconds">How long that took.</param>
internal sealed record Dependency(string Name, bool IsThere, long Milliseconds);
