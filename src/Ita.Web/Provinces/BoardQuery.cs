using System.Collections.Immutable;
using System.Text;
using Ita.Web.Site;

namespace Ita.Web.Provinces;

/// <summary>
/// Which of a province's agencies are shown, and how: what stands behind the question mark of the page's address. What
/// is not understood counts as not asked.
/// </summary>
public sealed record BoardQuery
{
    /// <summary>In place of a level: agencies without one.</summary>
    public const string NoLevel = "none";

    private const int LongestSearch = 100;

    public static BoardQuery Everything { get; } = new();

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

    public BoardSort Sort { get; init; } = BoardSort.Name;

    public bool IsDescending { get; init; }

    public BoardTab Tab { get; init; }

    public bool IsFiltered =>
        this with { Sort = BoardSort.Name, IsDescending = false, Tab = BoardTab.Scores } != Everything;

    /// <summary>As <see cref="Sort"/> stands in an address: <c>total</c>, <c>-total</c>.</summary>
    public string SortName => (IsDescending ? "-" : "") + MemberName.Of(Sort);

    public static BoardQuery Parse(IQueryCollection query)
    {
        var sort = Text(query, "sort");
        var isDescending = sort?.StartsWith('-') ?? false;
        return new BoardQuery
        {
            Search = Text(query, "q"),
            District = Text(query, "district"),
            Kind = Text(query, "kind"),
            State = Member<AgencyState>(Text(query, "state")),
            Level = Text(query, "level"),
            Sort = Member<BoardSort>(isDescending ? sort![1..] : sort) ?? BoardSort.Name,
            IsDescending = isDescending && Member<BoardSort>(sort![1..]) is not null,
            Tab = Member<BoardTab>(Text(query, "view")) ?? BoardTab.Scores,
        };
    }

    /// <summary>
    /// Ordered by another column; by the same one the other way round. Scores begin with the greatest.
    /// </summary>
    public BoardQuery OrderedBy(BoardSort sort) =>
        this with
        {
            Sort = sort,
            IsDescending =
                sort == Sort
                    ? !IsDescending
                    : sort
                        is BoardSort.Iit
                            or BoardSort.Eit
                            or BoardSort.Oit
                            or BoardSort.Total
                            or BoardSort.Change
                            or >= BoardSort.Indicator1,
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
        Add("sort", SortName == MemberName.Of(BoardSort.Name) ? null : SortName);
        Add("view", Tab == BoardTab.Scores ? null : MemberName.Of(Tab));
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
        [.. BoardOrder.Sort(rows.Where(Shows), this, levels)];

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
