using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;

namespace Ita.Reports.Excel;

/// <summary>
/// The scores between items and indicators: the EIT's indicators by part, and the OIT's sub-indicators.
/// </summary>
internal static class DetailSheet
{
    private const int HeaderRow = 2;
    private const int FirstRow = HeaderRow + 1;
    private const int Part = 1;
    private const int IndicatorId = 2;
    private const int Name = 3;
    private const int Exact = 4;
    private const int Published = 5;
    private const int Target = 6;

    /// <summary>The sub-indicator's name in every sheet; formulas look it up by this text.</summary>
    public static string NameOf(ExcelBook book, SubIndicator sub) =>
        book.Context.Print(book.Context.Texts.Principle.SubIndicator, ("id", sub.Id), ("name", sub.NameTh));

    /// <summary>The mean of an indicator's EIT parts, or of its sub-indicators.</summary>
    public static string MeanOfIndicator(ExcelBook book, string indicator) =>
        $"AVERAGEIFS({Range(book, Exact)},{Range(book, IndicatorId)},{indicator})";

    /// <summary>The mean of the indicators of an EIT part.</summary>
    public static string MeanOfPart(ExcelBook book, string part) =>
        $"AVERAGEIFS({Range(book, Exact)},{Range(book, Part)},{part})";

    public static void Write(ExcelBook book)
    {
        var (sheet, context, texts) = (book.Details, book.Context, book.Texts);
        sheet.Widths(15, 8, 50, 20, 12, 16);
        sheet.Title(context.Print(texts.DetailTitle, ("year", context.Year)));
        sheet.Header(
            HeaderRow,
            context.Print(texts.PartColumn),
            context.Print(texts.NumberColumn),
            context.Print(texts.DetailColumn),
            context.Print(texts.ExactColumn),
            context.Print(texts.ScoreColumn),
            context.Print(context.Texts.Headline.TargetColumn)
        );
        var row = FirstRow;
        foreach (var (part, indicator, sub) in Rows(book))
            Row(book, row++, part, indicator, sub);
        var last = row - 1;
        sheet.Wrap(FirstRow, last, Name);
        sheet.Centre(FirstRow, last, IndicatorId, Target);
        sheet.Figures(FirstRow, last, Exact, Published);
        sheet.List(HeaderRow, last, Target, Name);
        sheet.ColourWords(Target, FirstRow, last, book.Reached, book.NotReached);
    }

    private static IEnumerable<(PartResult Part, Indicator Indicator, SubIndicator? Sub)> Rows(ExcelBook book)
    {
        var framework = book.Context.Framework;
        foreach (var part in book.Result.Parts)
        {
            foreach (var indicator in framework.IndicatorsOf(part.Instrument))
            {
                if (part.Instrument.IsEitPart())
                    yield return (part, indicator, null);
                else if (!part.Items.IsEmpty)
                {
                    foreach (var sub in indicator.SubIndicators)
                        yield return (part, indicator, sub);
                }
            }
        }
    }

    private static void Row(ExcelBook book, int row, PartResult part, Indicator indicator, SubIndicator? sub)
    {
        var (sheet, context) = (book.Details, book.Context);
        var result = part.Indicators.First(own => own.Id == indicator.Id);
        sheet.Write(row, Part, context.ShortName(part.Instrument));
        sheet.Write(row, IndicatorId, indicator.Id, SheetStyle.Count);
        sheet.Write(row, Name, sub is null ? indicator.NameTh : NameOf(book, sub));
        var (partCell, idCell, nameCell) = ($"$A{Text(row)}", $"$B{Text(row)}", $"$C{Text(row)}");
        var score = sub is null ? result.Score : result.SubIndicators.FirstOrDefault(own => own.Id == sub.Id)?.Score;
        var formula =
            !FormulaPolicy.AllowsPart(part) || part.Items.IsEmpty ? null
            : sub is null ? ItemSheet.MeanOfIndicator(book, partCell, idCell)
            : ItemSheet.MeanOfSubIndicator(book, partCell, nameCell);
        book.Figure(sheet, row, Exact, score, formula, isGiven: part.Items.IsEmpty, result.IsWithheld);
        book.AgainstTarget(sheet, row, Published, Target, score);
    }

    private static string Range(ExcelBook book, int column) =>
        book.Details.Range(column, FirstRow, FirstRow - 1 + Math.Max(1, Rows(book).Count()));

    private static string Text(int row) => row.ToString(CultureInfo.InvariantCulture);
}
