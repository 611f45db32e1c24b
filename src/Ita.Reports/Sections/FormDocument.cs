using Ita.Reports.Model;
using static Ita.Reports.Sections.Cells;

namespace Ita.Reports.Sections;

/// <summary>The blank form in which units write down what they did; the Excel form says the same.</summary>
internal static class FormDocument
{
    public static IEnumerable<ReportSection> Sections(ReportContext context) =>
        [
            new ReportSection
            {
                Id = "form",
                IsLandscape = true,
                Blocks = [.. Blocks(context)],
            },
        ];

    private static IEnumerable<ReportBlock> Blocks(ReportContext context)
    {
        var (texts, next) = (context.Texts.Form, context.Year.Next);
        yield return new HeadingBlock(1, "form", context.Print(texts.Heading, ("year", next)));
        if (context.KeptMeasures.IsEmpty)
        {
            yield return context.Paragraph(ParagraphKind.Body, texts.None, ("nextYear", next));
            yield break;
        }

        yield return context.Paragraph(
            ParagraphKind.LeadIn,
            texts.Intro,
            ("agency", context.Agency.Name),
            ("year", context.Year),
            ("nextYear", next)
        );
        var measures = context.Texts.Measures;
        var followUp = context.Texts.FollowUp;
        yield return new TableBlock
        {
            Caption = context.NextTable(context.Print(texts.Caption, ("year", next))),
            AltText = context.Print(texts.Alt),
            KeepsWithNext = true,
            Columns =
            [
                new TableColumn(context.Print(measures.NumberColumn), 4, CellAlign.Centre),
                new TableColumn(context.Print(measures.MeasureColumn), 21, CellAlign.Start),
                new TableColumn(context.Print(measures.EvidenceColumn), 17, CellAlign.Start),
                new TableColumn(context.Print(texts.DoneColumn), 22, CellAlign.Start),
                new TableColumn(context.Print(texts.LinkColumn), 14, CellAlign.Start),
                new TableColumn(context.Print(followUp.SuggestionColumn), 12, CellAlign.Start),
                new TableColumn(context.Print(measures.ResponsibleColumn), 10, CellAlign.Start),
            ],
            Rows =
            [
                .. context.KeptMeasures.Select(measure =>
                    Row(
                        Text(context.Typesetter.Number(context.NumberOf(measure))),
                        Paragraphs(
                            RichText.Strong(context.Typesetter.Text(measure.Name)),
                            RichText.Of(MeasuresSection.Items(context, measure)),
                            RichText.Of(context.Typesetter.Text(measure.Period))
                        ),
                        MeasuresSection.Evidence(context, measure),
                        TableCell.Empty,
                        TableCell.Empty,
                        TableCell.Empty,
                        Text(context.Typesetter.Text(measure.Responsible))
                    )
                ),
            ],
        };
        yield return context.Paragraph(
            ParagraphKind.LeadIn,
            context.Texts.Signatures.Implementation,
            ("nextYear", next)
        );
        yield return context.SignatureBlock();
    }
}
