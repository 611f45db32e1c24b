using Ita.Assessment;
using Ita.Assessment.Frameworks;

namespace Ita.Cli.Samples;

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
