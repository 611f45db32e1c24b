using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Comparison;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;

namespace Ita.Reports.Excel;

/// <summary>Every item by questionnaire with its score, from which all other figures are computed.</summary>
internal static class ItemSheet
{
    private const int HeaderRow = 3;
    private const int FirstRow = HeaderRow + 1;
    private const int Part = 1;
    private const int IndicatorId = 2;
    private const int IndicatorName = 3;
    private const int SubIndicator = 4;
    private const int Id = 5;
    private const int Wording = 6;
    private const int Answered = 7;
    private const int Exact = 8;
    private const int Published = 9;
    private const int Last = 10;
    private const int Target = 13;
    private const int Gain = 14;

    /// <summary>
    /// The mean of an indicator's items in a questionnaire, both given by cells of the formula's row.
    /// </summary>
    public static string MeanOfIndicator(ExcelBook book, string part, string indicator) =>
        $"AVERAGEIFS({Range(book, Exact)},{Range(book, Part)},{part},{Range(book, IndicatorId)},{indicator})";

    public static string MeanOfSubIndicator(ExcelBook book, string part, string subIndicator) =>
        $"AVERAGEIFS({Range(book, Exact)},{Range(book, Part)},{part},{Range(book, SubIndicator)},{subIndicator})";

    /// <summary>The published score of one item.</summary>
    public static string ScoreOf(ExcelBook book, string part, string item) =>
        $"AVERAGEIFS({Range(book, Published)},{Range(book, Part)},{part},{Range(book, Id)},{item})";

    public static void Write(ExcelBook book)
    {
        var (sheet, context, texts) = (book.Items, book.Context, book.Texts);
        sheet.Widths(14, 9, 24, 26, 8, 60, 10, 15, 10, 11, 11, 14, 14, 16);
        sheet.Title(context.Print(texts.ItemTitle, ("year", context.Year)));
        sheet.Note(2, Gain, context.Print(texts.ItemNote));
        sheet.Header(
            HeaderRow,
            context.Print(texts.PartColumn),
            context.Print(texts.NumberColumn),
            context.Print(context.Texts.Common.IndicatorColumn),
            context.Print(texts.SubIndicatorColumn),
            context.Print(context.Texts.Appendix.ItemColumn),
            context.Print(context.Texts.Appendix.TextColumn),
            context.Print(context.Texts.Appendix.AnsweredColumn),
            context.Print(texts.GivenColumn),
            context.Print(texts.ScoreColumn),
            context.Print(texts.LastColumn, ("year", context.Year.Previous)),
            context.Print(texts.PointsColumn),
            context.Print(texts.DirectionColumn),
            context.Print(context.Texts.Headline.TargetColumn),
            context.Print(texts.GainColumn)
        );
        var row = FirstRow;
        foreach (var part in book.Result.Parts)
        {
            foreach (var (indicator, sub, item) in ItemsWithIndicators(context.Framework, part))
                Row(book, row++, part, indicator, sub, item);
        }

        var last = Math.Max(row - 1, HeaderRow);
        sheet.Wrap(FirstRow, last, IndicatorName, SubIndicator, Wording);
        sheet.Centre(FirstRow, last, IndicatorId, Id, Answered, Last + 2, Target);
        sheet.Figures(FirstRow, last, Exact, Published, Last, Last + 1, Gain);
        sheet.List(HeaderRow, last, Gain, Id);
        sheet.ColourWords(Target, FirstRow, last, book.Reached, book.NotReached);
        sheet.ColourWords(Last + 2, FirstRow, last, book.Risen, book.Fallen);
    }

    private static IEnumerable<(Indicator Indicator, SubIndicator? Sub, ItemResult Item)> ItemsWithIndicators(
        Framework framework,
        PartResult part
    ) =>
        from result in part.Items
        let item = framework.FindItem(result.Id)!
        let indicator = framework.Indicator(item.Indicator)
        select (indicator, indicator.SubIndicators.FirstOrDefault(sub => sub.Id == item.SubIndicator), result);

    private static void Row(
        ExcelBook book,
        int row,
        PartResult part,
        Indicator indicator,
        SubIndicator? sub,
        ItemResult item
    )
    {
        var (sheet, context) = (book.Items, book.Context);
        sheet.Write(row, Part, context.ShortName(part.Instrument));
        sheet.Write(row, IndicatorId, indicator.Id, SheetStyle.Count);
        sheet.Write(row, IndicatorName, indicator.NameTh);
        sheet.Write(row, SubIndicator, sub is null ? book.NoFigure : DetailSheet.NameOf(book, sub));
        sheet.Write(row, Id, item.Id.ToString());
        var wording = context.Framework.FindItem(item.Id)!.TextTh;
        sheet.Write(row, Wording, wording.Length > 0 ? wording : context.Print(context.Texts.Appendix.NoText));
        if (part.Instrument != Instrument.OIT && item is { Answered: { } answered, IsWithheld: false })
            sheet.Write(row, Answered, answered, SheetStyle.Count);
        else
            sheet.Write(row, Answered, book.NoFigure);
        if (item.Score is { } score)
        {
            book.Figure(sheet, row, Exact, score, CountSheet.ScoreOf(book, part.Instrument, item.Id), isGiven: true);
        }
        else
        {
            var reason = item.IsWithheld ? book.Withheld : context.Print(context.Texts.Appendix.Unanswered);
            sheet.Write(row, Exact, reason);
            sheet.Write(row, Published, reason);
        }

        Change? change =
            context.Comparison?.Items.TryGetValue((part.Instrument, item.Id), out var known) == true ? known : null;
        book.Comparison(sheet, row, Published, Last, change, withPercent: false);
        book.AgainstTarget(sheet, row, Published, Target, item.Score);
        GainOf(book, row, part, indicator, sub, item);
    }

    // What the total would gain if the item reached 100: its share of its sub-indicator or indicator, that one's share
    // of the instrument, and the instrument's weight.
    private static void GainOf(
        ExcelBook book,
        int row,
        PartResult part,
        Indicator indicator,
        SubIndicator? sub,
        ItemResult item
    )
    {
        if (item.Score is null || !book.Result.CountingParts.Contains(part))
        {
            book.Items.Write(row, Gain, book.NoFigure);
            return;
        }

        var groups = indicator.SubIndicators.IsEmpty
            ? 1
            : indicator.SubIndicators.Count(own => Scored(part, own.Items) > 0);
        var shares = part.Indicators.Length * groups * Scored(part, sub?.Items ?? indicator.Items);
        var gain =
            book.Model.Analysis.Gains.FirstOrDefault(known =>
                known.Part == part.Instrument && known.Item == item.Id
            )?.Published
            ?? 0;
        var lacking = $"(100-{ReportSheet.Address(row, Exact)})";
        var weight = SummarySheet.Weight(book, part.Instrument);
        book.Items.Formula(
            row,
            Gain,
            ExcelBook.Published(string.Create(CultureInfo.InvariantCulture, $"{lacking}*{weight}/100/{shares}")),
            gain,
            SheetStyle.Points
        );
    }

    private static int Scored(PartResult part, IEnumerable<Item> items) =>
        items.Count(item => part.Item(item.Id) is { } own && (own.Score is not null || own.IsWithheld));

    private static string Range(ExcelBook book, int column) =>
        book.Items.Range(
            column,
            FirstRow,
            FirstRow - 1 + Math.Max(1, book.Result.Parts.Sum(part => part.Items.Length))
        );
}
