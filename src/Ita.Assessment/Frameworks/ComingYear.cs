using System.Collections.Immutable;

namespace Ita.Assessment.Frameworks;

/// <summary>
/// The year after a framework's, as far as its items are known: by its own framework, else by what is known of a year
/// that cannot be scored yet. Measures name their items by it.
/// </summary>
public sealed class ComingYear
{
    private readonly ILookup<string, ItemId>? _byConcept;
    private readonly FrameworkOutline? _outline;

    private ComingYear(FiscalYear fiscalYear, Framework? framework, FrameworkOutline? outline)
    {
        FiscalYear = fiscalYear;
        Framework = framework;
        _outline = outline;
        _byConcept = framework
            ?.Indicators.SelectMany(indicator => indicator.Items)
            .ToLookup(item => item.Concept, item => item.Id);
        ReportItem = framework is null ? outline?.ReportItem : framework.ReportItem;
    }

    public FiscalYear FiscalYear { get; }

    /// <summary>Null where it has none yet.</summary>
    public Framework? Framework { get; }

    /// <summary>Null where it is not known.</summary>
    public ReportItem? ReportItem { get; }

    /// <param name="framework">The year before it.</param>
    /// <param name="frameworks">Those in force.</param>
    public static ComingYear Of(Framework framework, FrameworkCatalogue frameworks)
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(frameworks);
        var year = framework.FiscalYear.Next;
        var outline = FrameworkOutline.BuiltIn.FirstOrDefault(known =>
            known.FiscalYear == year && known.From == framework.FiscalYear
        );
        return new ComingYear(year, frameworks.Find(year), outline);
    }

    /// <summary>The number that the matter of an item has in the coming year.</summary>
    /// <returns>Null where it has none, more than one, or nobody knows.</returns>
    public ItemId? Find(Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (_byConcept is null)
            return _outline?.Find(item.Id);
        return _byConcept[item.Concept].ToList() is [var only] ? only : null;
    }
}

/// <summary>What is known of a year that cannot be scored yet: its items' titles, and their numbers before.</summary>
public sealed class FrameworkOutline
{
    private readonly ImmutableDictionary<ItemId, ItemId?> _crosswalk;

    private FrameworkOutline(OutlineJson file)
    {
        FiscalYear = new FiscalYear(file.FiscalYear);
        From = new FiscalYear(file.Crosswalk.From);
        ReportItem = ReportItem.Of(file.ReportItem);
        Titles = file.Items.ToImmutableSortedDictionary(item => ItemId.Parse(item.Id), item => item.TextTh);
        _crosswalk = file.Crosswalk.Items.ToImmutableDictionary(
            pair => ItemId.Parse(pair.Key),
            pair => pair.Value is null ? (ItemId?)null : ItemId.Parse(pair.Value)
        );
    }

    /// <summary>As shipped.</summary>
    public static ImmutableArray<FrameworkOutline> BuiltIn { get; } =
    [.. EmbeddedFiles.In("outlines/").Select(file => FrameworkFile.ReadOutline(file.Content))];

    public FiscalYear FiscalYear { get; }

    /// <summary>The year whose items the crosswalk begins with.</summary>
    public FiscalYear From { get; }

    public ReportItem ReportItem { get; }

    public ImmutableSortedDictionary<ItemId, string> Titles { get; }

    /// <summary>
    /// An item of the year before under its number here; one that the crosswalk leaves out kept its number if that is
    /// an item here. Null for one that is gone.
    /// </summary>
    public ItemId? Find(ItemId before)
    {
        if (_crosswalk.TryGetValue(before, out var here))
            return here;
        return Titles.ContainsKey(before) ? before : null;
    }

    internal static FrameworkOutline Of(OutlineJson file) => new(file);
}

/// <summary>The OIT items under which an agency publishes its reports on the ITA.</summary>
/// <param name="Analysis">The analysis of the result before, with the measures.</param>
/// <param name="FollowUp">The report on carrying out the measures.</param>
/// <param name="FollowUpYear">Whose measures that is about.</param>
/// <param name="Confidence">How sure this is.</param>
public sealed record ReportItem(ItemId Analysis, ItemId FollowUp, FollowUpYear FollowUpYear, Confidence Confidence)
{
    internal static ReportItem Of(ReportItemJson file) =>
        new(ItemId.Parse(file.Analysis), ItemId.Parse(file.FollowUp), file.FollowUpYear, file.Confidence);
}

/// <summary>Which year's measures an assessment asks a report on.</summary>
public enum FollowUpYear
{
    /// <summary>Nobody knows for sure.</summary>
    Unknown,

    /// <summary>The assessment's own year.</summary>
    Same,

    /// <summary>The year before the assessment's.</summary>
    Previous,
}
