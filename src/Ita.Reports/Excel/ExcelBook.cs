using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Comparison;
using Ita.Assessment.Scoring;
using Ita.Reports.Model;
using Ita.Reports.Sections;
using Ita.Reports.Texts;
using Ita.Reports.Typography;

namespace Ita.Reports.Excel;

/// <summary>
/// What all sheets share: the report, the sheets themselves for formulas across them, and how figures are written.
/// Formulas refer one way: answers → items → detail (EIT parts by indicator, OIT sub-indicators) → indicators →
/// summary. Digits are Arabic whatever the setting, because the numbers are for calculation.
/// </summary>
internal sealed class ExcelBook
{
    public ExcelBook(ReportModel model, ReportWorkbook workbook)
    {
        Model = model;
        Context = new ReportContext(model.Figures, ReportTexts.Thai, new Typesetter(DigitStyle.Arabic));
        Policy = new FormulaPolicy(model.Input.Framework, model.Result);
        Summary = workbook.AddSheet(Context.Print(Texts.SummarySheet), isLandscape: true);
        Indicators = workbook.AddSheet(Context.Print(Texts.IndicatorSheet), isLandscape: true);
        Details = workbook.AddSheet(Context.Print(Texts.DetailSheet), isLandscape: false);
        Items = workbook.AddSheet(Context.Print(Texts.ItemSheet), isLandscape: true);
        AnswerLines = [.. CountSheet.Lines(this)];
        if (!AnswerLines.IsEmpty)
            Answers = workbook.AddSheet(Context.Print(Texts.AnswerSheet), isLandscape: true);
        Measures = workbook.AddSheet(Context.Print(Texts.MeasureSheet), isLandscape: true);
        Sources = workbook.AddSheet(Context.Print(Texts.SourceSheet), isLandscape: false);
    }

    public ReportModel Model { get; }

    public ReportContext Context { get; }

    public FormulaPolicy Policy { get; }

    public ExcelTexts Texts => ReportTexts.Thai.Excel;

    public AssessmentResult Result => Model.Result;

    public ReportSheet Summary { get; }

    public ReportSheet Indicators { get; }

    public ReportSheet Details { get; }

    public ReportSheet Items { get; }

    public ImmutableArray<AnswerLine> AnswerLines { get; }

    /// <summary>Null where no counts may be shown.</summary>
    public ReportSheet? Answers { get; }

    public ReportSheet Measures { get; }

    public ReportSheet Sources { get; }

    /// <summary>The dash in place of a figure that there is not.</summary>
    public string NoFigure => Context.Print(Context.Texts.Common.NoFigure);

    public string Withheld => Context.Print(Context.Texts.Common.Withheld);

    public string Reached => Context.Print(Context.Texts.Headline.Reached);

    public string NotReached => Context.Print(Context.Texts.Headline.NotReached);

    public string Risen => Context.Print(Context.Texts.Analysis.Risen);

    public string Fallen => Context.Print(Context.Texts.Analysis.Fallen);

    public string Same => Context.Print(Context.Texts.Analysis.Same);

    /// <summary>
    /// Rounds half up to two decimals, as published. The inner rounding removes the error of binary numbers, so that
    /// 84.995 is rounded up.
    /// </summary>
    public static string Published(string formula) => $"ROUND(ROUND({formula},10),2)";

    /// <summary>
    /// A score before rounding and as published, in two columns: a formula, or the published value where the formula
    /// would need a withheld score.
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
            sheet.Write(row, column, isWithheld ? Withheld : NoFigure);
            sheet.Write(row, column + 1, isWithheld ? Withheld : NoFigure);
            return;
        }

        if (formula is not null)
        {
            sheet.Formula(row, column, formula, known.Value, SheetStyle.Exact);
        }
        else
        {
            sheet.Write(row, column, isGiven ? known.Value : known.Rounded, SheetStyle.Exact).Style(SheetStyle.AsGiven);
        }

        sheet.Formula(row, column + 1, Published(ReportSheet.Address(row, column)), known.Rounded, SheetStyle.Points);
    }

    /// <summary>
    /// Last year's score, the difference in points and percent, and its direction: four columns (three without
    /// percent).
    /// </summary>
    public void Comparison(
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
                sheet.Write(row, i, NoFigure);
            return;
        }

        sheet.Write(row, column, known.Last, SheetStyle.Points).Style(SheetStyle.AsGiven);
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
                sheet.Write(row, column + 2, NoFigure);
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

    /// <summary>Whether the published score reaches the target.</summary>
    public void AgainstTarget(ReportSheet sheet, int row, int figureColumn, int column, Score? score)
    {
        if (score is not { } known)
            sheet.Write(row, column, NoFigure);
        else
            sheet.Formula(
                row,
                column,
                $"IF({ReportSheet.Address(row, figureColumn)}>={SummarySheet.Target(this)},"
                    + $"\"{Reached}\",\"{NotReached}\")",
                known.Rounded >= Context.Target ? Reached : NotReached
            );
    }
}
