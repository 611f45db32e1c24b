using System.Reflection;
using Ita.Pipeline.Telemetry;
using Ita.Web;
using Microsoft.Extensions.Logging;

namespace Ita.LocalHost.Tests.Telemetry;

public sealed class EventIdTests
{
    [Fact]
    public void No_two_log_lines_have_the_same_number()
    {
        Assembly[] assemblies =
        [
            typeof(LocalHostApp).Assembly,
            typeof(ItaWeb).Assembly,
            typeof(StepTelemetry).Assembly,
        ];
        var lines = assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type =>
                type.GetMethods(
                    BindingFlags.Static
                        | BindingFlags.Instance
                        | BindingFlags.Public
                        | BindingFlags.NonPublic
                        | BindingFlags.DeclaredOnly
                )
            )
            .Select(method =>
                (
                    Line: $"{method.DeclaringType!.Name}.{method.Name}",
                    method.GetCustomAttribute<LoggerMessageAttribute>()?.EventId
                )
            )
            .Where(line => line.EventId is not null)
            .ToList();

        Assert.True(lines.Count > 30, $"Only {lines.Count} lines were found.");
        Assert.All(lines.GroupBy(line => line.EventId), same => Assert.Single(same));
    }
}
