using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Tests.Builders;

namespace Ita.Assessment.Tests.Scoring;

/// <summary>An office of 5 to 40 respondents a questionnaire, some of whose items few answered.</summary>
internal sealed record SmallOffice(Framework Framework, IReadOnlyCollection<PartTally> Tallies, int Respondents)
{
    /// <param name="seed">The same gives the same office.</param>
    /// <param name="respondents">Drawn where not given.</param>
    public static SmallOffice Draw(int seed, int? respondents = null)
    {
        var random = new Random(seed);
        var framework = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2563 + random.Next(6)))!;
        var all = respondents ?? random.Next(5, 41);
        var few = random.Next(1, 5);

        // From an item in fifty to one in two; people who like their office, or answer anyhow.
        var share = Math.Pow(random.NextDouble(), 2) / 2 + 0.02;
        var likes = random.NextDouble() < 0.6 ? 0.6 + (random.NextDouble() * 0.39) : 0;
        return new SmallOffice(
            framework,
            Answers.Year(
                framework,
                (id, scale) =>
                {
                    var counts = new int[scale.Choices.Length];
                    var best = scale.Choices.Select(choice => choice.Points).ToList().IndexOf(100);
                    var answered =
                        id.Letter == 'o' ? 1
                        : random.NextDouble() < share ? few
                        : random.NextDouble() < 0.02 ? 0
                        : all;
                    for (var answer = 0; answer < answered; answer++)
                        counts[random.NextDouble() < likes ? best : random.Next(counts.Length)]++;
                    return counts;
                },
                all
            ),
            all
        );
    }

    public AssessmentResult Exact => Scorer.Score(Framework, Tallies);

    public AssessmentResult Shown => Disclosure.Apply(Framework, Exact);
}
