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
        var measures = context.Texts.Measures;
        var isFollowedUp = book.Model.Measures.Any(measure => measure.IsFollowedUp);
        sheet.Widths(7, 14, 22, 8, 9, 9, 34, 42, 32, 42, 16, 32, 18, 36, 28, 28);
        sheet.Title(context.Print(measures.Heading, ("year", context.Year.Next)));
        List<string> header =
        [
            context.Print(measures.NumberColumn),
            context.Print(texts.PartColumn),
            context.Print(context.Texts.Common.IndicatorColumn),
            context.Print(context.Texts.Appendix.ItemColumn),
            context.Print(texts.ScoreColumn),
            context.Print(texts.Target),
            context.Print(texts.FindingColumn),
            context.Print(texts.RecommendationColumn),
            context.Print(measures.MeasureColumn),
            context.Print(measures.StepsColumn),
            context.Print(measures.PeriodColumn),
            context.Print(measures.EvidenceColumn),
            context.Print(measures.ResponsibleColumn),
        ];
        if (isFollowedUp)
            header.AddRange([
                context.Print(context.Texts.FollowUp.DoneColumn),
                context.Print(context.Texts.FollowUp.EvidenceColumn),
                context.Print(context.Texts.FollowUp.SuggestionColumn),
            ]);
        sheet.Header(HeaderRow, [.. header]);
        var row = HeaderRow;
        foreach (var measure in context.KeptMeasures)
        {
            foreach (var finding in measure.Findings)
                Row(book, ++row, measure, finding, isFollowedUp);
        }

        sheet.Wrap(HeaderRow + 1, row, [.. Enumerable.Range(1, header.Count)]);
        sheet.Centre(HeaderRow + 1, row, 1, Item);
        sheet.Figures(HeaderRow + 1, row, Item + 1);
        sheet.List(HeaderRow, row, header.Count, Item);
    }

    // A row for each item: those of one measure have its number.
    private static void Row(ExcelBook book, int row, Measure measure, ItemFinding finding, bool isFollowedUp)
    {
        var (sheet, context) = (book.Measures, book.Context);
        var number = row.ToString(CultureInfo.InvariantCulture);
        var column = 0;
        sheet.Write(row, ++column, context.NumberOf(measure), SheetStyle.Count);
        sheet.Write(row, ++column, context.ShortName(finding.Part));
        sheet.Write(row, ++column, context.IndicatorName(measure.Indicator));
        sheet.Write(row, ++column, measure.Item.ToString());
        sheet.Formula(
            row,
            ++column,
            ItemSheet.ScoreOf(book, $"$B{number}", $"$D{number}"),
            finding.Score.Rounded,
            SheetStyle.Points
        );
        sheet.Write(row, ++column, finding.Target, SheetStyle.Count);
        sheet.Write(row, ++column, finding.Finding);
        sheet.Write(row, ++column, Recommendation(book, finding));
        sheet.Write(row, ++column, measure.Name);
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

    private static string Recommendation(ExcelBook book, ItemFinding finding)
    {
        var lines = new List<string> { finding.Recommendation };
        if (!finding.Elements.IsEmpty)
        {
            lines.Add(book.Context.Print(book.Context.Texts.Correct.Elements));
            lines.Add(Numbered(finding.Elements));
        }

        if (finding.AssessorSuggestion is { } suggestion)
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
