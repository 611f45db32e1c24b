using System.Collections.Immutable;
using System.Text;
using Ita.Web.Site;

namespace Ita.Web.Provinces;

/// <summary>
/// Which of a province's agencies are shown, and how: what stands behind the question mark of the page's address. What
/// is not understood counts as not asked.
/// </summary>
public sealed record AgencyQuery
{
    /// <summary>In place of a level: agencies without one.</summary>
    public const string NoLevel = "none";

    private const int LongestSearch = 100;

    public static AgencyQuery Everything { get; } = new();

    /// <summary>In the name, or the beginning of the code.</summary>
    public string? Search { get; init; }

    public string? District { get; init; }

    public string? Kind { get; init; }

    /// <summary>
    /// A state; <see cref="AgencyState.Rejected"/> and <see cref="AgencyState.Failed"/> also find agencies whose newest
    /// upload was refused after others had counted.
    /// </summary>
    public AgencyState? State { get; init; }

    /// <summary>A level's code, or <see cref="NoLevel"/>.</summary>
    public string? Level { get; init; }

    public AgencySort Sort { get; init; } = AgencySort.Name;

    public bool IsDescending { get; init; }

    public FigureTab Tab { get; init; }

    public bool IsFiltered =>
        this with { Sort = AgencySort.Name, IsDescending = false, Tab = FigureTab.Scores } != Everything;

    public AgencyQuery WithoutFilter =>
        new()
        {
            Tab = Tab,
            Sort = Sort,
            IsDescending = IsDescending,
        };

    /// <summary>As <see cref="Sort"/> stands in an address: <c>total</c>, <c>-total</c>.</summary>
    public string SortName => (IsDescending ? "-" : "") + MemberName.Of(Sort);

    public static AgencyQuery Parse(IQueryCollection query)
    {
        var sort = Text(query, "sort");
        var isDescending = sort?.StartsWith('-') ?? false;
        return new AgencyQuery
        {
            Search = Text(query, "q"),
            District = Text(query, "district"),
            Kind = Text(query, "kind"),
            State = Member<AgencyState>(Text(query, "state")),
            Level = Text(query, "level"),
            Sort = Member<AgencySort>(isDescending ? sort![1..] : sort) ?? AgencySort.Name,
            IsDescending = isDescending && Member<AgencySort>(sort![1..]) is not null,
            Tab = Member<FigureTab>(Text(query, "view")) ?? FigureTab.Scores,
        };
    }

    /// <summary>
    /// Ordered by another column; by the same one the other way round. Scores begin with the greatest.
    /// </summary>
    public AgencyQuery OrderedBy(AgencySort sort) =>
        this with
        {
            Sort = sort,
            IsDescending =
                sort == Sort
                    ? !IsDescending
                    : sort
                        is AgencySort.Iit
                            or AgencySort.Eit
                            or AgencySort.Oit
                            or AgencySort.Total
                            or AgencySort.Change
                            or >= AgencySort.Indicator1,
        };

    /// <summary>With its question mark; empty where nothing is asked.</summary>
    public override string ToString()
    {
        var query = new StringBuilder();
        Add("q", Search);
        Add("district", District);
        Add("kind", Kind);
        Add("state", State is { } state ? MemberName.Of(state) : null);
        Add("level", Level);
        Add("sort", SortName == MemberName.Of(AgencySort.Name) ? null : SortName);
        Add("view", Tab == FigureTab.Scores ? null : MemberName.Of(Tab));
        return query.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
                query
                    .Append(query.Length == 0 ? '?' : '&')
                    .Append(name)
                    .Append('=')
                    .Append(Uri.EscapeDataString(value));
        }
    }

    /// <summary>Those that are asked for, in order; agencies without the figure come last either way.</summary>
    public ImmutableArray<ProvinceRow> Apply(IEnumerable<ProvinceRow> rows, IReadOnlyList<string> levels) =>
        [.. AgencyOrder.Sort(rows.Where(Shows), this, levels)];

    private bool Shows(ProvinceRow row) =>
        (
            Search is null
            || row.Name.Contains(Search, StringComparison.OrdinalIgnoreCase)
            || row.Code.Value.StartsWith(Search, StringComparison.OrdinalIgnoreCase)
        )
        && (District is null || row.District == District)
        && (Kind is null || row.Kind == Kind)
        && (Level is null || (Level == NoLevel ? row.Level is null : row.Level == Level))
        && (State is null || row.State == State || (row.NewestUploadRefused && State is AgencyState.Rejected));

    private static string? Text(IQueryCollection query, string name)
    {
        var text = query[name].ToString().Trim().Normalize(NormalizationForm.FormC);
        return text.Length is 0 or > LongestSearch ? null : text;
    }

    private static T? Member<T>(string? text)
        where T : struct, Enum =>
        Enum.GetValues<T>()
            .Where(member => MemberName.Of(member) == text)
            .Select(member => (T?)member)
            .FirstOrDefault();
}

/// <summary>
/// What a province's agencies are put in order by. In addresses in lower case; <c>-total</c> from the greatest down.
/// </summary>
public enum AgencySort
{
    Name,
    District,
    Kind,
    State,
    Iit,
    Eit,
    Oit,
    Total,
    Level,
    Change,
    Weakest,

    // One for each indicator, in their order.
    Indicator1,
    Indicator2,
    Indicator3,
    Indicator4,
    Indicator5,
    Indicator6,
    Indicator7,
    Indicator8,
    Indicator9,
    Indicator10,
}

/// <summary>Which figures of the agencies are shown. In addresses in lower case.</summary>
public enum FigureTab
{
    /// <summary>Instruments, total, level, change.</summary>
    Scores,

    /// <summary>The heat map: ten indicators.</summary>
    Indicators,
}
