using System.Reflection;
using System.Text.RegularExpressions;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Infrastructure.Tests.Consistency;
using Ita.Pipeline;

namespace Ita.Infrastructure.Tests.Documents;

/// <summary>
/// docs/workbooks.md says of every code that an outcome can have what it means and what to do, and of no other.
/// </summary>
public sealed partial class CodesTests
{
    private static readonly string s_section = Section(
        File.ReadAllText(Path.Combine(WorkingCopy.Root, "docs", "workbooks.md"))
    );

    public static TheoryData<string> Codes =>
        [
            .. ReadingCodes()
                .Concat(PipelineCodes())
                .Concat(FrameworkProblems.Codes)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_one_row_that_says_what_it_means_and_what_to_do(string code) =>
        Assert.Single(
            Regex.Matches(
                s_section,
                $"^\\| `{Regex.Escape(code)}` \\| .{{20,}} \\| .{{5,}} \\|$",
                RegexOptions.Multiline | RegexOptions.CultureInvariant
            )
        );

    [Fact]
    public void Every_row_is_of_a_code_that_there_is()
    {
        var known = Codes.Select(row => row.Data).ToHashSet(StringComparer.Ordinal);
        Assert.All(
            RowOfCode().Matches(s_section).Select(match => match.Groups[1].Value),
            code => Assert.Contains(code, known)
        );
    }

    private static string Section(string text) =>
        text[
            text.IndexOf("\n## Codes\n", StringComparison.Ordinal)..text.IndexOf(
                "\n## Command line\n",
                StringComparison.Ordinal
            )
        ];

    // A code may have several wordings, told apart behind a slash.
    private static IEnumerable<string> ReadingCodes() => NoticeTexts.Keys.Select(key => key.Split('/')[0]);

    // Whatever makes a notice in the pipeline, with anything in the places of what it says.
    private static IEnumerable<string> PipelineCodes() =>
        from type in typeof(PipelineNotices).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where
            type.Name.EndsWith("Notices", StringComparison.Ordinal)
            && method.ReturnType == typeof(Notice)
            && method.GetParameters().All(parameter => parameter.ParameterType != typeof(FrameworkProblem))
        select ((Notice)method.Invoke(null, [.. method.GetParameters().Select(Anything)])!).Code;

    private static object? Anything(ParameterInfo parameter) =>
        parameter.ParameterType switch
        {
            var type when type == typeof(string) => "x",
            var type when type == typeof(FiscalYear) => new FiscalYear(2566),
            var type when type.IsValueType => Activator.CreateInstance(type),
            _ => null,
        };

    [GeneratedRegex("^\\| `([^`]+)` \\|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex RowOfCode();
}
