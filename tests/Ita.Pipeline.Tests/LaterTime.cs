namespace Ita.Pipeline.Tests;

/// <summary>
/// A clock some minutes ahead: what was just uploaded has long settled, what just moved has long been still.
/// </summary>
internal sealed class LaterTime(TimeSpan ahead) : TimeProvider
{
    public LaterTime()
        : this(TimeSpan.FromMinutes(5)) { }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
