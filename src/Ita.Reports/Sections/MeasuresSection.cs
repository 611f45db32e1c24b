using Ita.Assessment.Frameworks;
using Ita.Reports.Model;
using static Ita.Reports.Sections.Cells;

namespace Ita.Reports.Sections;

/// <summary>Section 11: a measure for the coming year for each item of sections 9 and 10.</summary>
internal static class MeasuresSection
{
    // If section 10 is a sentence without a table, this section continues its page.
    public static ReportSection Build(ReportContext context) =>
        new()
        {
            Id = "measures",
            IsLandscape = !context.Measures.IsEmpty,
            ContinuesPage = !CorrectSection.HasTable(context),
            Blocks = [.. Blocks(context)],
        };

    private static IEnumerable<ReportBlock> Blocks(ReportContext context)
    {
        var texts = context.Texts.Measures;
        var next = context.Year.Next;
        yield return context.Heading1("measures", context.Print(texts.Heading, ("year", next)));
        if (context.Measures.IsEmpty)
        {
            yield return AreItemsKnown(context)
                ? context.Paragraph(
                    ParagraphKind.Body,
                    texts.None,
                    ("year", context.Year),
                    ("agency", context.Agency.Name),
                    ("nextYear", next)
                )
                : context.Paragraph(ParagraphKind.Body, texts.NotKnown, ("nextYear", next));
            yield break;
        }

        var caption = context.NextTable(context.Print(texts.Caption, ("year", next)));
        yield return context.Paragraph(
            ParagraphKind.LeadIn,
            texts.Intro,
            ("year", context.Year),
            ("agency", context.Agency.Name),
            ("nextYear", next),
            ("table", ReportContext.Reference(caption))
        );
        yield return new TableBlock
        {
            Caption = caption,
            AltText = context.Print(texts.Alt),
            Columns =
            [
                new TableColumn(context.Print(texts.MeasureColumn), 17, CellAlign.Start),
                new TableColumn(context.Print(texts.StepsColumn), 34, CellAlign.Start),
                new TableColumn(context.Print(texts.PeriodColumn), 12, CellAlign.Centre),
                new TableColumn(context.Print(texts.EvidenceColumn), 23, CellAlign.Start),
                new TableColumn(context.Print(texts.ResponsibleColumn), 14, CellAlign.Start),
            ],
            Rows =
            [
                .. context.Measures.Select(measure =>
                    Row(
                        Name(context, measure),
                        Steps(context, measure),
                        Text(context.Typesetter.Text(measure.Period)),
                        Evidence(context, measure),
                        Text(context.Typesetter.Text(measure.Responsible))
                    )
                ),
            ],
        };
        if (
            context.Input.FollowUp is { } own
            && context.Measures.Any(measure => own.Find(measure.Part, measure.Item) is { Overrides: true })
        )
        {
            yield return context.Paragraph(ParagraphKind.Note, texts.Overridden);
        }
    }

    /// <summary>Some item's score is published: then no measures means that there is nothing to improve.</summary>
    private static bool AreItemsKnown(ReportContext context) =>
        context.Result.Parts.Any(part => part.Items.Any(item => item.Score is not null));

    public static TableCell Name(ReportContext context, Measure measure) => Name(context, measure, context.Framework);

    /// <param name="context">The report.</param>
    /// <param name="measure">A measure of this year or of the year before.</param>
    /// <param name="framework">The framework of the measure's year, which names its indicator.</param>
    public static TableCell Name(ReportContext context, Measure measure, Framework framework) =>
        Paragraphs(
            RichText.Strong(context.IndicatorNumber(measure.Indicator)),
            RichText.Strong(context.Typesetter.Text(framework.Indicator(measure.Indicator).NameTh)),
            context.Fill(
                context.Texts.Measures.Item,
                ("part", context.ShortName(measure.Part)),
                ("id", measure.Item.ToString())
            )
        );

    public static TableCell Steps(ReportContext context, Measure measure) =>
        Numbered(
            [.. measure.Steps.Select(context.Typesetter.Text)],
            number => context.Print(context.Texts.Measures.Step, ("number", number))
        );

    public static TableCell Evidence(ReportContext context, Measure measure) =>
        Numbered(
            [.. measure.Evidence.Select(context.Typesetter.Text)],
            number => context.Print(context.Texts.Measures.Step, ("number", number))
        );
}
