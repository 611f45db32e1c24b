using System.Diagnostics;
using System.Text.RegularExpressions;
using Ita.Infrastructure.Tests.Consistency;

namespace Ita.Infrastructure.Tests.Documents;

/// <summary>What docs/operating.md has people type does what it says there.</summary>
public sealed partial class CommandsTests
{
    public static TheoryData<string> Projects =>
        [
            .. Run()
                .Matches(File.ReadAllText(Path.Combine(WorkingCopy.Root, "docs", "operating.md")))
                .Select(match => match.Groups["project"].Value)
                .Distinct(StringComparer.Ordinal),
        ];

    // Settings, storage and names of files are looked for there; the SDK runs a program for the web in its own folder.
    [Theory]
    [MemberData(nameof(Projects))]
    public void A_program_is_run_in_the_folder_that_the_command_is_given_in(string project)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", project, "-getProperty:RunWorkingDirectory"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = WorkingCopy.Root,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(0, process.ExitCode);
        Assert.Equal("", output.Trim());
    }

    [GeneratedRegex(@"dotnet run --project (?<project>[\w./]+)")]
    private static partial Regex Run();
}
