namespace Ita.Storage.Tests;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class Clock : TimeProvider
{
    private DateTimeOffset _now = Some.Noon;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(int minutes) => _now = _now.AddMinutes(minutes);
}
