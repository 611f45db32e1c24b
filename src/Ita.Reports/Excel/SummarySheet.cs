using Ita.Assessment;
using Ita.Assessment.Comparison;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.OpenXml.Writing;

namespace Ita.Reports.Excel;

/// <summary>
/// Total and level, instruments with their weights, and the table of levels in which the level is looked up.
/// </summary>
internal static class SummarySheet
{
    private const int TargetRow = 3;
    private const int TotalRowAtTop = 4;
    private const int FirstLevelRowAtTop = 5;
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
        sheet.Write(2, 1, Place(book)).Style(SheetStyle.AsBold);
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
        var texts = context.Texts.Cover;
        var place = agency.District is { } district
            ? context.Print(texts.DistrictAndProvince, ("district", district), ("province", agency.Province))
            : context.Print(texts.Province, ("province", agency.Province));
        return $"{agency.Name} {place}";
    }

    private static void Headline(ExcelBook book)
    {
        var (sheet, context, texts) = (book.Summary, book.Context, book.Texts);
        sheet.Write(TargetRow, Name, context.Print(texts.Target));
        sheet.Write(TargetRow, Exact, context.Target, SheetStyle.Points).Style(SheetStyle.AsGiven);
        sheet.Write(TotalRowAtTop, Name, context.Print(context.Texts.Headline.TotalLabel));
        if (book.Result.Total is { } total)
            sheet.Formula(
                TotalRowAtTop,
                Exact,
                ReportSheet.Address(TotalRow(book), Published),
                total.Rounded,
                SheetStyle.Points
            );
        else
            sheet.Write(TotalRowAtTop, Exact, book.NoFigure);
        sheet.Cells(TotalRowAtTop, Name, FirstLevelRowAtTop, Exact).Style(SheetStyle.AsBold);
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
        foreach (var instrument in ListedInstruments(book))
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
        sheet
            .Write(row, Name, definition.NameTh)
            .Style(style => style with { Indent = instrument.IsEitPart() ? 2 : 0 });
        book.Figure(sheet, row, Exact, score, Formula(book, instrument));
        sheet.Write(row, WeightColumn, definition.Weight, "0.##").Style(SheetStyle.AsGiven);
        WeightedFigure(book, row, instrument, score, definition.Weight);
        Change? change = context.Comparison?.Instruments.TryGetValue(instrument, out var found) == true ? found : null;
        book.Comparison(sheet, row, Published, Last, change);
        book.AgainstTarget(sheet, row, Published, TargetColumn, score);
        if (book.Result.Part(instrument)?.Respondents is { } respondents && instrument != Instrument.OIT)
            sheet.Write(row, Respondents, respondents, SheetStyle.Count);
        else if (book.Result.FewRespondents.Contains(instrument))
            sheet.Write(
                row,
                Respondents,
                context.Print(context.Texts.Headline.FewRespondents, ("least", Disclosure.LeastRespondents))
            );
        else
            sheet.Write(row, Respondents, book.NoFigure);
    }

    private static void WeightedFigure(ExcelBook book, int row, Instrument instrument, Score? score, decimal weight)
    {
        if (instrument.IsEitPart() || score is not { } known)
        {
            book.Summary.Write(row, Weighted, book.NoFigure);
            return;
        }

        var weighted = new Score(known.Value * weight / 100m).Rounded;
        // Computed from the published score it could be off by 0.01.
        if (book.Policy.AllowsInstrument(instrument))
            book.Summary.Formula(row, Weighted, ExcelBook.Published(WeightedOf(row)), weighted, SheetStyle.Points);
        else
            book.Summary.Write(row, Weighted, weighted, SheetStyle.Points).Style(SheetStyle.AsGiven);
    }

    private static string? Formula(ExcelBook book, Instrument instrument)
    {
        if (instrument.IsEitPart())
            return book.Result.Part(instrument) is { } part && FormulaPolicy.AllowsPart(part)
                ? DetailSheet.MeanOfPart(book, Quoted(book, instrument))
                : null;
        if (!book.Policy.AllowsInstrument(instrument))
            return null;
        var isOfParts =
            instrument == Instrument.EIT
            && book.Context.Framework.HasEitParts
            && book.Result.Part(Instrument.EIT) is null;
        return isOfParts
            ? $"AVERAGE({ReportSheet.Address(RowOf(book, Instrument.EIT1), Exact)},"
                + $"{ReportSheet.Address(RowOf(book, Instrument.EIT2), Exact)})"
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
            book.Policy.AllowsTotal
                ? string.Join('+', wholes.Select(whole => WeightedOf(RowOf(book, whole.Instrument))))
                : null
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
            sheet.Write(row, Weighted, book.NoFigure);
        book.Comparison(sheet, row, Published, Last, context.Comparison?.Total);
        book.AgainstTarget(sheet, row, Published, TargetColumn, book.Result.Total);
        sheet.Write(row, Respondents, book.NoFigure);
        sheet.Cells(row, Name, row, Respondents).Style(style => style with { IsBold = true, Fill = SheetStyle.Total });
        Lowest(book, row + 1);
    }

    // A level that demands a least score of every instrument is decided by the lowest of them.
    private static void Lowest(ExcelBook book, int row)
    {
        var tested = book.Context.TestedInstruments().ToList();
        book.Summary.Write(row, Name, book.Context.Print(book.Texts.Lowest));
        if (tested.Count == 0)
            book.Summary.Write(row, Published, book.NoFigure);
        else
        {
            var scores = tested.Select(own => ReportSheet.Address(RowOf(book, own.Instrument), Published));
            book.Summary.Formula(
                row,
                Published,
                $"MIN({string.Join(',', scores)})",
                tested.Min(own => own.Score.Rounded),
                SheetStyle.Points
            );
        }
    }

    private static int Levels(ExcelBook book, int row)
    {
        for (var i = 0; i < book.Context.Framework.LevelScales.Length; i++)
            row = Scale(book, i, row);
        return row;
    }

    // The level is the first row whose conditions hold: the rows are best first.
    private static int Scale(ExcelBook book, int index, int row)
    {
        var (sheet, context, texts) = (book.Summary, book.Context, book.Texts);
        var levels = context.Framework.LevelScales[index].Levels;
        var label = context.Print(
            index == 0 ? context.Texts.Principle.LevelsCaption : context.Texts.Principle.SecondScaleCaption
        );
        var level = book.Result.Levels.IsDefaultOrEmpty ? null : book.Result.Levels[index].Level;
        sheet.Write(row++, Name, label).Style(SheetStyle.AsBold);
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
        sheet.Write(FirstLevelRowAtTop + index, Name, label);
        if (level is null)
        {
            sheet.Write(FirstLevelRowAtTop + index, Exact, book.NoFigure);
        }
        else
        {
            var names = $"{ReportSheet.Address(first, Name)}:{ReportSheet.Address(last, Name)}";
            var fits = $"{ReportSheet.Address(first, WeightColumn)}:{ReportSheet.Address(last, WeightColumn)}";
            var formula = $"INDEX({names},MATCH(\"{context.Print(texts.Fits)}\",{fits},0))";
            sheet
                .Formula(FirstLevelRowAtTop + index, Exact, formula, level)
                .Style(style => style with { Alignment = CellAlignment.Right });
        }

        return row + 1;
    }

    private static void Level(ExcelBook book, int row, Level level)
    {
        var (sheet, texts) = (book.Summary, book.Texts);
        sheet.Write(row, Name, level.Code);
        sheet.Write(row, Exact, level.TotalMin, SheetStyle.Points).Style(SheetStyle.AsGiven);
        if (level.EachInstrumentMin is { } each)
            sheet.Write(row, Published, each, SheetStyle.Points).Style(SheetStyle.AsGiven);
        if (book.Result.Total is not { } total)
        {
            sheet.Write(row, WeightColumn, book.NoFigure);
            return;
        }

        var fits = book.Context.Print(texts.Fits);
        var lowest = book.Context.TestedInstruments().Select(own => own.Score.Rounded).DefaultIfEmpty(100m).Min();
        var condition = $"{ReportSheet.Address(TotalRow(book), Published)}>={ReportSheet.Address(row, Exact)}";
        if (level.EachInstrumentMin is not null)
        {
            var lowestCell = ReportSheet.Address(TotalRow(book) + 1, Published);
            condition = $"AND({condition},{lowestCell}>={ReportSheet.Address(row, Published)})";
        }

        sheet.Formula(
            row,
            WeightColumn,
            $"IF({condition},\"{fits}\",\"{book.NoFigure}\")",
            total.Rounded >= level.TotalMin && (level.EachInstrumentMin is not { } least || lowest >= least)
                ? fits
                : book.NoFigure
        );
    }

    private static IEnumerable<string> Notes(ExcelBook book)
    {
        var context = book.Context;
        yield return context.Print(book.Texts.RoundingNote);
        if (book.Result.IsProvisional)
            yield return context.Print(
                context.Texts.Common.Provisional,
                ("year", context.Year),
                ("parts", context.Unsure())
            );
        if (!book.Result.Missing.IsEmpty)
            yield return context.Print(context.Texts.Common.Missing, ("instruments", context.Missing()));
        if (book.Result.Parts.Any(part => !FormulaPolicy.AllowsPart(part)))
        {
            yield return context.Print(context.Texts.Common.WithheldNote, ("least", Disclosure.LeastRespondents));
            yield return context.Print(book.Texts.ValueNote);
        }
    }

    private static IEnumerable<Instrument> ListedInstruments(ExcelBook book)
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
        FirstRow + ListedInstruments(book).TakeWhile(own => own != instrument).Count();

    private static int TotalRow(ExcelBook book) => FirstRow + ListedInstruments(book).Count();

    private static string WeightedOf(int row) =>
        $"{ReportSheet.Address(row, Exact)}*{ReportSheet.Address(row, WeightColumn)}/100";

    // The name in the other sheets, which use ordinary spaces.
    private static string Quoted(ExcelBook book, Instrument instrument) =>
        $"\"{book.Context.ShortName(instrument).Replace('\u00A0', ' ')}\"";
}
