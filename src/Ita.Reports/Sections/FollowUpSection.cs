using Ita.Assessment;
using Ita.Reports.Model;
using static Ita.Reports.Sections.Cells;

namespace Ita.Reports.Sections;

/// <summary>
/// Section 12: the follow-up of the measures of the year before, where the agency has reported it; then that of this
/// year's measures, or the blank form until the agency has filled it in.
/// </summary>
internal static class FollowUpSection
{
    public static ReportSection Build(ReportContext context) =>
        new()
        {
            Id = "follow-up",
            IsLandscape = HasTable(context),
            ContinuesPage = !HasTable(context),
            Blocks = [.. Blocks(context)],
        };

    private static IEnumerable<ReportBlock> Blocks(ReportContext context)
    {
        var texts = context.Texts.FollowUp;
        var next = context.Year.Next;
        yield return context.Heading1("follow-up", context.Print(texts.Heading, ("year", next)));
        if (!context.PreviousMeasures.IsEmpty)
        {
            foreach (var block in LastYear(context))
                yield return block;
            yield return context.Heading2("follow-up-next", context.Print(texts.NextHeading, ("nextYear", next)));
        }

        if (context.Measures.IsEmpty)
        {
            yield return context.Paragraph(ParagraphKind.Body, texts.None);
        }
        else
        {
            var done = context.Measures.Count(measure => measure.IsFollowedUp);
            var caption = context.NextTable(
                context.Print(done > 0 ? texts.Caption : texts.CaptionForm, ("year", next))
            );
            var table = ReportContext.Reference(caption);
            yield return done > 0
                ? context.Paragraph(
                    ParagraphKind.Body,
                    texts.Intro,
                    ("agency", context.Agency.Name),
                    ("year", context.Year),
                    ("nextYear", next),
                    ("done", done),
                    ("count", context.Measures.Length),
                    ("table", table)
                )
                : context.Paragraph(
                    ParagraphKind.Body,
                    texts.IntroForm,
                    ("agency", context.Agency.Name),
                    ("year", context.Year),
                    ("nextYear", next),
                    ("table", table)
                );
            yield return Table(context, caption, isForm: done == 0);
        }

        // Kept with the signatures.
        yield return context.Paragraph(ParagraphKind.LeadIn, texts.Certify, ("nextYear", next));
        yield return new SignatureBlock(
            context.Print(texts.Sign),
            context.Print(texts.SignName),
            context.Print(texts.SignPosition),
            [.. texts.SignRoles.Select(role => context.Print(role))]
        );
    }

    private static bool HasTable(ReportContext context) =>
        !context.Measures.IsEmpty || !context.PreviousMeasures.IsEmpty;

    private static IEnumerable<ReportBlock> LastYear(ReportContext context)
    {
        var texts = context.Texts.FollowUp;
        var (last, year) = (context.Year.Previous, context.Year);
        yield return context.Heading2("follow-up-last", context.Print(texts.LastHeading, ("year", year)));
        var caption = context.NextTable(context.Print(texts.LastCaption, ("year", year)));
        yield return context.Paragraph(
            ParagraphKind.Body,
            texts.LastIntro,
            ("lastYear", last),
            ("agency", context.Agency.Name),
            ("count", context.PreviousMeasures.Length),
            ("table", ReportContext.Reference(caption))
        );
        yield return new TableBlock
        {
            Caption = caption,
            AltText = context.Print(texts.LastAlt),
            Columns =
            [
                new TableColumn(context.Print(context.Texts.Measures.MeasureColumn), 24, CellAlign.Start),
                new TableColumn(context.Print(texts.DoneColumn), 25, CellAlign.Start),
                new TableColumn(context.Print(texts.EvidenceColumn), 16, CellAlign.Start),
                new TableColumn(context.Print(texts.SuggestionColumn), 15, CellAlign.Start),
                new TableColumn(context.Print(texts.ScoreColumn, ("year", last)), 10, CellAlign.Centre),
                new TableColumn(context.Print(texts.ScoreColumn, ("year", year)), 10, CellAlign.Centre),
            ],
            Rows = [.. context.PreviousMeasures.Select(measure => LastYear(context, measure))],
        };
    }

    private static TableRow LastYear(ReportContext context, Measure measure)
    {
        return Row(
            new TableCell([
                .. MeasuresSection.Name(context, measure, context.Input.PreviousFramework!).Paragraphs,
                new CellParagraph(null, RichText.Of(context.Typesetter.Text(measure.Recommendation))),
            ]),
            ReportCell(context, measure.Done, isForm: false, isResult: true),
            ReportCell(context, measure.DoneEvidence, isForm: false, isResult: false),
            ReportCell(context, measure.Suggestion, isForm: false, isResult: false),
            Text(context.Points(measure.Score)),
            Text(context.Points(ThisYear(context, measure)))
        );
    }

    // The item of the same concept this year, whatever its number; null where there is not exactly one.
    private static Score? ThisYear(ReportContext context, Measure measure)
    {
        var concept = context.Input.PreviousFramework!.FindItem(measure.Item)!.Concept;
        var now = context
            .Framework.Indicators.SelectMany(indicator => indicator.Items)
            .Where(item => item.Concept == concept)
            .ToList();
        return now.Count == 1 && context.Comparison!.Items.ContainsKey((measure.Part, now[0].Id))
            ? context.Result.Part(measure.Part)?.Item(now[0].Id)?.Score
            : null;
    }

    private static TableBlock Table(ReportContext context, Caption caption, bool isForm)
    {
        var texts = context.Texts.FollowUp;
        var measures = context.Texts.Measures;
        return new TableBlock
        {
            Caption = caption,
            AltText = context.Print(texts.Alt),
            KeepsWithNext = true,
            Columns =
            [
                new TableColumn(context.Print(measures.MeasureColumn), 15, CellAlign.Start),
                new TableColumn(context.Print(measures.StepsColumn), 29, CellAlign.Start),
                new TableColumn(context.Print(texts.DoneColumn), 19, CellAlign.Start),
                new TableColumn(context.Print(texts.EvidenceColumn), 13, CellAlign.Start),
                new TableColumn(context.Print(texts.SuggestionColumn), 12, CellAlign.Start),
                new TableColumn(context.Print(measures.ResponsibleColumn), 11, CellAlign.Start),
            ],
            Rows =
            [
                .. context.Measures.Select(measure =>
                    Row(
                        MeasuresSection.Name(context, measure),
                        MeasuresSection.Steps(context, measure),
                        ReportCell(context, measure.Done, isForm, isResult: true),
                        ReportCell(context, measure.DoneEvidence, isForm, isResult: false),
                        ReportCell(context, measure.Suggestion, isForm, isResult: false),
                        Text(context.Typesetter.Text(measure.Responsible))
                    )
                ),
            ],
        };
    }

    private static TableCell ReportCell(ReportContext context, string? text, bool isForm, bool isResult)
    {
        if (text is not null)
            return Paragraphs(text.Split('\n').Select(line => RichText.Of(context.Typesetter.Text(line))));
        if (isForm)
            return TableCell.Empty;
        return Text(context.Print(isResult ? context.Texts.FollowUp.NotReported : context.Texts.Common.NoFigure));
    }
}
