using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Ita.Assessment.Frameworks;

namespace Ita.Assessment.Advice;

/// <summary>
/// The tokens a text may hold: <c>{fiscalYear}</c> the framework's year, <c>{nextFiscalYear}</c> the year the measures
/// are for, <c>{respondents}</c> who answers the EIT or its part, <c>{unfavourableShare}</c> the percentage that gave
/// the answer without points to a yes/no item, <c>{item:concept}</c> the number of the framework's item of that
/// concept.
/// </summary>
internal static partial class AdviceTokens
{
    private const string ItemPrefix = "item:";

    /// <exception cref="AdviceException">A brace that is no part of a token, or an unknown token.</exception>
    public static void Check(string text, string where)
    {
        foreach (Match match in Token().Matches(text))
        {
            var name = match.Groups[1].Value;
            if (name is "fiscalYear" or "nextFiscalYear" or "respondents" or "unfavourableShare")
                continue;
            if (name.StartsWith(ItemPrefix, StringComparison.Ordinal) && name.Length > ItemPrefix.Length)
                continue;
            throw new AdviceException($"{where}: there is no token {match.Value}.");
        }

        if (Token().Replace(text, "").AsSpan().ContainsAny('{', '}'))
            throw new AdviceException($"{where}: a brace stands alone.");
    }

    /// <returns>The words with their tokens resolved; null if one points to an item that the framework does not
    /// have.</returns>
    public static ItemAdvice? Resolve(AdviceWords words, Framework framework, Instrument part, Score score)
    {
        var complete = true;
        var resolved = new ItemAdvice
        {
            Name = Text(words.Name),
            Duty = words.Duty,
            Finding = Text(words.Findings.Of(ScoreBands.Of(score))),
            Recommendation = Text(words.Recommendation),
            Elements = List(words.Elements),
            Steps = List(words.Steps),
            Evidence = List(words.Evidence),
            Period = Text(words.Period),
        };
        return complete ? resolved : null;

        ImmutableArray<string> List(ImmutableArray<string> texts) => [.. texts.Select(Text)];

        string Text(string text) =>
            Token()
                .Replace(
                    text,
                    match =>
                    {
                        var value = Value(match.Groups[1].Value, framework, part, score);
                        complete &= value is not null;
                        return value ?? match.Value;
                    }
                );
    }

    private static string? Value(string token, Framework framework, Instrument part, Score score) =>
        token switch
        {
            "fiscalYear" => framework.FiscalYear.ToString(),
            "nextFiscalYear" => framework.FiscalYear.Next.ToString(),
            "respondents" => Respondents(part),
            "unfavourableShare" => (100m - score.Rounded).ToString("F2", CultureInfo.InvariantCulture),
            _ => framework
                .Indicators.SelectMany(indicator => indicator.Items)
                .FirstOrDefault(item => item.Concept == token[ItemPrefix.Length..])
                ?.Id.ToString(),
        };

    private static string Respondents(Instrument part) =>
        part switch
        {
            Instrument.EIT1 => "ผู้รับบริการหรือผู้มาติดต่อราชการที่เข้าตอบด้วยตนเอง",
            Instrument.EIT2 => "ผู้รับบริการหรือผู้มาติดต่อราชการที่ผู้ประเมินสอบถามโดยตรง",
            _ => "ผู้รับบริการหรือผู้มาติดต่อราชการ",
        };

    [GeneratedRegex(@"\{([^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
