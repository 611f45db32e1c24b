using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Scoring;

namespace Ita.Cli.Samples;

/// <summary>What invented respondents answered to one questionnaire.</summary>
/// <param name="Instrument">IIT, EIT, EIT1 or EIT2.</param>
/// <param name="Columns">The items and sub-items asked, in order.</param>
/// <param name="Respondents">Per respondent and column, the choice in label order from 0; null where not answered.
/// Everybody answers something.</param>
public sealed record SampleQuestionnaire(
    Instrument Instrument,
    ImmutableArray<SampleColumn> Columns,
    ImmutableArray<ImmutableArray<int?>> Respondents
)
{
    /// <summary>The counts that reading the workbook must come to.</summary>
    public PartTally ToTally() =>
        new()
        {
            Instrument = Instrument,
            Layout = TallyLayout.Answers,
            Respondents = Respondents.Length,
            Items =
            [
                .. Columns.Select((column, index) => new ItemTally { Id = column.Id, Counts = Counts(column, index) }),
            ],
        };

    private ImmutableArray<int> Counts(SampleColumn column, int index)
    {
        var counts = new int[column.Scale.Choices.Length];
        foreach (var answers in Respondents)
        {
            if (answers[index] is { } choice)
                counts[choice]++;
        }

        return [.. counts];
    }
}
