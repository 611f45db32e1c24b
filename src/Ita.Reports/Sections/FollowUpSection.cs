using Ita.Reports.Document;
using static Ita.Reports.Sections.Cells;

namespace Ita.Reports.Sections;

/// <summary>Section 12: what came of the measures; before the follow-up form is filled in, the form itself.</summary>
internal static class FollowUpSection
{
    public static ReportSection Build(ReportContext context) => new() { Id = "follow-up", IsLandscape = !context.Measures.IsEmpty, ContinuesPage = context.Measures.IsEmpty, Blocks = [.. Blocks(context)] };

    private static IEnumerable<ReportBlock> Blocks(ReportContext context)
    {
        var texts = context.Texts.FollowUp;
        var next = context.Year.Next;
        yield return context.Heading1("follow-up", context.Print(texts.Heading, ("year", next)));
        if (context.Measures.IsEmpty)
        {
            yield return context.Paragraph(ParagraphKind.Body, texts.None);
        }
        else
        {
            var done = context.Measures.Count(measure => measure.IsFollowedUp);
            var caption = context.NextTable(context.Print(done > 0 ? texts.Caption : texts.CaptionForm, ("year", next)));
            var table = ReportContext.Reference(caption);
            yield return done > 0
                ? context.Paragraph(ParagraphKind.Body, texts.Intro, ("agency", context.Agency.Name), ("year", context.Year), ("nextYear", next), ("done", done), ("count", context.Measures.Length), ("table", table))
                : context.Paragraph(ParagraphKind.Body, texts.IntroForm, ("agency", context.Agency.Name), ("year", context.Year), ("nextYear", next), ("table", table));
            yield return Table(context, caption, isForm: done == 0);
        }

        yield return new SignatureBlock(context.Print(texts.Sign), context.Print(texts.SignName), context.Print(texts.SignPosition), [.. texts.SignRoles.Select(role => context.Print(role))]);
    }

    private static TableBlock Table(ReportContext context, Caption caption, bool isForm)
    {
        var texts = context.Texts.FollowUp;
        var measures = context.Texts.Measures;
        return new TableBlock
        {
            Caption = caption,
            AltText = context.Print(texts.Alt),
            Columns =
            [
                new TableColumn(context.Print(measures.MeasureColumn), 15, CellAlign.Start),
                new TableColumn(context.Print(measures.StepsColumn), 29, CellAlign.Start),
                new TableColumn(context.Print(texts.DoneColumn), 19, CellAlign.Start),
                new TableColumn(context.Print(texts.EvidenceColumn), 13, CellAlign.Start),
                new TableColumn(context.Print(texts.SuggestionColumn), 12, CellAlign.Start),
                new TableColumn(context.Print(measures.ResponsibleColumn), 11, CellAlign.Start),
            ],
            Rows = [.. context.Measures.Select(measure => Row(
                MeasuresSection.Name(context, measure),
                MeasuresSection.Steps(context, measure),
                Told(context, measure.Done, isForm, isResult: true),
                Told(context, measure.DoneEvidence, isForm, isResult: false),
                Told(context, measure.Suggestion, isForm, isResult: false),
                Text(context.Typesetter.Text(measure.Responsible))))],
        };
    }

    private static TableCell Told(ReportContext context, string? text, bool isForm, bool isResult)
    {
        if (text is not null) return Text(context.Typesetter.Text(text));
        if (isForm) return TableCell.Empty;
        return Text(context.Print(isResult ? context.Texts.FollowUp.NotReported : context.Texts.Common.NoFigure));
    }
}
