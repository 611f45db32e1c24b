using Ita.Cli.Commands;

namespace Ita.Cli.Tests.Commands;

public sealed class TemplateCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("2566", "ita-2566-EIT1.xlsx ita-2566-EIT2.xlsx ita-2566-IIT.xlsx ita-2566-OIT.xlsx ita-2566.xlsx")]
    [InlineData("2563", "ita-2563-EIT.xlsx ita-2563-IIT.xlsx ita-2563-OIT.xlsx ita-2563.xlsx")]
    public async Task There_is_one_workbook_for_each_questionnaire_and_one_with_all(string year, string names)
    {
        var run = await CommandRun.Of("template", "--year", year, "--out", Out);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(names.Split(' '), Directory.GetFiles(Out).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_template_as_it_is_has_no_respondents()
    {
        await CommandRun.Of("template", "--year", "2566", "--out", Out);

        var run = await CommandRun.Of("check", Path.Combine(Out, "ita-2566-IIT.xlsx"), "--year", "2566");

        Assert.Equal(ExitCode.Rejected, run.ExitCode);
        Assert.Contains("no-respondents", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_without_a_framework_is_refused()
    {
        var run = await CommandRun.Of("template", "--year", "2569", "--out", Out);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.False(Directory.Exists(Out));
    }

    public void Dispose() => _folder.Dispose();

    private string Out => Path.Combine(_folder.Path, "out");
}
