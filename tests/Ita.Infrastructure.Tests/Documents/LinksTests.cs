using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Ita.Infrastructure.Tests.Consistency;

namespace Ita.Infrastructure.Tests.Documents;

/// <summary>Links between the project's documents, and from them to its files, lead somewhere.</summary>
public sealed partial class LinksTests
{
    public static TheoryData<string> Documents =>
        [
            .. Directory
                .EnumerateFiles(WorkingCopy.Root, "*.md")
                .Concat(
                    Directory.EnumerateFiles(
                        Path.Combine(WorkingCopy.Root, "docs"),
                        "*.md",
                        SearchOption.AllDirectories
                    )
                )
                .Select(path => Path.GetRelativePath(WorkingCopy.Root, path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_relative_link_leads_to_a_file_and_a_heading_that_are_there(string document) =>
        Assert.Empty(BrokenLinks(document));

    [Theory]
    [InlineData("When a queue grows", "when-a-queue-grows")]
    [InlineData("Layout 1: one row per respondent", "layout-1-one-row-per-respondent")]
    [InlineData("`score` as JSON, once", "score-as-json-once")]
    [InlineData("สำหรับเจ้าหน้าที่เทศบาล", "สำหรับเจ้าหน้าที่เทศบาล")]
    public void A_heading_is_linked_to_by_its_words(string heading, string anchor) =>
        Assert.Equal(anchor, AnchorOf(heading));

    private static IEnumerable<string> BrokenLinks(string document)
    {
        var path = Path.Combine(WorkingCopy.Root, document);
        foreach (var link in LinksOf(File.ReadAllText(path)))
        {
            var (target, anchor) = link.Split('#', 2) is [var file, var heading] ? (file, heading) : (link, null);
            var full = target.Length == 0 ? path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, target));
            if (!File.Exists(full) && !Directory.Exists(full))
                yield return $"{link}: there is no such file";
            else if (anchor is not null && full.EndsWith(".md", StringComparison.Ordinal))
            {
                var anchors = Headings(File.ReadAllText(full)).Select(AnchorOf);
                if (!anchors.Contains(Uri.UnescapeDataString(anchor), StringComparer.Ordinal))
                    yield return $"{link}: there is no such heading";
            }
        }
    }

    private static IEnumerable<string> LinksOf(string text) =>
        Link()
            .Matches(Code().Replace(text, ""))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !HasScheme().IsMatch(target));

    private static IEnumerable<string> Headings(string text) =>
        Heading().Matches(Fence().Replace(text, "")).Select(match => match.Groups["text"].Value.Trim());

    // As the forges make it: lower case, letters, digits, marks, hyphens and underscores, a hyphen for each space.
    private static string AnchorOf(string heading)
    {
        var anchor = new StringBuilder(heading.Length);
        foreach (var c in heading.ToLowerInvariant())
        {
            if (c == ' ')
                anchor.Append('-');
            else if (
                c is '-' or '_'
                || char.IsLetterOrDigit(c)
                || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            )
                anchor.Append(c);
        }

        return anchor.ToString();
    }

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Fence();

    [GeneratedRegex(
        "^```.*?^```|`[^`\\n]+`",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant
    )]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\((?<target>[^()\s]+)(?: ""[^""]*"")?\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HasScheme();

    [GeneratedRegex("^#{1,6} (?<text>.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}
