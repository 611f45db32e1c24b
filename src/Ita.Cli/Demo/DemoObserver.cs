using System.Collections.Immutable;
namespace Ita.Cli.Demo;
public sealed class DemoObserver(string connection, ImmutableArray<ExpectedYear> years)
{
    public Task<Observation> ObserveAsync(CancellationToken cancellationToken) => throw new NotImplementedException(connection + years.Length);
}
