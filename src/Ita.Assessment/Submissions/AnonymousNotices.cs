using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Ita.Assessment.Text;

namespace Ita.Assessment.Submissions;

/// <summary>
/// Notices of a survey export as those are told who may not see respondents: what is wrong, in which sheet and column
/// and how often, but no value and no row (docs/decisions/0004-what-few-respondents-hide.md). Safe for concurrent use.
/// </summary>
public static class AnonymousNotices
{
    /// <summary>Fewer are not counted out.</summary>
    private const int FewestCounted = 5;

    private const string OtherCode = "other";

    // About the file or its way, never about what stands in a cell.
    private static readonly FrozenSet<string> s_aboutFiles = FrozenSet.ToFrozenSet([
        NoticeCode.NotAWorkbook,
        NoticeCode.LegacyFormat,
        NoticeCode.PasswordProtected,
        NoticeCode.MacroEnabled,
        NoticeCode.TooLarge,
        NoticeCode.Damaged,
        NoticeCode.Empty,
        NoticeCode.YearUnsupported,
        NoticeCode.PathInvalid,
        NoticeCode.Withdrawn,
        NoticeCode.ReadingFailed,
        NoticeCode.ScoringFailed,
        NoticeCode.ReportFailed,
        NoticeCode.SameContent,
        NoticeCode.OlderResults,
        NoticeCode.UnderSampled,
        NoticeCode.FrameworkProvisional,
        NoticeCode.LessDetailedIgnored,
        NoticeCode.FiguresLost,
    ]);

    private static readonly BilingualTexts s_texts = new(typeof(AnonymousNotices).Assembly, "notices-anonymous.json");

    /// <summary>Every code that is told in other words here; <c>other</c> stands for one that is not known.</summary>
    public static IEnumerable<string> Codes => s_texts.Codes;

    /// <summary>Whether nothing in a notice can come from a respondent.</summary>
    public static bool IsAnonymous(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return IsAboutFile(notice.Code) || notice.IsAnonymous;
    }

    /// <summary>Whether a code is about the file or its way, so that it is told to everybody alike.</summary>
    public static bool IsAboutFile(string code) => s_aboutFiles.Contains(code);

    /// <summary>Puts notices into one for each code, sheet, column and item, where the first of them stands.</summary>
    /// <param name="notices">In the order in which they are listed. Those that are anonymous stay as they are.</param>
    /// <param name="areAll">Whether these are all there are; if not, a number is the least that it may be.</param>
    public static ImmutableArray<Notice> Of(IEnumerable<Notice> notices, bool areAll)
    {
        ArgumentNullException.ThrowIfNull(notices);
        return
        [
            .. notices
                .Select((notice, index) => (Notice: notice, Index: index))
                .GroupBy(each =>
                    IsAnonymous(each.Notice)
                        ? (each.Notice.Code, null, null, null, null, each.Index)
                        : (
                            each.Notice.Code,
                            each.Notice.File,
                            each.Notice.Sheet,
                            Column: ColumnOf(each.Notice.Cell),
                            each.Notice.Item,
                            Index: -1
                        )
                )
                .Select(group =>
                    group.Key.Index < 0
                        ? Compose(group.First().Notice, group.Key.Column, group.Count(), areAll)
                        : group.First().Notice
                ),
        ];
    }

    private static Notice Compose(Notice first, string? column, int count, bool areAll)
    {
        var place = s_texts[
            (column, first.Sheet) switch
            {
                ({ }, { }) => "in-column",
                (_, { }) => "in-sheet",
                _ => "in-file",
            }
        ];
        var cells = s_texts[
            (count >= FewestCounted, areAll) switch
            {
                (true, true) => "cells",
                (true, false) => "cells-at-least",
                (false, true) => "cells-few",
                (false, false) => "cells-some",
            }
        ];
        var meaning = s_texts[s_texts.Has(first.Code) ? first.Code : OtherCode];
        var text = new Bilingual(
            meaning.Th + place.Th.Replace("{cells}", cells.Th, StringComparison.Ordinal) + s_texts["ask"].Th,
            meaning.En + place.En.Replace("{cells}", cells.En, StringComparison.Ordinal) + s_texts["ask"].En
        )
            .With("count", count.ToString("N0", CultureInfo.InvariantCulture))
            .With("column", column ?? "")
            .With("item", first.Item ?? "")
            .With("sheet", first.Sheet ?? "");
        return new Notice
        {
            Code = first.Code,
            File = first.File,
            Sheet = first.Sheet,
            Column = column,
            Item = first.Item,
            Count = column is not null && count >= FewestCounted ? count : null,
            IsAnonymous = true,
            MessageTh = text.Th,
            MessageEn = text.En,
        };
    }

    private static string? ColumnOf(string? cell) =>
        cell is null ? null
        : cell.TrimEnd("0123456789".ToCharArray()) is { Length: > 0 } letters && letters.All(char.IsAsciiLetterUpper)
            ? letters
        : null;
}
