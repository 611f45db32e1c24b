using Ita.Assessment.Frameworks;
using Ita.Assessment.Text;

namespace Ita.Workbooks.Recognition;

/// <summary>A header cell with an item's number in it.</summary>
/// <param name="Column">From 1.</param>
/// <param name="Number">The number.</param>
/// <param name="Shown">The whole text as found.</param>
internal sealed record HeaderCell(int Column, ItemNumber Number, string Shown)
{
    /// <summary>The text in the last square brackets at the end, where form tools put a grid's row.</summary>
    public string? Bracketed
    {
        get
        {
            var text = ThaiText.Normalise(Shown);
            var open = text.LastIndexOf('[');
            return open >= 0 && text.EndsWith(']') ? text[(open + 1)..^1] : null;
        }
    }

    /// <summary>The sub-item whose text the brackets hold; null if none.</summary>
    public SubItem? SubItemByText(Item item) =>
        Bracketed is { } text && ThaiText.NormaliseLabel(text) is var label
            ? item.SubItems.FirstOrDefault(sub => ThaiText.NormaliseLabel(sub.TextTh) == label)
            : null;
}
