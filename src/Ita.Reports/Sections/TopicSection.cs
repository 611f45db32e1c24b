using Ita.Assessment;
using Ita.Reports.Model;
using Ita.Reports.Texts;
using Ita.Reports.Typography;
using static Ita.Reports.Sections.Cells;

namespace Ita.Reports.Sections;

/// <summary>
/// The topics by which assessments from 2567 on are recalled to ask for the analysis, to be confirmed: findings and
/// measures grouped by topic. Then the places to sign, at the end of what is signed.
/// </summary>
internal static class TopicSection
{
    // The report on a year's result is published in the year after.
    private static readonly FiscalYear s_firstAsked = new(2567);

    public static ReportSection Build(ReportContext context)
    {
        var asked = context.Year.Next >= s_firstAsked && !context.Findings.IsEmpty;
        return new ReportSection
        {
            Id = "topics",
            ContinuesPage = true,
            Blocks = [.. asked ? Topics(context) : [], .. Signatures(context)],
        };
    }

    private static IEnumerable<ReportBlock> Topics(ReportContext context)
    {
        var texts = context.Texts.Topics;
        var caption = context.NextTable(context.Print(texts.Caption));
        var findings = context.Findings.ToLookup(finding => TopicOf(context, finding));
        yield return context.Heading1("topics", context.Print(texts.Heading));
        yield return context.Paragraph(
            ParagraphKind.LeadIn,
            texts.Intro,
            ("count", texts.Topics.Length),
            ("table", ReportContext.Reference(caption))
        );
        yield return new TableBlock
        {
            Caption = caption,
            AltText = context.Print(texts.Alt),
            Columns =
            [
                new TableColumn(context.Print(texts.TopicColumn), 40, CellAlign.Start),
                new TableColumn(context.Print(texts.FindingColumn), 34, CellAlign.Start),
                new TableColumn(context.Print(texts.MeasureColumn), 26, CellAlign.Start),
            ],
            Rows = [.. texts.Topics.Select((topic, index) => Row(context, topic, index + 1, [.. findings[topic]]))],
        };
    }

    private static TableRow Row(ReportContext context, TopicTexts topic, int number, List<ItemFinding> findings)
    {
        var texts = context.Texts.Topics;
        var measures = findings.Select(context.MeasureFor).OfType<Measure>().Distinct().ToList();
        return Cells.Row(
            Text(context.Print(texts.Topic, ("number", number), ("name", context.Print(topic.Name)))),
            Text(
                findings.Count == 0
                    ? Nothing(context, topic)
                    : string.Join(
                        ", ",
                        findings
                            .GroupBy(finding => finding.Item)
                            .Select(item =>
                                context.Print(
                                    texts.Finding,
                                    ("id", item.Key.ToString()),
                                    ("points", string.Join(" · ", item.Select(own => context.Points(own.Score))))
                                )
                            )
                    )
            ),
            measures.Count == 0
                ? Text(context.Print(context.Texts.Common.NoFigure))
                : Paragraphs(
                    measures
                        .GroupBy(measure => measure.Responsible)
                        .Select(unit =>
                            context.Fill(
                                texts.Measure,
                                (
                                    "numbers",
                                    context.Join(
                                        unit.Select(measure => context.Typesetter.Number(context.NumberOf(measure)))
                                    )
                                ),
                                ("unit", unit.Key)
                            )
                        )
                )
        );
    }

    // The lowest items need measures: a topic may be low, or lower than last year, and have none of them.
    private static string Nothing(ReportContext context, TopicTexts topic)
    {
        var texts = context.Texts.Topics;
        var scores = topic.Indicators.Select(id => (Id: id, Score: context.Result.ScoreOfIndicator(id))).ToList();
        var low = scores
            .Where(own =>
                own.Score is { } score && (score.Rounded < context.Target || context.FallenBy(own.Id) is not null)
            )
            .ToList();
        if (low.Count == 0)
            return context.Print(scores.Any(own => own.Score is null) ? texts.NoFindingOfSome : texts.NoFinding);
        return context.Print(
            texts.NoMeasureYet,
            (
                "indicators",
                context.Join(
                    low.Select(own =>
                        context.FallenBy(own.Id) is { } points
                            ? context.Print(
                                texts.FallenIndicator,
                                ("indicator", context.IndicatorNumber(own.Id)),
                                ("points", own.Score!.Value),
                                ("fallen", TemplateValue.Points(points))
                            )
                            : context.Print(
                                texts.LowIndicator,
                                ("indicator", context.IndicatorNumber(own.Id)),
                                ("points", own.Score!.Value)
                            )
                    )
                )
            )
        );
    }

    // By concept before sub-indicator before indicator: an item belongs to one topic.
    private static TopicTexts TopicOf(ReportContext context, ItemFinding finding)
    {
        var item = context.Framework.FindItem(finding.Item)!;
        var topics = context.Texts.Topics.Topics;
        return topics.FirstOrDefault(own => own.Concepts.Contains(item.Concept))
            ?? topics.FirstOrDefault(own => item.SubIndicator is { } sub && own.SubIndicators.Contains(sub))
            ?? topics.First(own => own.Indicators.Contains(item.Indicator));
    }

    private static IEnumerable<ReportBlock> Signatures(ReportContext context)
    {
        // Kept with the signatures.
        yield return context.KeptMeasures.IsEmpty
            ? context.Paragraph(ParagraphKind.LeadIn, context.Texts.Signatures.AnalysisOnly, ("year", context.Year))
            : context.Paragraph(
                ParagraphKind.LeadIn,
                context.Texts.Signatures.Analysis,
                ("year", context.Year),
                ("nextYear", context.Year.Next)
            );
        yield return context.SignatureBlock();
    }
}
