namespace Ita.Infrastructure.Tests.Bicep;

/// <summary>Cuts Bicep into tokens. A string with <c>${…}</c> is one token, interpolation and all.</summary>
internal static class BicepLexer
{
    public static IReadOnlyList<BicepToken> Read(string text)
    {
        var tokens = new List<BicepToken>();
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var start = at;
            var kind = BicepTokenKind.Symbol;
            switch (text[at])
            {
                case '\n':
                    kind = BicepTokenKind.NewLine;
                    at++;
                    break;
                case var blank when char.IsWhiteSpace(blank):
                    at++;
                    continue;
                case '/' when text[at..].StartsWith("//", StringComparison.Ordinal):
                    while (at < text.Length && text[at] != '\n')
                        at++;
                    continue;
                case '\'':
                    at = EndOfString(text, at);
                    tokens.Add(new BicepToken(BicepTokenKind.String, text[(start + 1)..(at - 1)], line));
                    continue;
                case var letter when char.IsLetter(letter) || letter == '_':
                    kind = BicepTokenKind.Word;
                    while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
                        at++;
                    break;
                case var digit when char.IsDigit(digit):
                    kind = BicepTokenKind.Number;
                    while (at < text.Length && char.IsDigit(text[at]))
                        at++;
                    break;
                default:
                    at++;
                    break;
            }

            tokens.Add(new BicepToken(kind, text[start..at], line));
            if (kind == BicepTokenKind.NewLine)
                line++;
        }

        tokens.Add(new BicepToken(BicepTokenKind.End, "", line));
        return tokens;
    }

    private static int EndOfString(string text, int start)
    {
        var depth = 0;
        for (var at = start + 1; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\\' when depth == 0:
                    at++;
                    break;
                case '$' when text[at + 1] == '{':
                    depth++;
                    break;
                case '}' when depth > 0:
                    depth--;
                    break;
                case '\'' when depth == 0:
                    return at + 1;
            }
        }

        throw new FormatException("A string does not end.");
    }
}
