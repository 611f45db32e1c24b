using Ita.Assessment;
using Ita.Reports.Model;
using Ita.Reports.Texts;
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
                new TableColumn(context.Print(texts.TopicColumn), 48, CellAlign.Start),
                new TableColumn(context.Print(texts.FindingColumn), 28, CellAlign.Start),
                new TableColumn(context.Print(texts.MeasureColumn), 24, CellAlign.Start),
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
                    ? context.Print(texts.NoFinding)
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
        yield return context.Paragraph(
            ParagraphKind.LeadIn,
            context.Texts.Signatures.Analysis,
            ("year", context.Year),
            ("nextYear", context.Year.Next)
        );
        yield return context.SignatureBlock();
    }
}
