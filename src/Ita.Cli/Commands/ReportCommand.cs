using System.CommandLine;

namespace Ita.Cli.Commands;

internal static class ReportCommand
{
    public static Command Create() => new("report", "x");
}
