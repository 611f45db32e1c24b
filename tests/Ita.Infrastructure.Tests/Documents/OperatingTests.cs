using System.Reflection;
using System.Text.RegularExpressions;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Infrastructure.Tests.Consistency;
using Ita.Pipeline;

namespace Ita.Infrastructure.Tests.Documents;

/// <summary>docs/operating.md says what to do about everything that an outcome can say.</summary>
public sealed partial class OperatingTests
{
    private static readonly string s_text = File.ReadAllText(Path.Combine(WorkingCopy.Root, "docs", "operating.md"));

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
    public void Every_code_has_its_line(string code) =>
        Assert.Matches(
            new Regex(
                $@"^\| (?:`[a-z-]+`, )*`{Regex.Escape(code)}`(?:, `[a-z-]+`)* \| .{{20,}} \|$",
                RegexOptions.Multiline | RegexOptions.CultureInvariant
            ),
            s_text
        );

    [Fact]
    public void Every_code_of_the_tables_is_one_that_there_is()
    {
        var known = Codes.Select(row => row.Data).ToHashSet(StringComparer.Ordinal);
        var section = s_text[
            s_text.IndexOf("## When a file is rejected", StringComparison.Ordinal)..s_text.IndexOf(
                "## A new year",
                StringComparison.Ordinal
            )
        ];
        Assert.All(
            CodeCell()
                .Matches(section)
                .SelectMany(row => Code().Matches(row.Value))
                .Select(match => match.Groups[1].Value),
            code => Assert.Contains(code, known)
        );
    }

    [Fact]
    public void Every_link_within_the_document_leads_somewhere()
    {
        var anchors = Heading()
            .Matches(s_text)
            .Select(match => match.Groups[1].Value.Trim().ToLowerInvariant().Replace(' ', '-'))
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(
            Link().Matches(s_text).Select(match => match.Groups[1].Value),
            link => Assert.Contains(link, anchors)
        );
    }

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
            var type when type == typeof(Ita.Assessment.FiscalYear) => new Ita.Assessment.FiscalYear(2566),
            var type when type.IsValueType => Activator.CreateInstance(type),
            _ => null,
        };

    [GeneratedRegex(@"^\| `[^|]*\|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex CodeCell();

    [GeneratedRegex("`([a-z-]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\(#([a-z-]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
