using Ita.Cli.Commands;

namespace Ita.Cli.Tests.Commands;

public sealed class ItaCommandLineTests
{
    [Theory]
    [InlineData]
    [InlineData("score")]
    [InlineData("score", "a.xlsx")]
    [InlineData("score", "a.xlsx", "--year", "66")]
    [InlineData("score", "a.xlsx", "--year", "2023")]
    [InlineData("score", "--year", "2566")]
    [InlineData("check", "a.xlsx", "--year", "2566", "--lang", "fr")]
    [InlineData("report", "a.xlsx", "--year", "2566")]
    [InlineData("upload")]
    [InlineData("demo", "--port", "70000")]
    [InlineData("nonsense")]
    public async Task A_command_line_that_is_not_understood_leaves_standard_output_alone(params string[] arguments)
    {
        var run = await CommandRun.Of(arguments);

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        Assert.NotEqual("", run.Error);
    }

    [Fact]
    public async Task Help_names_every_command()
    {
        var run = await CommandRun.Of("--help");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.All(
            ["score", "report", "check", "upload", "demo"],
            name => Assert.Contains(name, run.Output, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("score")]
    [InlineData("check")]
    public async Task A_file_that_is_not_there_is_named(string command)
    {
        var run = await CommandRun.Of(command, "/nowhere/a.xlsx", "/nowhere/b.xlsx", "--year", "2566", "--json");

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        Assert.Contains("/nowhere/a.xlsx: ไม่พบไฟล์ / there is no such file.", run.Error, StringComparison.Ordinal);
        Assert.Contains("/nowhere/b.xlsx: ไม่พบไฟล์", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_no_file()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.Of("score", folder.Path, "--year", "2566");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("is a folder, not a file", run.Error, StringComparison.Ordinal);
    }
}
