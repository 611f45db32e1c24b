using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Comparison;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Reports.Model;
using Ita.Reports.Typography;
using static Ita.Reports.Sections.Cells;

namespace Ita.Reports.Sections;

/// <summary>
/// Section 8: the change from last year with its arithmetic, the ten indicators side by side, strengths and weaknesses.
/// </summary>
internal static class AnalysisSection
{
    public static ReportSection Build(ReportContext context) =>
        new()
        {
            Id = "analysis",
            ContinuesPage = true,
            Blocks =
            [
                context.Heading1("analysis", context.Print(context.Texts.Analysis.Heading)),
                .. Change(context),
                .. IndicatorTable(context),
                .. Strengths(context),
                .. GainBlocks.Build(context),
            ],
        };

    private static IEnumerable<ReportBlock> Change(ReportContext context)
    {
        var texts = context.Texts.Analysis;
        yield return context.Heading2(
            "analysis-change",
            context.Print(context.Comparison is null ? texts.TotalHeading : texts.ChangeHeading)
        );
        if (context.Comparison is not { } comparison)
        {
            yield return context.Result.Total is { } only
                ? context.Paragraph(
                    ParagraphKind.Body,
                    texts.NoPrevious,
                    ("lastYear", context.Year.Previous),
                    ("agency", context.Agency.Name),
                    ("year", context.Year),
                    ("level", context.LevelWithWording()),
                    ("total", only)
                )
                : context.Paragraph(ParagraphKind.Body, texts.NoPreviousNoTotal, ("lastYear", context.Year.Previous));
            yield break;
        }

        if (context.Previous!.IsProvisional && !context.Result.IsProvisional)
            yield return context.Paragraph(
                ParagraphKind.Notice,
                context.Texts.Common.PreviousProvisional,
                ("year", comparison.Last)
            );
        if (comparison.Total is not { } change)
        {
            yield return context.Result.Total is { } total
                ? context.Paragraph(
                    ParagraphKind.Body,
                    texts.PreviousIncomplete,
                    ("lastYear", comparison.Last),
                    ("agency", context.Agency.Name),
                    ("year", context.Year),
                    ("level", context.LevelWithWording()),
                    ("total", total)
                )
                : context.Paragraph(ParagraphKind.Body, texts.ThisIncomplete, ("year", context.Year));
            yield break;
        }

        yield return Sentence(context, comparison, change);
        if (change.Direction != Direction.Same)
        {
            yield return context.Paragraph(
                ParagraphKind.Arithmetic,
                texts.ArithmeticPoints,
                ("year", context.Year),
                ("lastYear", comparison.Last),
                ("total", TemplateValue.Points(change.This)),
                ("lastTotal", TemplateValue.Points(change.Last)),
                ("points", TemplateValue.Points(change.Points))
            );
            if (change.Percent is { } percent)
            {
                yield return context.Paragraph(
                    ParagraphKind.Arithmetic,
                    texts.ArithmeticPercent,
                    ("total", TemplateValue.Points(change.This)),
                    ("lastTotal", TemplateValue.Points(change.Last)),
                    ("percent", TemplateValue.Points(percent))
                );
            }
        }

        if (comparison.LevelScaleChanged)
            yield return context.Paragraph(
                ParagraphKind.Body,
                texts.LevelScaleChanged,
                ("lastYear", comparison.Last),
                ("year", context.Year)
            );
    }

    private static ParagraphBlock Sentence(ReportContext context, YearComparison comparison, Change change)
    {
        var texts = context.Texts.Analysis;
        var level = context.LevelWithWording();
        var lastLevel = context.LastLevelWithWording();
        var total = TemplateValue.Points(change.This);
        var lastTotal = TemplateValue.Points(change.Last);
        if (change.Direction == Direction.Same)
        {
            return context.Paragraph(
                ParagraphKind.Body,
                texts.NoChange,
                ("agency", context.Agency.Name),
                ("level", level),
                ("total", total),
                ("lastYear", comparison.Last),
                ("lastLevel", lastLevel),
                ("lastTotal", lastTotal)
            );
        }

        var direction = context.DirectionName(change.Direction);
        var points = TemplateValue.Points(Math.Abs(change.Points));
        return change.Percent is { } percent
            ? context.Paragraph(
                ParagraphKind.Body,
                texts.Change,
                ("agency", context.Agency.Name),
                ("level", level),
                ("total", total),
                ("direction", direction),
                ("lastYear", comparison.Last),
                ("lastLevel", lastLevel),
                ("lastTotal", lastTotal),
                ("points", points),
                ("percent", TemplateValue.Points(Math.Abs(percent)))
            )
            : context.Paragraph(
                ParagraphKind.Body,
                texts.ChangeWithoutPercent,
                ("agency", context.Agency.Name),
                ("level", level),
                ("total", total),
                ("direction", direction),
                ("lastYear", comparison.Last),
                ("lastLevel", lastLevel),
                ("lastTotal", lastTotal),
                ("points", points)
            );
    }

    private static IEnumerable<ReportBlock> IndicatorTable(ReportContext context)
    {
        var texts = context.Texts.Analysis;
        var comparison = context.Comparison;
        var caption = context.NextTable(
            comparison is null
                ? context.Print(texts.TableCaptionWithoutLast, ("year", context.Year))
                : context.Print(texts.TableCaption, ("lastYear", context.Years[0].FiscalYear), ("year", context.Year))
        );
        var reference = ReportContext.Reference(caption);
        yield return context.Heading2(
            "analysis-indicators",
            context.Print(comparison is null ? texts.TableHeadingWithoutLast : texts.TableHeading)
        );
        yield return comparison is null
            ? context.Paragraph(
                ParagraphKind.LeadIn,
                texts.TableWithoutLast,
                ("year", context.Year),
                ("table", reference)
            )
            : context.Paragraph(
                ParagraphKind.LeadIn,
                texts.Table,
                ("year", context.Year),
                ("lastYear", comparison.Last),
                ("table", reference)
            );
        yield return new TableBlock
        {
            Caption = caption,
            AltText = context.Print(texts.TableAlt),
            Columns = Columns(context),
            Rows =
            [
                .. context.Framework.WholeInstruments.SelectMany(whole => InstrumentRows(context, whole)),
                TotalRow(context),
                LevelRow(context),
            ],
        };
        if (context.Result.Indicators.Any(indicator => indicator.IsWithheld))
            yield return context.Paragraph(
                ParagraphKind.Note,
                context.Texts.Common.WithheldNote,
                ("least", Disclosure.LeastRespondents)
            );
        if (context.Province is { } province)
            yield return context.Paragraph(
                ParagraphKind.Note,
                texts.ProvinceNote,
                ("province", context.Agency.Province),
                ("count", province.Agencies)
            );
    }

    private static ImmutableArray<TableColumn> Columns(ReportContext context)
    {
        var texts = context.Texts.Analysis;
        return
        [
            new TableColumn(context.Print(texts.IndicatorColumn), 38, CellAlign.Start),
            .. context.Years.Select(year => new TableColumn(
                context.Print(texts.YearColumn, ("year", year.FiscalYear)),
                12,
                CellAlign.Centre
            )),
            .. context.Comparison is null
                ? Array.Empty<TableColumn>()
                :
                [
                    new TableColumn(context.Print(texts.ChangeColumn), 15, CellAlign.Centre),
                    new TableColumn(context.Print(texts.PointsColumn), 12, CellAlign.Centre),
                ],
            .. context.Province is null
                ? Array.Empty<TableColumn>()
                : [new TableColumn(context.Print(texts.ProvinceColumn), 13, CellAlign.Centre)],
        ];
    }

    // The instrument's own score stands over its indicators.
    private static IEnumerable<TableRow> InstrumentRows(ReportContext context, InstrumentDefinition whole)
    {
        yield return Total([
            Text(context.Print(context.Texts.Analysis.InstrumentRow, ("code", whole.Instrument.ToString()))),
            .. context.Years.Select(year => Text(context.Points(year.ScoreOf(whole.Instrument)))),
            .. Difference(context, context.InstrumentChange(whole.Instrument)),
            .. Median(
                context,
                context.Province?.Instruments.TryGetValue(whole.Instrument, out var own) == true ? own : null
            ),
        ]);
        foreach (var indicator in context.Framework.IndicatorsOf(whole.Instrument))
        {
            var change =
                context.Comparison?.Indicators.TryGetValue(indicator.Id, out var found) == true ? found : (Change?)null;
            yield return Row([
                Text(
                    context.Print(context.Texts.Common.NumberedName, ("id", indicator.Id), ("name", indicator.NameTh))
                ),
                .. context.Years.Select(year => Text(IndicatorPoints(context, year, indicator.Id))),
                .. Difference(context, change),
                .. Median(
                    context,
                    context.Province?.Indicators.TryGetValue(indicator.Id, out var median) == true ? median : null
                ),
            ]);
        }
    }

    private static string IndicatorPoints(ReportContext context, AssessmentResult result, int id)
    {
        var indicator = result.Indicators.FirstOrDefault(own => own.Id == id);
        return indicator is { IsWithheld: true }
            ? context.Print(context.Texts.Common.Withheld)
            : context.Points(indicator?.Score);
    }

    private static IEnumerable<TableCell> Difference(ReportContext context, Change? change)
    {
        if (context.Comparison is null)
            yield break;
        var none = context.Print(context.Texts.Common.NoFigure);
        yield return Text(change is { } known ? context.DirectionName(known.Direction) : none);
        yield return Text(change is { } difference ? context.Typesetter.Signed(difference.Points) : none);
    }

    private static IEnumerable<TableCell> Median(ReportContext context, Score? median)
    {
        if (context.Province is not null)
            yield return Text(context.Points(median));
    }

    private static TableRow TotalRow(ReportContext context) =>
        Total([
            Text(context.Print(context.Texts.Analysis.TotalRow)),
            .. context.Years.Select(year => Text(context.Points(year.Total))),
            .. Difference(context, context.Comparison?.Total),
            .. Median(context, context.Province?.Total),
        ]);

    private static TableRow LevelRow(ReportContext context)
    {
        var texts = context.Texts.Analysis;
        var none = context.Print(context.Texts.Common.NoFigure);
        var changed =
            context.Comparison is not { LastLevel: { } last } || context.Result.Level is not { } level ? ""
            : context.Comparison.LevelScaleChanged ? context.Print(texts.DifferentScales)
            : last == level ? context.DirectionName(Direction.Same)
            : "";
        return Total([
            Text(context.Print(texts.LevelRow)),
            .. context.Years.Select(year => Text(year.Level ?? none)),
            .. context.Comparison is null ? Array.Empty<TableCell>() : [Text(changed), Text("")],
            .. context.Province is null ? Array.Empty<TableCell>() : [Text("")],
        ]);
    }

    private static IEnumerable<ReportBlock> Strengths(ReportContext context)
    {
        var texts = context.Texts.Analysis;
        var analysis = context.Analysis;
        var threshold = TemplateValue.Plain(analysis.StrengthThreshold);
        yield return context.Heading2("analysis-highest", context.Print(texts.HighestHeading));
        var scored = context.Result.Indicators.Count(indicator => indicator.Score is not null);
        if (scored > 0 && scored < context.Framework.Indicators.Length)
            yield return context.Paragraph(ParagraphKind.Body, texts.HighestOfSome, ("count", scored));
        if (analysis.Highest.IsEmpty)
        {
            yield return context.Paragraph(ParagraphKind.Body, texts.NoIndicators);
        }
        else
        {
            yield return analysis.Highest.Length == 1
                ? context.Paragraph(ParagraphKind.LeadIn, texts.Highest)
                : context.Paragraph(ParagraphKind.LeadIn, texts.HighestTied, ("count", analysis.Highest.Length));
            yield return IndicatorList(context, [.. analysis.Highest.Select(indicator => indicator.Indicator)]);
            if (analysis.Highest[0].Score.Rounded < analysis.StrengthThreshold)
                yield return context.Paragraph(ParagraphKind.Body, texts.HighestBelow, ("threshold", threshold));
        }

        yield return context.Heading2(
            "analysis-strengths",
            context.Print(texts.StrengthsHeading, ("threshold", threshold))
        );
        yield return ListOrNone(context, analysis.RisenToStrength);
        yield return context.Heading2(
            "analysis-weak-risen",
            context.Print(texts.WeakRisenHeading, ("threshold", threshold))
        );
        yield return ListOrNone(context, analysis.RisenBelowThreshold);
        yield return context.Heading2("analysis-fallen", context.Print(texts.FallenHeading));
        yield return ListOrNone(context, analysis.Fallen);
        yield return context.Paragraph(
            ParagraphKind.Note,
            texts.ThresholdNote,
            ("threshold", threshold),
            ("target", TemplateValue.Plain(context.Target))
        );
    }

    private static ReportBlock ListOrNone(ReportContext context, ImmutableArray<int>? indicators) =>
        indicators switch
        {
            null => context.Paragraph(ParagraphKind.Body, context.Texts.Analysis.NotComparable),
            { IsEmpty: true } => context.Paragraph(ParagraphKind.Body, context.Texts.Common.None),
            { } some => IndicatorList(context, some),
        };

    private static ListBlock IndicatorList(ReportContext context, ImmutableArray<int> indicators)
    {
        var texts = context.Texts.Analysis;
        return new ListBlock([
            .. indicators.Select(
                (id, index) =>
                    new ListEntry(
                        $"{context.Typesetter.Number(index + 1)})",
                        RichText.Of($"{context.IndicatorName(id)} {Points(id)}")
                    )
            ),
        ]);

        string Points(int id)
        {
            var points = context.Result.ScoreOfIndicator(id)!.Value;
            if (context.Comparison?.Indicators.TryGetValue(id, out var change) != true)
                return context.Print(texts.OneYear, ("year", context.Year), ("points", points));
            var both = context.Print(
                texts.BothYears,
                ("lastYear", context.Comparison.Last),
                ("last", TemplateValue.Points(change.Last)),
                ("year", context.Year),
                ("points", points)
            );
            return change.Direction == Direction.Fallen && points.Rounded >= context.Target
                ? $"{both} {context.Print(texts.FallenButHigh, ("target", TemplateValue.Plain(context.Target)))}"
                : both;
        }
    }
}
