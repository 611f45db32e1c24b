using System.Globalization;
using System.Text.RegularExpressions;

namespace Ita.Workbooks.FollowUpForms;

/// <summary>A list in one cell: one entry a line, numbered as the form writes it or not numbered at all.</summary>
internal static partial class NumberedLines
{
    public static string Write(IReadOnlyCollection<string> entries) =>
        string.Join(
            '\n',
            entries.Select((entry, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {entry}"))
        );

    /// <summary>
    /// Where the first line has the number 1, an entry begins at each next number, and other lines go on with the one
    /// before.
    /// </summary>
    /// <param name="text">Plain text of several lines.</param>
    public static IReadOnlyList<string> Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || Entry(lines[0], 1) is null)
            return lines;
        var entries = new List<string>();
        foreach (var line in lines)
        {
            if (Entry(line, entries.Count + 1) is { } entry)
                entries.Add(entry);
            else
                entries[^1] += " " + line;
        }

        return entries;
    }

    private static string? Entry(string line, int number)
    {
        var match = Numbered().Match(line);
        return match.Success && Value(match.Groups["number"].ValueSpan) == number ? match.Groups["entry"].Value : null;
    }

    private static int Value(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var digit in digits)
            value = (value * 10) + (digit >= '๐' ? digit - '๐' : digit - '0');
        return value;
    }

    [GeneratedRegex(@"^(?<number>[0-9๐-๙]{1,2})[.)] *(?<entry>[^ ].*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
