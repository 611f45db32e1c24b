namespace Ita.Functions.Access;

/// <summary>
/// Marks an endpoint that asks nobody who he is: the health check and what only the host reaches. Without it,
/// <see cref="SignedIn.Require"/> stands before.
/// </summary>
internal sealed class OpenToAll
{
    public static OpenToAll Instance { get; } = new();
}
