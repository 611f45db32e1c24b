using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Comparison;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;

namespace Ita.Reports.Excel;

/// <summary>The ten indicators beside last year and the target.</summary>
internal static class IndicatorSheet
{
    private const int HeaderRow = 2;
    private const int FirstRow = HeaderRow + 1;
    private const int InstrumentName = 1;
    private const int Id = 2;
    private const int Name = 3;
    private const int Exact = 4;
    private const int Published = 5;
    private const int Last = 6;
    private const int Direction = 9;
    private const int Target = 10;
    private const int Median = 11;

    /// <summary>The mean of an instrument's indicators.</summary>
    public static string MeanOfInstrument(ExcelBook book, string instrument) =>
        $"AVERAGEIFS({Range(book, Exact)},{Range(book, InstrumentName)},{instrument})";

    public static void Write(ExcelBook book)
    {
        var (sheet, context, texts) = (book.Indicators, book.Context, book.Texts);
        var columns = context.Province is null ? Target : Median;
        sheet.Widths(14, 8, 34, 20, 12, 12, 12, 12, 13, 16, 16);
        sheet.Title(context.Print(texts.IndicatorTitle, ("year", context.Year)));
        List<string> header =
        [
            context.Print(context.Texts.Headline.InstrumentColumn),
            context.Print(texts.NumberColumn),
            context.Print(context.Texts.Common.IndicatorColumn),
            context.Print(texts.ExactColumn),
            context.Print(texts.ScoreColumn),
            context.Print(texts.LastColumn, ("year", context.Year.Previous)),
            context.Print(texts.PointsColumn),
            context.Print(texts.PercentColumn),
            context.Print(texts.DirectionColumn),
            context.Print(context.Texts.Headline.TargetColumn),
        ];
        if (context.Province is not null)
            header.Add(context.Print(context.Texts.Analysis.ProvinceColumn));
        sheet.Header(HeaderRow, [.. header]);
        var row = FirstRow;
        foreach (var indicator in context.Framework.Indicators)
            Row(book, row++, indicator);
        var last = row - 1;
        sheet.Centre(FirstRow, last, Id, Direction, Target);
        sheet.Figures(
            FirstRow,
            last,
            [
                Exact,
                Published,
                .. Enumerable.Range(Last, Direction - Last),
                .. Enumerable.Range(Median, columns - Target),
            ]
        );
        sheet.List(HeaderRow, last, columns, Name);
        sheet.ColourWords(Direction, FirstRow, last, book.Risen, book.Fallen);
        sheet.ColourWords(Target, FirstRow, last, book.Reached, book.NotReached);
    }

    private static void Row(ExcelBook book, int row, Indicator indicator)
    {
        var (sheet, context) = (book.Indicators, book.Context);
        var result = book.Result.Indicators.FirstOrDefault(own => own.Id == indicator.Id);
        sheet.Write(row, InstrumentName, context.ShortName(indicator.Instrument));
        sheet.Write(row, Id, indicator.Id, SheetStyle.Count);
        sheet.Write(row, Name, indicator.NameTh);
        var parts = book.Result.CountingParts.Where(part => part.Instrument.Whole() == indicator.Instrument).ToList();
        var isGiven = parts is [{ Items.IsEmpty: true, Instrument: var only }] && !only.IsEitPart();
        book.Figure(
            sheet,
            row,
            Exact,
            result?.Score,
            isGiven ? null : Formula(book, row, indicator, parts),
            isGiven,
            result?.IsWithheld == true
        );
        Change? change = context.Comparison?.Indicators.TryGetValue(indicator.Id, out var known) == true ? known : null;
        book.Comparison(sheet, row, Published, Last, change);
        book.AgainstTarget(sheet, row, Published, Target, result?.Score);
        if (context.Province is not { } province)
            return;
        if (province.Indicators.TryGetValue(indicator.Id, out var median))
            sheet.Write(row, Median, median.Rounded, SheetStyle.Points).Style(SheetStyle.AsGiven);
        else
            sheet.Write(row, Median, book.NoFigure);
    }

    private static string? Formula(ExcelBook book, int row, Indicator indicator, List<PartResult> parts)
    {
        if (!parts.TrueForAll(FormulaPolicy.AllowsPart))
            return null;
        var number = row.ToString(CultureInfo.InvariantCulture);
        return indicator.SubIndicators.IsEmpty && !parts.Exists(part => part.Instrument.IsEitPart())
            ? ItemSheet.MeanOfIndicator(book, $"$A{number}", $"$B{number}")
            : DetailSheet.MeanOfIndicator(book, $"$B{number}");
    }

    private static string Range(ExcelBook book, int column) =>
        book.Indicators.Range(column, FirstRow, FirstRow - 1 + book.Context.Framework.Indicators.Length);
}
