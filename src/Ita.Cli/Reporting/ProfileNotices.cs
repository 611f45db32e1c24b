using System.Collections.Immutable;
using Ita.Assessment.Profiles;
using Ita.Assessment.Text;
using Ita.Cli.Output;
using Spectre.Console;

namespace Ita.Cli.Reporting;

/// <summary>What is wrong in a profile: each with its place and in both languages, the reader's first.</summary>
internal static class ProfileNotices
{
    /// <param name="console">Where to write.</param>
    /// <param name="language">The reader's.</param>
    /// <param name="place">The file's name, or what else it is in.</param>
    /// <param name="problems">At least one.</param>
    public static void Write(
        IAnsiConsole console,
        OutputLanguage language,
        string place,
        ImmutableArray<ProfileProblem> problems
    )
    {
        console.WriteUnwrappedLine(
            new LocalizedText(
                "ไม่รับข้อมูลหน่วยงาน: แก้ไขตามรายการต่อไปนี้",
                "The profile is rejected: correct the following."
            ).In(language)
        );
        foreach (var problem in problems)
        {
            var (first, second) =
                language == OutputLanguage.Thai
                    ? (problem.MessageTh, problem.MessageEn)
                    : (problem.MessageEn, problem.MessageTh);
            console.WriteUnwrappedLine($"  {problem.Code}  {place}  {SafeText.Shorten(problem.Path)}".TrimEnd());
            console.WriteUnwrappedLine($"      {first}");
            console.WriteUnwrappedLine($"      {second}");
        }
    }
}
