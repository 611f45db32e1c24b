using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;

namespace Ita.Cli.Samples;

/// <summary>What an invented agency has on its web site.</summary>
/// <param name="Items">Every item of the OIT in order, and whether it is published.</param>
public sealed record SampleDisclosure(ImmutableArray<(Item Item, bool IsPublished)> Items)
{
    /// <summary>The scores that reading the workbook must come to.</summary>
    public PartTally ToTally() =>
        new()
        {
            Instrument = Instrument.OIT,
            Layout = TallyLayout.ItemScores,
            Items =
            [
                .. Items.Select(entry => new ItemTally { Id = entry.Item.Id, Score = entry.IsPublished ? 100m : 0m }),
            ],
        };
}
