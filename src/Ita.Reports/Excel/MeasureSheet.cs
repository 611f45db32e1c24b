using System.Globalization;
using Ita.Reports.Model;

namespace Ita.Reports.Excel;

/// <summary>The measures for the coming year, and their follow-up once it is reported.</summary>
internal static class MeasureSheet
{
    private const int HeaderRow = 2;
    private const int Item = 4;

    public static void Write(ExcelBook book)
    {
        var (sheet, context, texts) = (book.Measures, book.Context, book.Texts);
        var isFollowedUp = book.Model.Measures.Any(measure => measure.IsFollowedUp);
        sheet.Widths(7, 14, 22, 8, 32, 9, 34, 42, 42, 16, 32, 18, 36, 28, 28);
        sheet.Title(context.Print(context.Texts.Measures.Heading, ("year", context.Year.Next)));
        List<string> header =
        [
            context.Print(context.Texts.Analysis.RankColumn),
            context.Print(texts.PartColumn),
            context.Print(context.Texts.Common.IndicatorColumn),
            context.Print(context.Texts.Appendix.ItemColumn),
            context.Print(context.Texts.Appendix.TextColumn),
            context.Print(texts.ScoreColumn),
            context.Print(texts.FindingColumn),
            context.Print(texts.RecommendationColumn),
            context.Print(context.Texts.Measures.StepsColumn),
            context.Print(context.Texts.Measures.PeriodColumn),
            context.Print(context.Texts.Measures.EvidenceColumn),
            context.Print(context.Texts.Measures.ResponsibleColumn),
        ];
        if (isFollowedUp)
            header.AddRange([
                context.Print(context.Texts.FollowUp.DoneColumn),
                context.Print(context.Texts.FollowUp.EvidenceColumn),
                context.Print(context.Texts.FollowUp.SuggestionColumn),
            ]);
        sheet.Header(HeaderRow, [.. header]);
        var row = HeaderRow;
        foreach (var measure in book.Model.Measures)
            Row(book, ++row, measure, isFollowedUp);
        sheet.Wrap(HeaderRow + 1, row, [.. Enumerable.Range(1, header.Count)]);
        sheet.Centre(HeaderRow + 1, row, 1, Item);
        sheet.Figures(HeaderRow + 1, row, Item + 2);
        sheet.List(HeaderRow, row, header.Count, Item);
    }

    private static void Row(ExcelBook book, int row, Measure measure, bool isFollowedUp)
    {
        var (sheet, context) = (book.Measures, book.Context);
        var number = row.ToString(CultureInfo.InvariantCulture);
        var wording = context.Framework.FindItem(measure.Item)!.TextTh;
        var column = 0;
        sheet.Write(row, ++column, row - HeaderRow, SheetStyle.Count);
        sheet.Write(row, ++column, context.ShortName(measure.Part));
        sheet.Write(row, ++column, context.IndicatorName(measure.Indicator));
        sheet.Write(row, ++column, measure.Item.ToString());
        sheet.Write(row, ++column, wording.Length > 0 ? wording : context.Print(context.Texts.Appendix.NoText));
        sheet.Formula(
            row,
            ++column,
            ItemSheet.ScoreOf(book, $"$B{number}", $"$D{number}"),
            measure.Score.Rounded,
            SheetStyle.Points
        );
        sheet.Write(row, ++column, measure.Finding);
        sheet.Write(row, ++column, Recommendation(book, measure));
        sheet.Write(row, ++column, Numbered(measure.Steps));
        sheet.Write(row, ++column, measure.Period);
        sheet.Write(row, ++column, Numbered(measure.Evidence));
        sheet.Write(row, ++column, measure.Responsible);
        if (!isFollowedUp)
            return;
        var notReported = context.Print(context.Texts.FollowUp.NotReported);
        sheet.Write(row, ++column, measure.Done ?? (measure.IsFollowedUp ? book.NoFigure : notReported));
        sheet.Write(row, ++column, measure.DoneEvidence ?? book.NoFigure);
        sheet.Write(row, ++column, measure.Suggestion ?? book.NoFigure);
    }

    private static string Recommendation(ExcelBook book, Measure measure)
    {
        var lines = new List<string> { measure.Recommendation };
        if (!measure.Elements.IsEmpty)
        {
            lines.Add(book.Context.Print(book.Context.Texts.Correct.Elements));
            lines.Add(Numbered(measure.Elements));
        }

        if (measure.AssessorSuggestion is { } suggestion)
            lines.Add(book.Context.Print(book.Context.Texts.Correct.Assessor, ("suggestion", suggestion)));
        return string.Join('\n', lines);
    }

    private static string Numbered(IReadOnlyList<string> texts) =>
        texts.Count == 1
            ? texts[0]
            : string.Join(
                '\n',
                texts.Select((text, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {text}"))
            );
}
