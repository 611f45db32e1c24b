using Ita.Assessment;
using Ita.Reports.Model;
using static Ita.Reports.Sections.Cells;

namespace Ita.Reports.Sections;

/// <summary>Section 10: OIT items without points and what to do.</summary>
internal static class CorrectSection
{
    // Without a table it continues the page of the section before, portrait or landscape.
    public static ReportSection Build(ReportContext context)
    {
        var hasTable = HasTable(context);
        return new()
        {
            Id = "correct",
            IsLandscape = hasTable || DevelopSection.HasTable(context),
            ContinuesPage = !hasTable,
            Blocks = [.. Blocks(context)],
        };
    }

    public static bool HasTable(ReportContext context) =>
        context.Measures.Any(measure => measure.Part == Instrument.OIT);

    private static IEnumerable<ReportBlock> Blocks(ReportContext context)
    {
        var texts = context.Texts.Correct;
        yield return context.Heading1("correct", context.Print(texts.Heading));
        var measures = context.Measures.Where(measure => measure.Part == Instrument.OIT).ToList();
        if (measures.Count == 0)
        {
            yield return context.Paragraph(
                ParagraphKind.Body,
                context.Analysis.OitWithoutPoints is null ? texts.NotKnown : texts.None
            );
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
                new TableColumn(context.Print(texts.IndicatorColumn), 22, CellAlign.Start),
                new TableColumn(context.Print(texts.ItemColumn), 32, CellAlign.Start),
                new TableColumn(context.Print(texts.ActionColumn), 46, CellAlign.Start),
            ],
            Rows = [.. measures.Select(measure => Row(context, measure))],
        };
    }

    private static TableRow Row(ReportContext context, Measure measure)
    {
        var texts = context.Texts.Correct;
        var item = context.Framework.FindItem(measure.Item)!;
        var sub = context
            .Framework.Indicator(item.Indicator)
            .SubIndicators.FirstOrDefault(own => own.Id == item.SubIndicator);
        return Cells.Row(
            Indicator(
                context,
                item.Indicator,
                sub is null ? [] : [context.Fill(texts.SubIndicator, ("id", sub.Id), ("name", sub.NameTh))]
            ),
            Paragraphs(
                context.Fill(texts.Item, ("id", measure.Item.ToString()), ("text", item.TextTh)),
                RichText.Of(context.Typesetter.Text(measure.Finding))
            ),
            new TableCell([.. Actions(context, measure)])
        );
    }

    private static IEnumerable<CellParagraph> Actions(ReportContext context, Measure measure)
    {
        var texts = context.Texts.Correct;
        yield return new CellParagraph(null, RichText.Of(context.Typesetter.Text(measure.Recommendation)));
        if (measure.Elements.Length > 0)
            yield return new CellParagraph(null, RichText.Strong(context.Print(texts.Elements)));
        for (var i = 0; i < measure.Elements.Length; i++)
        {
            yield return new CellParagraph(
                $"{context.Typesetter.Number(i + 1)}.",
                RichText.Of(context.Typesetter.Text(measure.Elements[i]))
            );
        }

        if (measure.AssessorSuggestion is { } suggestion)
            yield return new CellParagraph(null, context.Fill(texts.Assessor, ("suggestion", suggestion)));
    }
}
