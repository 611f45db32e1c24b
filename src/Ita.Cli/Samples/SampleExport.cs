using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;

namespace Ita.Cli.Samples;

/// <summary>An invented agency-year: its answers, and the workbooks that hold them.</summary>
public sealed record SampleExport
{
    public required Agency Agency { get; init; }

    public required FiscalYear FiscalYear { get; init; }

    public required SampleStyle Style { get; init; }

    public required ImmutableArray<SampleQuestionnaire> Questionnaires { get; init; }

    /// <summary>Null where the OIT has not come yet.</summary>
    public SampleDisclosure? Disclosure { get; init; }

    /// <summary>Workbooks that must be accepted.</summary>
    public required ImmutableArray<SampleFile> Files { get; init; }

    /// <summary>A workbook that must be turned away, uploaded after the others; null for nearly all.</summary>
    public RejectedSample? Rejected { get; init; }

    /// <summary>What reading the workbooks must come to.</summary>
    public ImmutableArray<PartTally> Tallies =>
        [
            .. Questionnaires.Select(questionnaire => questionnaire.ToTally()),
            .. Disclosure is { } disclosure ? [disclosure.ToTally()] : Array.Empty<PartTally>(),
        ];
}

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

/// <summary>A column of a questionnaire: an item, or one of its sub-items.</summary>
/// <param name="Id">The item's or sub-item's number.</param>
/// <param name="Item">The item it belongs to.</param>
/// <param name="SubItem">The sub-item; null for an item without any.</param>
/// <param name="Scale">The choices.</param>
public sealed record SampleColumn(ItemId Id, Item Item, SubItem? SubItem, AnswerScale Scale)
{
    /// <summary>The columns of a questionnaire, in order.</summary>
    public static IEnumerable<SampleColumn> Of(Framework framework, Instrument questionnaire) =>
        framework
            .ItemsOf(questionnaire)
            .SelectMany(item =>
                item.HasSubItems
                    ? item.SubItems.Select(sub => new SampleColumn(sub.Id, item, sub, sub.Scale))
                    : [new SampleColumn(item.Id, item, null, item.Scale!)]
            );
}

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

/// <summary>A workbook as it is uploaded.</summary>
/// <param name="Name">The file's name, without a path.</param>
/// <param name="Content">The .xlsx.</param>
public sealed record SampleFile(string Name, byte[] Content);

/// <summary>A workbook with one mistake in it.</summary>
/// <param name="File">The workbook.</param>
/// <param name="Code">The problem's code (docs/workbooks.md).</param>
/// <param name="Sheet">The sheet it is in.</param>
/// <param name="Cell">The cell it is in.</param>
public sealed record RejectedSample(SampleFile File, string Code, string Sheet, string Cell);
