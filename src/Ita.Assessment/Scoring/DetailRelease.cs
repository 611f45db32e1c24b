using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ita.Assessment.Scoring;

/// <summary>
/// Which of an agency's questionnaires are told in detail to those who may not see respondents. Two versions of one
/// questionnaire tell by their difference what the few answered who make it, so that outside the agency one version is
/// told in detail: the one that it has declared complete, or the one that lay there when the fiscal year had ended.
/// Until then, and after a correction until it is declared complete again, only the instrument's score is told, as it is
/// below five respondents (docs/decisions/0004-what-few-respondents-hide.md).
/// </summary>
public sealed record DetailRelease
{
    public static DetailRelease None { get; } = new();

    /// <summary>By questionnaire, what stands for its answers as they are scored (<see cref="AnswersOf"/>).</summary>
    public ImmutableSortedDictionary<Instrument, string> Answers { get; init; } =
        ImmutableSortedDictionary<Instrument, string>.Empty;

    /// <summary>By questionnaire, the answers that were told in detail last.</summary>
    public ImmutableSortedDictionary<Instrument, string> Released { get; init; } =
        ImmutableSortedDictionary<Instrument, string>.Empty;

    /// <summary>The questionnaires that are not told in detail.</summary>
    /// <param name="year">Whose they are.</param>
    /// <param name="now">UTC.</param>
    public IEnumerable<Instrument> Closed(FiscalYear year, DateTimeOffset now) =>
        Answers.Keys.Where(part => !IsOpen(part, year, now));

    /// <summary>Other answers have come, or others are scored; what was told of those before stays noted.</summary>
    /// <param name="answers">As <see cref="AnswersOf"/> gives them.</param>
    /// <param name="year">Whose they are.</param>
    /// <param name="now">UTC.</param>
    public DetailRelease Replace(
        ImmutableSortedDictionary<Instrument, string> answers,
        FiscalYear year,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(answers);
        var told = Answers.Where(part => IsOpen(part.Key, year, now) && !Is(answers, part.Key, part.Value));
        return this with { Answers = answers, Released = Released.SetItems(told) };
    }

    /// <summary>The agency has declared its answers complete.</summary>
    public DetailRelease Release() => this with { Released = Released.SetItems(Answers) };

    /// <summary>
    /// By questionnaire, 16 hexadecimal digits that stand for its figures; the OIT has no respondents, and a summary was
    /// published before it came.
    /// </summary>
    public static ImmutableSortedDictionary<Instrument, string> AnswersOf(IEnumerable<PartTally> tallies) =>
        tallies
            .Where(tally =>
                tally.Instrument != Instrument.OIT && tally.Layout is TallyLayout.Answers or TallyLayout.ItemScores
            )
            .ToImmutableSortedDictionary(tally => tally.Instrument, Digest);

    private bool IsOpen(Instrument part, FiscalYear year, DateTimeOffset now) =>
        Released.TryGetValue(part, out var released) ? Is(Answers, part, released) : now >= year.End;

    private static bool Is(ImmutableSortedDictionary<Instrument, string> answers, Instrument part, string value) =>
        answers.TryGetValue(part, out var there) && there == value;

    private static string Digest(PartTally tally)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{tally.Layout};{tally.Respondents}");
        foreach (var item in tally.Items)
            text.Append(
                CultureInfo.InvariantCulture,
                $"|{item.Id};{string.Join(',', item.Counts)};{item.Score};{item.Respondents}"
            );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }
}
