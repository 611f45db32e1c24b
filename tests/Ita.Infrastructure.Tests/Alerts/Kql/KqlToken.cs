using System.Text.RegularExpressions;

namespace Ita.Infrastructure.Tests.Alerts.Kql;

internal enum KqlTokenKind
{
    Name,
    Text,
    Number,
    Span,
    Symbol,
    End,
}

/// <summary>A word of a query.</summary>
internal sealed partial record KqlToken(KqlTokenKind Kind, string Value)
{
    /// <exception cref="KqlException">Something is no word.</exception>
    public static List<KqlToken> Split(string query)
    {
        var tokens = new List<KqlToken>();
        for (var at = 0; at < query.Length; )
        {
            var match = Pattern().Match(query, at);
            if (!match.Success)
                throw new KqlException($"Nothing is known that begins with \"{query[at..].Split('\n')[0]}\".");
            at += match.Length;
            var group = match.Groups.Values.Skip(1).Single(group => group.Success);
            if (group.Name != "Blank")
                tokens.Add(new KqlToken(Enum.Parse<KqlTokenKind>(group.Name), group.Value));
        }

        tokens.Add(new KqlToken(KqlTokenKind.End, "the end"));
        return tokens;
    }

    // A backslash in a text would be an escape: no query needs one, and so none is known.
    [GeneratedRegex(
        """
            \G(?:(?<Blank>\s+|//[^\n]*)|"(?<Text>[^"\\\n]*)"|(?<Span>[0-9]+[dhms])\b|(?<Number>[0-9]+(?:\.[0-9]+)?)\b
            |(?<Name>[A-Za-z_][A-Za-z_0-9]*)|(?<Symbol>==|=~|[|(),.=>/]))
            """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Pattern();
}
