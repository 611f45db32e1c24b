using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;

namespace Ita.Reports.Excel;

/// <summary>
/// How often each choice of each item was taken, and the item's score worked out from it, where the counts are known:
/// only of questionnaires in which nothing is withheld, because counts are more exact than published scores.
/// </summary>
internal static class CountSheet
{
    private const int HeaderRow = 3;
    private const int FirstRow = HeaderRow + 1;
    private const int Part = 1;
    private const int Id = 2;
    private const int SubId = 3;
    private const int Choices = 4;
    private const int FirstChoice = 5;

    /// <summary>The formula of an item's score before rounding; null where its counts are not shown.</summary>
    public static string? ScoreOf(ExcelBook book, Instrument part, ItemId item)
    {
        var row = FirstRow;
        foreach (var line in book.AnswerLines)
        {
            if (line.Part == part && line.Id == item)
                return book.Answers!.Absolute(row, Exact(book));
            row++;
        }

        return null;
    }

    /// <summary>
    /// The lines of what may be shown; an item with sub-items stands over them, its score is the mean of theirs.
    /// </summary>
    public static IEnumerable<AnswerLine> Lines(ExcelBook book)
    {
        foreach (var tally in book.Model.Input.Tallies.Where(tally => Shown(book.Result, tally)))
        {
            var part = book.Result.Part(tally.Instrument)!;
            foreach (var result in part.Items)
            {
                var item = book.Context.Framework.FindItem(result.Id)!;
                if (!item.HasSubItems)
                {
                    if (CountsOf(tally, item.Id) is { } counts)
                        yield return new AnswerLine(part.Instrument, item.Id, item.Scale, counts, result.Score, 0);
                    continue;
                }

                var subs = item
                    .SubItems.Select(sub => (Sub: sub, Counts: CountsOf(tally, sub.Id)))
                    .Where(own => own.Counts is not null)
                    .ToList();
                if (subs.Count == 0)
                    continue;
                yield return new AnswerLine(part.Instrument, item.Id, null, null, result.Score, subs.Count);
                foreach (var (sub, counts) in subs)
                {
                    var score = result.SubItems.FirstOrDefault(own => own.Id == sub.Id)?.Score;
                    yield return new AnswerLine(part.Instrument, sub.Id, sub.Scale, counts, score, 0);
                }
            }
        }
    }

    public static void Write(ExcelBook book)
    {
        if (book.Answers is not { } sheet)
            return;
        var (context, texts) = (book.Context, book.Texts);
        var most = Most(book);
        sheet.Widths([14, 8, 9, 44, .. Enumerable.Repeat(9d, 2 * most), 10, 15, 10]);
        sheet.Title(context.Print(texts.AnswerTitle, ("year", context.Year)));
        sheet.Note(2, Exact(book) + 1, context.Print(texts.AnswerNote));
        List<string> header =
        [
            context.Print(texts.PartColumn),
            context.Print(context.Texts.Appendix.ItemColumn),
            context.Print(texts.SubItemColumn),
            context.Print(texts.ChoicesColumn),
        ];
        for (var choice = 1; choice <= most; choice++)
        {
            header.Add(context.Print(texts.ChoicePointsColumn, ("number", choice)));
            header.Add(context.Print(texts.ChoiceCountColumn, ("number", choice)));
        }

        header.Add(context.Print(context.Texts.Appendix.AnsweredColumn));
        header.Add(context.Print(texts.ExactColumn));
        header.Add(context.Print(texts.ScoreColumn));
        sheet.Header(HeaderRow, [.. header]);
        var row = FirstRow;
        foreach (var line in book.AnswerLines)
            Row(book, sheet, row++, line);
        sheet.Wrap(FirstRow, row - 1, Choices);
        sheet.Centre(FirstRow, row - 1, [Id, SubId, .. Enumerable.Range(FirstChoice, (2 * most) + 1)]);
        sheet.Figures(FirstRow, row - 1, Exact(book), Exact(book) + 1);
        sheet.List(HeaderRow, row - 1, header.Count, SubId);
    }

    private static void Row(ExcelBook book, ReportSheet sheet, int row, AnswerLine line)
    {
        var exact = Exact(book);
        sheet.Write(row, Part, book.Context.ShortName(line.Part));
        sheet.Write(row, Id, line.Id.Item.ToString());
        sheet.Write(row, SubId, line.Id.IsSubItem ? line.Id.ToString() : book.NoFigure);
        if (line.Scale is { } scale && line.Counts is { } counts)
            Counts(book, sheet, row, scale, counts);
        else
            sheet.Write(row, Choices, book.Context.Print(book.Texts.MeanOfSubItems));
        if (line.Score is not { } score)
        {
            sheet.Write(row, exact, book.Context.Print(book.Context.Texts.Appendix.Unanswered));
            sheet.Write(row, exact + 1, book.Context.Print(book.Context.Texts.Appendix.Unanswered));
            return;
        }

        var formula =
            line.SubItems > 0
                ? $"AVERAGE({ReportSheet.Address(row + 1, exact)}:{ReportSheet.Address(row + line.SubItems, exact)})"
                : Mean(row, line.Scale!.Choices.Length, exact - 1);
        sheet.Formula(row, exact, formula, score.Value, SheetStyle.Exact);
        sheet.Formula(
            row,
            exact + 1,
            ExcelBook.Published(ReportSheet.Address(row, exact)),
            score.Rounded,
            SheetStyle.Points
        );
    }

    private static void Counts(ExcelBook book, ReportSheet sheet, int row, AnswerScale scale, IReadOnlyList<int> counts)
    {
        sheet.Write(row, Choices, string.Join(" / ", scale.Choices.Select(choice => choice.LabelTh)));
        for (var i = 0; i < scale.Choices.Length; i++)
        {
            var column = FirstChoice + (2 * i);
            sheet.Write(row, column, scale.Choices[i].Points, "0.##").Style(SheetStyle.AsGiven);
            sheet.Write(row, column + 1, counts[i], SheetStyle.Count).Style(SheetStyle.AsGiven);
        }

        var cells = Enumerable
            .Range(0, scale.Choices.Length)
            .Select(i => ReportSheet.Address(row, FirstChoice + (2 * i) + 1));
        sheet.Formula(row, Exact(book) - 1, $"SUM({string.Join(',', cells)})", counts.Sum(), SheetStyle.Count);
    }

    private static string Mean(int row, int choices, int answered)
    {
        var products = Enumerable
            .Range(0, choices)
            .Select(i => (Points: FirstChoice + (2 * i), Count: FirstChoice + (2 * i) + 1))
            .Select(pair => $"{ReportSheet.Address(row, pair.Points)}*{ReportSheet.Address(row, pair.Count)}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"({string.Join('+', products)})/{ReportSheet.Address(row, answered)}"
        );
    }

    private static IReadOnlyList<int>? CountsOf(PartTally tally, ItemId id) =>
        tally.Items.FirstOrDefault(item => item.Id == id) is { Counts.IsEmpty: false } own ? own.Counts : null;

    private static bool Shown(AssessmentResult result, PartTally tally) =>
        tally is { Layout: TallyLayout.Answers, Instrument: not Instrument.OIT }
        && result.Part(tally.Instrument) is { HasWithheld: false, Items.IsEmpty: false } part
        && part.Layout == TallyLayout.Answers
        && part.Respondents >= Disclosure.LeastRespondents;

    private static int Most(ExcelBook book) => book.AnswerLines.Max(line => line.Scale?.Choices.Length ?? 0);

    private static int Exact(ExcelBook book) => FirstChoice + (2 * Most(book)) + 1;
}

/// <summary>A line of the answers.</summary>
/// <param name="Part">The questionnaire.</param>
/// <param name="Id">The item or sub-item.</param>
/// <param name="Scale">Null for an item with sub-items.</param>
/// <param name="Counts">By choice, in the scale's order; null for an item with sub-items.</param>
/// <param name="Score">Null where nobody answered.</param>
/// <param name="SubItems">How many lines below belong to it.</param>
internal sealed record AnswerLine(
    Instrument Part,
    ItemId Id,
    AnswerScale? Scale,
    IReadOnlyList<int>? Counts,
    Score? Score,
    int SubItems
);
