using Ita.Assessment;
using Ita.Assessment.Comparison;
using Ita.Assessment.Scoring;
using Ita.Reports.Model;
using Ita.Reports.Sections;
using Ita.Reports.Texts;
using Ita.Reports.Typography;

namespace Ita.Reports.Excel;

/// <summary>
/// What the sheets are written from, and where they find each other's cells. Figures go one way: items → detail (EIT
/// parts by indicator, OIT sub-indicators) → indicators → summary. Numbers are Arabic whatever the setting: they are
/// there to be calculated with.
/// </summary>
internal sealed class ExcelBook
{
    public ExcelBook(ReportModel model, ReportWorkbook workbook)
    {
        Model = model;
        Context = new ReportContext(
            model.Input,
            model.Result,
            model.Previous,
            model.Comparison,
            model.Analysis,
            model.Measures,
            model.PreviousMeasures,
            ReportTexts.Thai,
            new Typesetter(DigitStyle.Arabic)
        );
        Live = new FormulaPolicy(model.Input.Framework, model.Result);
        Summary = workbook.AddSheet(Context.Print(Texts.SummarySheet), isLandscape: true);
        Indicators = workbook.AddSheet(Context.Print(Texts.IndicatorSheet), isLandscape: true);
        Details = workbook.AddSheet(Context.Print(Texts.DetailSheet), isLandscape: false);
        Items = workbook.AddSheet(Context.Print(Texts.ItemSheet), isLandscape: true);
        Measures = workbook.AddSheet(Context.Print(Texts.MeasureSheet), isLandscape: true);
        Sources = workbook.AddSheet(Context.Print(Texts.SourceSheet), isLandscape: false);
    }

    public ReportModel Model { get; }

    public ReportContext Context { get; }

    public FormulaPolicy Live { get; }

    public ExcelTexts Texts => ReportTexts.Thai.Excel;

    public AssessmentResult Result => Model.Result;

    public ReportSheet Summary { get; }

    public ReportSheet Indicators { get; }

    public ReportSheet Details { get; }

    public ReportSheet Items { get; }

    public ReportSheet Measures { get; }

    public ReportSheet Sources { get; }

    public string None => Context.Print(Context.Texts.Common.NoFigure);

    public string Withheld => Context.Print(Context.Texts.Common.Withheld);

    public string Reached => Context.Print(Context.Texts.Headline.Reached);

    public string NotReached => Context.Print(Context.Texts.Headline.NotReached);

    public string Risen => Context.Print(Context.Texts.Analysis.Risen);

    public string Fallen => Context.Print(Context.Texts.Analysis.Fallen);

    public string Same => Context.Print(Context.Texts.Analysis.Same);

    /// <summary>
    /// Half up at two decimals, as it is published. The inner rounding takes away what binary numbers are off by, so
    /// that 84.995 goes up.
    /// </summary>
    public static string Published(string formula) => $"ROUND(ROUND({formula},10),2)";

    /// <summary>
    /// A figure before rounding and as published, in two columns: a formula, or the published value where the formula
    /// would need what is withheld.
    /// </summary>
    public void Figure(
        ReportSheet sheet,
        int row,
        int column,
        Score? score,
        string? formula,
        bool isGiven = false,
        bool isWithheld = false
    )
    {
        if (score is not { } known)
        {
            sheet.Write(row, column, isWithheld ? Withheld : None);
            sheet.Write(row, column + 1, isWithheld ? Withheld : None);
            return;
        }

        if (formula is not null)
        {
            sheet.Formula(row, column, formula, known.Value, SheetStyle.Exact);
        }
        else
        {
            sheet.Write(row, column, isGiven ? known.Value : known.Rounded, SheetStyle.Exact).Style.Font.FontColor =
                SheetStyle.Given;
        }

        sheet.Formula(row, column + 1, Published(ReportSheet.Address(row, column)), known.Rounded, SheetStyle.Points);
    }

    /// <summary>
    /// Last year, difference in points and percent, and its direction, in four columns (three without percent) beside
    /// the published figure.
    /// </summary>
    public void Compared(
        ReportSheet sheet,
        int row,
        int figureColumn,
        int column,
        Change? change,
        bool withPercent = true
    )
    {
        var (points, direction) = (column + 1, withPercent ? column + 3 : column + 2);
        if (change is not { } known)
        {
            for (var i = column; i <= direction; i++)
                sheet.Write(row, i, None);
            return;
        }

        sheet.Write(row, column, known.Last, SheetStyle.Points).Style.Font.FontColor = SheetStyle.Given;
        sheet.Formula(
            row,
            points,
            $"ROUND({ReportSheet.Address(row, figureColumn)}-{ReportSheet.Address(row, column)},2)",
            known.Points,
            SheetStyle.Difference
        );
        var difference = ReportSheet.Address(row, points);
        if (withPercent)
        {
            if (known.Percent is { } percent)
                sheet.Formula(
                    row,
                    column + 2,
                    Published($"{difference}/{ReportSheet.Address(row, column)}*100"),
                    percent,
                    SheetStyle.Difference
                );
            else
                sheet.Write(row, column + 2, None);
        }

        sheet.Formula(
            row,
            direction,
            $"IF({difference}>0,\"{Risen}\",IF({difference}<0,\"{Fallen}\",\"{Same}\"))",
            known.Direction switch
            {
                Direction.Risen => Risen,
                Direction.Fallen => Fallen,
                _ => Same,
            }
        );
    }

    /// <summary>Reached or not, beside the published figure.</summary>
    public void AgainstTarget(ReportSheet sheet, int row, int figureColumn, int column, Score? score)
    {
        if (score is not { } known)
            sheet.Write(row, column, None);
        else
            sheet.Formula(
                row,
                column,
                $"IF({ReportSheet.Address(row, figureColumn)}>={SummarySheet.Target(this)},\"{Reached}\",\"{NotReached}\")",
                known.Rounded >= Context.Target ? Reached : NotReached
            );
    }
}
