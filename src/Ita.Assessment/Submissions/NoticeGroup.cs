using System.Collections.Immutable;
using System.Globalization;
using Ita.Assessment.Text;

namespace Ita.Assessment.Submissions;

/// <summary>
/// Notices as people see them: what is the same throughout a sheet is one line, with the number of places and the first
/// of them. Programs get every notice by itself.
/// </summary>
public sealed record NoticeGroup
{
    /// <summary>Places that a line names; of more it says that there are more.</summary>
    public const int PlacesNamed = 5;

    private static readonly BilingualTexts s_texts = new(typeof(NoticeGroup).Assembly, "notice-groups.json");

    /// <summary>The first of the notices, which has code, file, sheet and value in common with the others.</summary>
    public required Notice First { get; init; }

    /// <summary>How many places have it.</summary>
    public required int Count { get; init; }

    /// <summary>The cell, or the first cells; for what has none the items; null where there is neither.</summary>
    public required string? Places { get; init; }

    /// <summary>What it means and what to do, in Thai.</summary>
    public required string MessageTh { get; init; }

    /// <summary>The same in English.</summary>
    public required string MessageEn { get; init; }

    /// <summary>Every key of which several are put into one line.</summary>
    public static IEnumerable<string> Keys => s_texts.Codes;

    /// <summary>Puts notices into lines, each where its first notice stands.</summary>
    /// <param name="notices">In the order in which they are listed.</param>
    /// <param name="more">How many there are beyond those.</param>
    /// <returns>The lines, and how many notices are in none of them.</returns>
    public static (ImmutableArray<NoticeGroup> Groups, int More) Of(IEnumerable<Notice> notices, int more)
    {
        ArgumentNullException.ThrowIfNull(notices);
        var groups = notices
            .Select((notice, index) => (Notice: notice, Index: index))
            .GroupBy(each =>
                (
                    each.Notice.File,
                    each.Notice.Sheet,
                    each.Notice.Value,
                    each.Notice.Repetition,
                    Alone: each.Notice.Repetition is null ? each.Index : -1
                )
            )
            .Select(group => (Listed: group.Count(), Group: Of([.. group.Select(each => each.Notice)])))
            .ToList();
        var named = groups.Sum(group => (long)group.Group.Count - group.Listed);
        return ([.. groups.Select(group => group.Group)], (int)Math.Max(0, more - named));
    }

    private static NoticeGroup Of(ImmutableArray<Notice> same)
    {
        var first = same[0];
        if (first.Repetition is not { } repetition || !s_texts.Has(repetition.Key))
        {
            return new NoticeGroup
            {
                First = first,
                Count = same.Length,
                Places = first.Cell ?? first.Column ?? first.Item,
                MessageTh = first.MessageTh,
                MessageEn = first.MessageEn,
            };
        }

        var count = Math.Max(repetition.Places, same.Length);
        var items = Named([.. same.Select(notice => notice.Item).OfType<string>().Distinct()], 0);
        var cells = Named([.. same.Select(notice => notice.Cell).OfType<string>()], count);
        var text = s_texts[repetition.Key]
            .With("count", count.ToString("N0", CultureInfo.InvariantCulture))
            .With("items", items)
            .With("cells", cells)
            .With("sheet", first.Sheet ?? "")
            .With("detail", SafeText.Shorten(repetition.Detail ?? ""))
            .With("value", first.Value ?? "");
        return new NoticeGroup
        {
            First = first,
            Count = count,
            Places = first.Cell is null ? items : cells,
            MessageTh = text.Th,
            MessageEn = text.En,
        };
    }

    private static string Named(ImmutableArray<string> places, int count) =>
        string.Join(", ", places.Take(PlacesNamed))
        + (Math.Max(places.Length, count) > Math.Min(places.Length, PlacesNamed) ? ", …" : "");
}
