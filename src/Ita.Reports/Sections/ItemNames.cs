using Ita.Assessment;

namespace Ita.Reports.Sections;

/// <summary>How an item is named where its number alone would not say what it is.</summary>
internal static class ItemNames
{
    /// <summary>The wording, or the indicator's name where the wording is not known.</summary>
    public static string TextOrIndicator(ReportContext context, ItemId id)
    {
        var item = context.Framework.FindItem(id)!;
        return item.TextTh.Length > 0 ? context.Typesetter.Text(item.TextTh) : context.IndicatorName(item.Indicator);
    }
}
