using Ita.Assessment;
using Ita.Assessment.Analysis;
using Ita.Assessment.Comparison;
using Ita.Reports.Model;
using Ita.Reports.Typography;
using static Ita.Reports.Sections.Cells;

namespace Ita.Reports.Sections;

/// <summary>
/// Section 0, one page for the head of the agency: total, level and change; instruments with their change; where the
/// points were lost; what to do first; what is in the office's own hands.
/// </summary>
internal static class SummarySection
{
    private const int Causes = 3;
    private const int First = 3;

    public static ReportSection Build(ReportContext context) => new() { Id = "summary", Blocks = [.. Blocks(context)] };

    private static IEnumerable<ReportBlock> Blocks(ReportContext context)
    {
        var texts = context.Texts.Summary;
        yield return new HeadingBlock(1, "summary", context.Print(texts.Heading));
        yield return Total(context);
        if (context.Result.Instruments.Any())
            yield return Instruments(context);
        foreach (var block in CausesOf(context).Concat(FirstSteps(context)).Concat(OwnHands(context)))
            yield return block;
    }

    private static ParagraphBlock Total(ReportContext context)
    {
        var texts = context.Texts.Summary;
        if (context.Result.Total is not { } total)
            return context.Paragraph(
                ParagraphKind.Notice,
                context.Texts.Common.Missing,
                ("instruments", context.Missing())
            );
        var (agency, year, level) = (context.Agency.Name, context.Year, context.LevelWithWording());
        var reached = context.Print(
            context.Analysis.TargetReached == true ? texts.Reached : texts.NotReached,
            ("target", TemplateValue.Plain(context.Target))
        );
        if (context.Comparison?.Total is not { } change)
            return context.Paragraph(
                ParagraphKind.Body,
                texts.Total,
                ("agency", agency),
                ("year", year),
                ("total", total),
                ("level", level),
                ("reached", reached)
            );
        var (last, lastTotal) = (context.Comparison.Last, TemplateValue.Points(change.Last));
        var changed =
            change.Direction == Direction.Same
                ? context.Print(texts.Same, ("lastYear", last), ("lastLevel", context.LastLevelWithWording()))
                : context.Print(
                    texts.Change,
                    ("direction", context.DirectionName(change.Direction)),
                    ("lastYear", last),
                    ("lastTotal", lastTotal),
                    ("lastLevel", context.LastLevelWithWording()),
                    ("points", TemplateValue.Points(Math.Abs(change.Points)))
                );
        return context.Paragraph(
            ParagraphKind.Body,
            texts.TotalWithChange,
            ("agency", agency),
            ("year", year),
            ("total", total),
            ("level", level),
            ("change", changed),
            ("reached", reached)
        );
    }

    private static TableBlock Instruments(ReportContext context)
    {
        var (texts, analysis, headline) = (context.Texts.Summary, context.Texts.Analysis, context.Texts.Headline);
        var comparison = context.Comparison;
        return new TableBlock
        {
            Caption = context.NextTable(
                context.Print(comparison is null ? texts.InstrumentsCaptionWithoutLast : texts.InstrumentsCaption)
            ),
            AltText = context.Print(texts.InstrumentsAlt),
            KeepsTogether = true,
            Columns =
            [
                new TableColumn(context.Print(headline.InstrumentColumn), 40, CellAlign.Start),
                .. comparison is null
                    ? Array.Empty<TableColumn>()
                    :
                    [
                        new TableColumn(
                            context.Print(analysis.YearColumn, ("year", comparison.Last)),
                            14,
                            CellAlign.Centre
                        ),
                    ],
                new TableColumn(context.Print(analysis.YearColumn, ("year", context.Year)), 14, CellAlign.Centre),
                .. comparison is null
                    ? Array.Empty<TableColumn>()
                    : [new TableColumn(context.Print(analysis.PointsColumn), 15, CellAlign.Centre)],
                new TableColumn(context.Print(headline.TargetColumn), 17, CellAlign.Centre),
            ],
            Rows =
            [
                .. context.Framework.WholeInstruments.Select(whole =>
                    Row([
                        Text(context.Print(analysis.InstrumentRow, ("code", whole.Instrument.ToString()))),
                        .. Figures(
                            context,
                            context.Previous?.ScoreOf(whole.Instrument),
                            context.Result.ScoreOf(whole.Instrument),
                            context.InstrumentChange(whole.Instrument)
                        ),
                    ])
                ),
                Cells.Total([
                    Text(context.Print(headline.TotalRow)),
                    .. Figures(context, context.Previous?.Total, context.Result.Total, comparison?.Total),
                ]),
            ],
        };
    }

    private static IEnumerable<TableCell> Figures(ReportContext context, Score? last, Score? now, Change? change)
    {
        if (context.Comparison is not null)
            yield return Text(context.Points(last));
        yield return Text(context.Points(now));
        if (context.Comparison is not null)
            yield return Text(
                change is { } known
                    ? context.Typesetter.Signed(known.Points)
                    : context.Print(context.Texts.Common.NoFigure)
            );
        yield return Text(context.AgainstTarget(now));
    }

    private static IEnumerable<ReportBlock> CausesOf(ReportContext context)
    {
        var texts = context.Texts.Summary;
        var losses = context.Analysis.Losses.Take(Causes).ToList();
        if (losses.Count == 0)
        {
            if (context.AreAllItemsFull)
                yield return context.Paragraph(ParagraphKind.Body, texts.NoCauses);
            yield break;
        }

        yield return context.Paragraph(
            ParagraphKind.LeadIn,
            context.Result.Total is null ? texts.CausesOfSome : texts.Causes,
            ("count", losses.Count)
        );
        yield return new ListBlock([
            .. losses.Select(
                (loss, index) =>
                    new ListEntry(
                        context.Print(context.Texts.Measures.Step, ("number", index + 1)),
                        context.Fill(
                            texts.Cause,
                            ("indicator", context.IndicatorName(loss.Indicator)),
                            ("score", loss.Score),
                            (
                                "fallen",
                                context.FallenBy(loss.Indicator) is { } points
                                    ? context.Print(texts.CauseFallen, ("points", TemplateValue.Points(points)))
                                    : ""
                            ),
                            ("lost", TemplateValue.Points(loss.Published)),
                            ("item", LowestItem(context, loss.Indicator))
                        )
                    )
            ),
        ]);
        var tied = context
            .Analysis.Losses.Skip(losses.Count)
            .TakeWhile(loss => loss.Published == losses[^1].Published)
            .ToList();
        if (tied.Count > 0)
            yield return context.Paragraph(
                ParagraphKind.Body,
                texts.CausesTied,
                ("indicators", context.Join(tied.Select(loss => context.IndicatorNumber(loss.Indicator))))
            );
    }

    // OIT: all without points, as an item has all or none. Empty where no item's score is known.
    private static string LowestItem(ReportContext context, int indicator)
    {
        var texts = context.Texts.Summary;
        var items = (
            from own in context.Result.CountingParts
            from item in own.Items
            where context.Framework.FindItem(item.Id)?.Indicator == indicator
            select (own.Instrument, item.Id, item.Score)
        ).ToList();
        // One that is not known may be the lowest.
        if (items.Count == 0 || items.Any(item => item.Score is null))
            return "";
        var least = items.Min(item => item.Score!.Value.Rounded);
        var lowest = items.Where(item => item.Score!.Value.Rounded == least).ToList();
        var (part, id, score) = (lowest[0].Instrument, lowest[0].Id.ToString(), lowest[0].Score!.Value);
        if (part == Instrument.OIT)
            return context.Print(texts.CauseOit, ("items", context.Join(lowest.Select(item => item.Id.ToString()))));
        return lowest.Count == 1
            ? context.Print(texts.CauseItem, ("part", context.ShortName(part)), ("item", id), ("points", score))
            : context.Print(
                texts.CauseItemTied,
                ("part", context.ShortName(part)),
                ("item", id),
                ("more", lowest.Count - 1),
                ("points", score)
            );
    }

    private static IEnumerable<ReportBlock> FirstSteps(ReportContext context)
    {
        var texts = context.Texts.Summary;
        var first = context
            .KeptMeasures.Select(measure =>
                (Measure: measure, Gain: context.Analysis.GainOf(measure.Parts, measure.Item))
            )
            .Where(own => own.Gain > 0)
            .OrderByDescending(own => own.Gain)
            .Take(First)
            .ToList();
        if (first.Count == 0)
            yield break;
        yield return context.Paragraph(ParagraphKind.LeadIn, texts.First, ("year", context.Year.Next));
        yield return new ListBlock([
            .. first.Select(
                (own, index) =>
                    new ListEntry(
                        context.Print(context.Texts.Measures.Step, ("number", index + 1)),
                        context.Fill(
                            texts.FirstItem,
                            ("name", own.Measure.Name),
                            ("number", context.NumberOf(own.Measure)),
                            ("points", TemplateValue.Points(Gains.Rounded(own.Gain)))
                        )
                    )
            ),
        ]);
    }

    private static IEnumerable<ReportBlock> OwnHands(ReportContext context)
    {
        if (context.Analysis.OitAlone is not { } own)
            yield break;
        yield return context.Paragraph(
            ParagraphKind.Body,
            context.Texts.Summary.OwnHands,
            ("count", own.Items.Length),
            ("items", context.Join(own.Items.Select(gain => gain.Item.ToString()))),
            ("points", TemplateValue.Points(own.Published)),
            ("total", own.Total)
        );
    }
}
