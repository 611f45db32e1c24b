using Ita.Assessment;
using Ita.Reports.Model;
using static Ita.Reports.Sections.Cells;

namespace Ita.Reports.Sections;

/// <summary>Section 9: matters to develop, by IIT and EIT part.</summary>
internal static class DevelopSection
{
    public static ReportSection Build(ReportContext context) =>
        new()
        {
            Id = "develop",
            IsLandscape = HasTable(context),
            ContinuesPage = !HasTable(context),
            Blocks = [.. Blocks(context)],
        };

    public static bool HasTable(ReportContext context) =>
        context.Measures.Any(measure => measure.Part != Instrument.OIT);

    private static IEnumerable<ReportBlock> Blocks(ReportContext context)
    {
        var texts = context.Texts.Develop;
        yield return context.Heading1("develop", context.Print(texts.Heading));
        var measures = context.Measures.Where(measure => measure.Part != Instrument.OIT).ToList();
        if (measures.Count == 0)
        {
            var known = context.Result.Parts.Any(part =>
                part.Instrument != Instrument.OIT && part.Items.Any(item => item.Score is not null)
            );
            yield return context.Paragraph(ParagraphKind.Body, known ? texts.None : texts.NotKnown);
            yield break;
        }

        var caption = context.NextTable(context.Print(texts.Caption));
        yield return context.Paragraph(ParagraphKind.LeadIn, texts.Intro, ("table", ReportContext.Reference(caption)));
        yield return new TableBlock
        {
            Caption = caption,
            AltText = context.Print(texts.Alt),
            Columns =
            [
                new TableColumn(context.Print(texts.IndicatorColumn), 16, CellAlign.Start),
                new TableColumn(context.Print(texts.ItemColumn), 44, CellAlign.Start),
                new TableColumn(context.Print(texts.RecommendationColumn), 40, CellAlign.Start),
            ],
            Rows =
            [
                .. measures
                    .GroupBy(measure => measure.Part)
                    .SelectMany(part =>
                        part.Select(measure => Row(context, measure)).Prepend(Group(context.FullName(part.Key), 3))
                    ),
            ],
        };
    }

    private static TableRow Row(ReportContext context, Measure measure)
    {
        var texts = context.Texts.Develop;
        var text = context.Framework.FindItem(measure.Item)!.TextTh;
        var id = measure.Item.ToString();
        return Cells.Row(
            Cells.Indicator(context, measure.Indicator),
            Paragraphs(
                text.Length > 0
                    ? context.Fill(texts.Item, ("id", id), ("text", text), ("points", measure.Score))
                    : context.Fill(texts.ItemWithoutText, ("id", id), ("points", measure.Score)),
                context.Fill(texts.Finding, ("finding", measure.Finding))
            ),
            Text(context.Typesetter.Text(measure.Recommendation))
        );
    }
}
