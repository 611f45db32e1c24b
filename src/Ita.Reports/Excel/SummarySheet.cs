using Ita.Assessment;
using Ita.Assessment.Comparison;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;

namespace Ita.Reports.Excel;

/// <summary>
/// Total and level, instruments with their weights, and the table of levels that the level is looked up in.
/// </summary>
internal static class SummarySheet
{
    private const int TargetRow = 3;
    private const int TotalShownRow = 4;
    private const int FirstLevelShownRow = 5;
    private const int HeaderRow = 8;
    private const int FirstRow = HeaderRow + 1;
    private const int Name = 1;
    private const int Exact = 2;
    private const int Published = 3;
    private const int WeightColumn = 4;
    private const int Weighted = 5;
    private const int Last = 6;
    private const int Direction = 9;
    private const int TargetColumn = 10;
    private const int Respondents = 11;

    /// <summary>The target's cell.</summary>
    public static string Target(ExcelBook book) => book.Summary.Absolute(TargetRow, Exact);

    /// <summary>The cell of an instrument's or part's weight.</summary>
    public static string Weight(ExcelBook book, Instrument instrument) =>
        book.Summary.Absolute(RowOf(book, instrument), WeightColumn);

    public static void Write(ExcelBook book)
    {
        var (sheet, context) = (book.Summary, book.Context);
        sheet.Widths(50, 22, 20, 16, 16, 12, 12, 12, 13, 16, 12);
        sheet.Title(context.Print(book.Texts.SummaryTitle, ("year", context.Year)));
        sheet.Write(2, 1, Place(book)).Style.Font.Bold = true;
        Headline(book);
        Instruments(book);
        var row = Levels(book, TotalRow(book) + 4);
        foreach (var note in Notes(book))
            sheet.Note(row++, Respondents, note);
        sheet.Freeze(2, 1);
    }

    private static string Place(ExcelBook book)
    {
        var (context, agency) = (book.Context, book.Context.Agency);
        return agency.District is { } district
            ? $"{agency.Name} "
                + $"{context.Print(context.Texts.Cover.DistrictAndProvince, ("district", district), ("province", agency.Province))}"
            : $"{agency.Name} {context.Print(context.Texts.Cover.Province, ("province", agency.Province))}";
    }

    private static void Headline(ExcelBook book)
    {
        var (sheet, context, texts) = (book.Summary, book.Context, book.Texts);
        sheet.Write(TargetRow, Name, context.Print(texts.Target));
        sheet.Write(TargetRow, Exact, context.Target, SheetStyle.Points).Style.Font.FontColor = SheetStyle.Given;
        sheet.Write(TotalShownRow, Name, context.Print(context.Texts.Headline.TotalLabel));
        if (book.Result.Total is { } total)
            sheet.Formula(
                TotalShownRow,
                Exact,
                ReportSheet.Address(TotalRow(book), Published),
                total.Rounded,
                SheetStyle.Points
            );
        else
            sheet.Write(TotalShownRow, Exact, book.None);
        sheet.Cells(TotalShownRow, Name, FirstLevelShownRow, Exact).Style.Font.Bold = true;
    }

    private static void Instruments(ExcelBook book)
    {
        var (sheet, context, texts) = (book.Summary, book.Context, book.Texts);
        sheet.Header(
            HeaderRow,
            context.Print(context.Texts.Headline.InstrumentColumn),
            context.Print(texts.ExactColumn),
            context.Print(texts.ScoreColumn),
            context.Print(context.Texts.Headline.WeightColumn),
            context.Print(context.Texts.Headline.WeightedColumn),
            context.Print(texts.LastColumn, ("year", context.Year.Previous)),
            context.Print(texts.PointsColumn),
            context.Print(texts.PercentColumn),
            context.Print(texts.DirectionColumn),
            context.Print(context.Texts.Headline.TargetColumn),
            context.Print(context.Texts.Appendix.AnsweredColumn)
        );
        foreach (var instrument in Shown(book))
            Row(book, RowOf(book, instrument), instrument);
        Total(book);
        sheet.Centre(FirstRow, TotalRow(book), Direction, TargetColumn, Respondents);
        sheet.Figures(FirstRow, TotalRow(book), [.. Enumerable.Range(Exact, Direction - Exact)]);
        sheet.Frame(HeaderRow, TotalRow(book), Respondents);
        sheet.ColourWords(Direction, FirstRow, TotalRow(book), book.Risen, book.Fallen);
        sheet.ColourWords(TargetColumn, FirstRow, TotalRow(book), book.Reached, book.NotReached);
    }

    private static void Row(ExcelBook book, int row, Instrument instrument)
    {
        var (sheet, context) = (book.Summary, book.Context);
        var definition = context.Framework.Definition(instrument);
        var score = book.Result.ScoreOf(instrument);
        sheet.Write(row, Name, definition.NameTh).Style.Alignment.Indent = instrument.IsEitPart() ? 2 : 0;
        book.Figure(sheet, row, Exact, score, Formula(book, instrument));
        sheet.Write(row, WeightColumn, definition.Weight, "0.##").Style.Font.FontColor = SheetStyle.Given;
        WeightedFigure(book, row, instrument, score, definition.Weight);
        Change? change = context.Comparison?.Instruments.TryGetValue(instrument, out var found) == true ? found : null;
        book.Compared(sheet, row, Published, Last, change);
        book.AgainstTarget(sheet, row, Published, TargetColumn, score);
        if (book.Result.Part(instrument)?.Respondents is { } respondents && instrument != Instrument.OIT)
            sheet.Write(row, Respondents, respondents, SheetStyle.Count);
        else
            sheet.Write(row, Respondents, book.None);
    }

    private static void WeightedFigure(ExcelBook book, int row, Instrument instrument, Score? score, decimal weight)
    {
        if (instrument.IsEitPart() || score is not { } known)
        {
            book.Summary.Write(row, Weighted, book.None);
            return;
        }

        var weighted = new Score(known.Value * weight / 100m).Rounded;
        // From a published value it could come out a hundredth off.
        if (book.Live.Whole(instrument))
            book.Summary.Formula(row, Weighted, ExcelBook.Published(WeightedOf(row)), weighted, SheetStyle.Points);
        else
            book.Summary.Write(row, Weighted, weighted, SheetStyle.Points).Style.Font.FontColor = SheetStyle.Given;
    }

    private static string? Formula(ExcelBook book, Instrument instrument)
    {
        if (instrument.IsEitPart())
            return book.Result.Part(instrument) is { } part && book.Live.Part(part)
                ? DetailSheet.MeanOfPart(book, Quoted(book, instrument))
                : null;
        if (!book.Live.Whole(instrument))
            return null;
        var isOfParts =
            instrument == Instrument.EIT
            && book.Context.Framework.HasEitParts
            && book.Result.Part(Instrument.EIT) is null;
        return isOfParts
            ? $"AVERAGE({ReportSheet.Address(RowOf(book, Instrument.EIT1), Exact)},{ReportSheet.Address(RowOf(book, Instrument.EIT2), Exact)})"
            : IndicatorSheet.MeanOfInstrument(book, Quoted(book, instrument));
    }

    private static void Total(ExcelBook book)
    {
        var (sheet, context) = (book.Summary, book.Context);
        var row = TotalRow(book);
        var wholes = context.Framework.WholeInstruments;
        sheet.Write(row, Name, context.Print(context.Texts.Headline.TotalRow));
        book.Figure(
            sheet,
            row,
            Exact,
            book.Result.Total,
            book.Live.Total ? string.Join('+', wholes.Select(whole => WeightedOf(RowOf(book, whole.Instrument)))) : null
        );
        sheet.Formula(
            row,
            WeightColumn,
            string.Join('+', wholes.Select(whole => ReportSheet.Address(RowOf(book, whole.Instrument), WeightColumn))),
            wholes.Sum(whole => whole.Weight),
            "0.##"
        );
        if (book.Result.Total is { } total)
            sheet.Formula(row, Weighted, ReportSheet.Address(row, Published), total.Rounded, SheetStyle.Points);
        else
            sheet.Write(row, Weighted, book.None);
        book.Compared(sheet, row, Published, Last, context.Comparison?.Total);
        book.AgainstTarget(sheet, row, Published, TargetColumn, book.Result.Total);
        sheet.Write(row, Respondents, book.None);
        var style = sheet.Cells(row, Name, row, Respondents).Style;
        style.Font.Bold = true;
        style.Fill.BackgroundColor = SheetStyle.Total;
        Lowest(book, row + 1);
    }

    // Levels that ask for each instrument are decided by the lowest of them.
    private static void Lowest(ExcelBook book, int row)
    {
        var tested = book.Context.TestedInstruments().ToList();
        book.Summary.Write(row, Name, book.Context.Print(book.Texts.Lowest));
        if (tested.Count == 0)
            book.Summary.Write(row, Published, book.None);
        else
            book.Summary.Formula(
                row,
                Published,
                $"MIN({string.Join(',', tested.Select(own => ReportSheet.Address(RowOf(book, own.Instrument), Published)))})",
                tested.Min(own => own.Score.Rounded),
                SheetStyle.Points
            );
    }

    private static int Levels(ExcelBook book, int row)
    {
        for (var i = 0; i < book.Context.Framework.LevelScales.Length; i++)
            row = Scale(book, i, row);
        return row;
    }

    // The first level whose conditions hold: the rows are best first.
    private static int Scale(ExcelBook book, int index, int row)
    {
        var (sheet, context, texts) = (book.Summary, book.Context, book.Texts);
        var levels = context.Framework.LevelScales[index].Levels;
        var label = context.Print(
            index == 0 ? context.Texts.Principle.LevelsCaption : context.Texts.Principle.SecondScaleCaption
        );
        var level = book.Result.Levels.IsDefaultOrEmpty ? null : book.Result.Levels[index].Level;
        sheet.Write(row++, Name, label).Style.Font.Bold = true;
        var header = row++;
        sheet.Header(
            header,
            context.Print(context.Texts.Principle.LevelColumn),
            context.Print(texts.TotalMinColumn),
            context.Print(texts.EachMinColumn),
            context.Print(texts.FitsColumn)
        );
        var (first, last) = (row, row + levels.Length - 1);
        foreach (var own in levels)
            Level(book, row++, own);
        sheet.Centre(first, last, Name, WeightColumn);
        sheet.Frame(header, last, WeightColumn);
        sheet.ColourWords(WeightColumn, first, last, context.Print(texts.Fits), "");
        if (index > 1)
            return row + 1;
        sheet.Write(FirstLevelShownRow + index, Name, label);
        if (level is null)
        {
            sheet.Write(FirstLevelShownRow + index, Exact, book.None);
        }
        else
        {
            var formula =
                $"INDEX({ReportSheet.Address(first, Name)}:{ReportSheet.Address(last, Name)},MATCH(\"{context.Print(texts.Fits)}\",{ReportSheet.Address(first, WeightColumn)}:{ReportSheet.Address(last, WeightColumn)},0))";
            sheet.Formula(FirstLevelShownRow + index, Exact, formula, level).Style.Alignment.Horizontal = ClosedXML
                .Excel
                .XLAlignmentHorizontalValues
                .Right;
        }

        return row + 1;
    }

    private static void Level(ExcelBook book, int row, Level level)
    {
        var (sheet, texts) = (book.Summary, book.Texts);
        sheet.Write(row, Name, level.Code);
        sheet.Write(row, Exact, level.TotalMin, SheetStyle.Points).Style.Font.FontColor = SheetStyle.Given;
        if (level.EachInstrumentMin is { } each)
            sheet.Write(row, Published, each, SheetStyle.Points).Style.Font.FontColor = SheetStyle.Given;
        if (book.Result.Total is not { } total)
        {
            sheet.Write(row, WeightColumn, book.None);
            return;
        }

        var fits = book.Context.Print(texts.Fits);
        var lowest = book.Context.TestedInstruments().Select(own => own.Score.Rounded).DefaultIfEmpty(100m).Min();
        var condition = $"{ReportSheet.Address(TotalRow(book), Published)}>={ReportSheet.Address(row, Exact)}";
        if (level.EachInstrumentMin is not null)
            condition =
                $"AND({condition},{ReportSheet.Address(TotalRow(book) + 1, Published)}>={ReportSheet.Address(row, Published)})";
        sheet.Formula(
            row,
            WeightColumn,
            $"IF({condition},\"{fits}\",\"{book.None}\")",
            total.Rounded >= level.TotalMin && (level.EachInstrumentMin is not { } least || lowest >= least)
                ? fits
                : book.None
        );
    }

    private static IEnumerable<string> Notes(ExcelBook book)
    {
        var context = book.Context;
        yield return context.Print(book.Texts.RoundingNote);
        if (book.Result.IsProvisional)
            yield return context.Print(context.Texts.Common.Provisional, ("year", context.Year));
        if (!book.Result.Missing.IsEmpty)
            yield return context.Print(
                context.Texts.Common.Missing,
                ("instruments", context.Join(book.Result.Missing.Select(context.ShortName)))
            );
        if (book.Result.Parts.Any(part => !book.Live.Part(part)))
        {
            yield return context.Print(context.Texts.Common.WithheldNote, ("least", Disclosure.LeastRespondents));
            yield return context.Print(book.Texts.ValueNote);
        }
    }

    private static IEnumerable<Instrument> Shown(ExcelBook book)
    {
        foreach (var whole in book.Context.Framework.WholeInstruments)
        {
            yield return whole.Instrument;
            if (whole.Instrument != Instrument.EIT)
                continue;
            foreach (var part in book.Context.Framework.Questionnaires.Where(part => part.Instrument.IsEitPart()))
                yield return part.Instrument;
        }
    }

    private static int RowOf(ExcelBook book, Instrument instrument) =>
        FirstRow + Shown(book).TakeWhile(own => own != instrument).Count();

    private static int TotalRow(ExcelBook book) => FirstRow + Shown(book).Count();

    private static string WeightedOf(int row) =>
        $"{ReportSheet.Address(row, Exact)}*{ReportSheet.Address(row, WeightColumn)}/100";

    // As the other sheets name it.
    private static string Quoted(ExcelBook book, Instrument instrument) =>
        $"\"{book.Context.ShortName(instrument).Replace('\u00A0', ' ')}\"";
}
