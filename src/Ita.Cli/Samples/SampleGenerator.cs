using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;

namespace Ita.Cli.Samples;

/// <summary>
/// Makes the survey exports of invented respondents for the demo and the tests: the same seed gives the same bytes.
/// </summary>
public static class SampleGenerator
{
    /// <summary>The seed of the demo.</summary>
    public const int Seed = 2566;

    /// <summary>The exports of some agencies for a year and the year before, one by one.</summary>
    /// <exception cref="ArgumentException">A year without a framework.</exception>
    public static IEnumerable<SampleExport> Generate(
        FrameworkCatalogue frameworks,
        IReadOnlyList<Agency> agencies,
        FiscalYear year,
        int seed = Seed
    ) => SamplePlanner.Plan(agencies, year, seed).Select(plan => Generate(frameworks, plan, seed));

    /// <summary>The export of one agency-year.</summary>
    /// <exception cref="ArgumentException">A year without a framework.</exception>
    public static SampleExport Generate(FrameworkCatalogue frameworks, SamplePlan plan, int seed = Seed)
    {
        var framework =
            frameworks.Find(plan.FiscalYear)
            ?? throw new ArgumentException($"There is no framework for {plan.FiscalYear}.", nameof(plan));
        var random = SeededRandom.For(seed, $"{plan.Agency.Code.Value}/{plan.FiscalYear.Value}");

        // Staff tend to judge more kindly than the public; what is published makes up for both, so that the total stays
        // near the plan's.
        var staff = random.Between(-30, 60);
        var publicOpinion = random.Between(-80, 20);
        var target = plan.Target * 10;
        var questionnaires = framework
            .Questionnaires.Where(part => part.Instrument != Instrument.OIT)
            .Select(part =>
            {
                var aim =
                    target + (part.Instrument == Instrument.IIT ? staff : publicOpinion + random.Between(-20, 20));
                return SampleAnswers.Questionnaire(
                    framework,
                    part.Instrument,
                    Math.Clamp(aim, 50, 990),
                    Respondents(part.Instrument, plan.Agency, random),
                    random
                );
            })
            .ToImmutableArray();
        var disclosure = SampleAnswers.Disclosure(
            framework,
            Math.Clamp(target - ((staff + publicOpinion) * 3 / 4), 50, 1000),
            random
        );

        var export = new SampleExport
        {
            Agency = plan.Agency,
            FiscalYear = plan.FiscalYear,
            Style = plan.Style,
            Questionnaires = questionnaires,
            Disclosure = plan.LacksOit ? null : disclosure,
            Files = [],
        };
        export = export with { Files = SampleWorkbooks.Create(export) };
        return plan.HasRejectedFile ? export with { Rejected = SampleWorkbooks.CreateRejected(export) } : export;
    }

    // Around what the sampling rule asks for (docs/assessment.md, respondents and sampling: 10 %, at least 30, 400
    // being enough), now and then a few too few.
    private static int Respondents(Instrument questionnaire, Agency agency, SeededRandom random)
    {
        var population = (questionnaire == Instrument.IIT ? agency.StaffCount : agency.ServiceUserCount) ?? 300;
        var asked = Math.Min(400, Math.Max(30, (population + 9) / 10));
        return Math.Max(
            10,
            Math.Min(
                population,
                questionnaire == Instrument.EIT2 ? random.Between(30, 60) : asked + random.Between(-2, 25)
            )
        );
    }
}
