using System.CommandLine;

namespace Ita.Cli.Commands;

internal static class DemoCommand
{
    public static Command Create() => new("demo", "x");
}
