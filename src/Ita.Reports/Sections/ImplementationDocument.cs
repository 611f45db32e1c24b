using Ita.Assessment;
using Ita.Reports.Model;
using static Ita.Reports.Sections.Cells;

namespace Ita.Reports.Sections;

/// <summary>
/// Section 12, a document of its own: what became of the measures of this year's report, and of those of the year
/// before beside the scores of their items in both years.
/// </summary>
internal static class ImplementationDocument
{
    /// <summary>There is something to report.</summary>
    public static bool IsIssued(ReportFigures figures) => ReportsOnOwn(figures) || !figures.PreviousMeasures.IsEmpty;

    public static IEnumerable<ReportSection> Sections(ReportContext context)
    {
        var (texts, year) = (context.Texts.FollowUp, Year(context.Figures));
        yield return CoverSection.Build(
            context,
            texts.Title,
            context.Print(context.Texts.Cover.Year, ("year", year)),
            context.IssuedOfReportOn(year)
        );
        yield return new ReportSection
        {
            Id = "implementation",
            IsLandscape = true,
            Blocks = [.. Blocks(context)],
        };
    }

    /// <summary>The year whose measures it is about.</summary>
    public static FiscalYear Year(ReportFigures figures) =>
        ReportsOnOwn(figures) ? figures.Result.FiscalYear.Next : figures.Result.FiscalYear;

    private static bool ReportsOnOwn(ReportFigures figures) =>
        figures.Measures.Any(measure => measure is { IsFollowedUp: true, DroppedBecause: null });

    private static IEnumerable<ReportBlock> Blocks(ReportContext context)
    {
        var texts = context.Texts.FollowUp;
        var done = context.KeptMeasures.Count(measure => measure.IsFollowedUp);
        if (done > 0)
        {
            var next = context.Year.Next;
            var caption = context.NextTable(context.Print(texts.Caption, ("year", next)));
            yield return context.Heading1("implementation", context.Print(texts.Heading, ("year", next)));
            yield return context.Paragraph(
                ParagraphKind.Body,
                texts.Intro,
                ("agency", context.Agency.Name),
                ("year", context.Year),
                ("nextYear", next),
                ("done", done),
                ("count", context.KeptMeasures.Length),
                ("table", ReportContext.Reference(caption))
            );
            yield return Table(context, caption);
            yield return context.Paragraph(ParagraphKind.Note, texts.NoScoresYet, ("year", next));
        }

        if (!context.PreviousMeasures.IsEmpty)
        {
            foreach (var block in LastYear(context))
                yield return block;
        }

        // Kept with the signatures.
        yield return context.Paragraph(
            ParagraphKind.LeadIn,
            context.Texts.Signatures.Implementation,
            ("nextYear", Year(context.Figures))
        );
        yield return context.SignatureBlock();
    }

    private static TableBlock Table(ReportContext context, Caption caption)
    {
        var (texts, measures) = (context.Texts.FollowUp, context.Texts.Measures);
        return new TableBlock
        {
            Caption = caption,
            AltText = context.Print(texts.Alt),
            KeepsWithNext = true,
            Columns =
            [
                new TableColumn(context.Print(measures.NumberColumn), 4, CellAlign.Centre),
                new TableColumn(context.Print(measures.MeasureColumn), 22, CellAlign.Start),
                new TableColumn(context.Print(measures.PeriodColumn), 15, CellAlign.Centre),
                new TableColumn(context.Print(texts.DoneColumn), 22, CellAlign.Start),
                new TableColumn(context.Print(texts.EvidenceColumn), 15, CellAlign.Start),
                new TableColumn(context.Print(texts.SuggestionColumn), 12, CellAlign.Start),
                new TableColumn(context.Print(measures.ResponsibleColumn), 10, CellAlign.Start),
            ],
            Rows =
            [
                .. context.KeptMeasures.Select(measure =>
                    Row(
                        Text(context.Typesetter.Number(context.NumberOf(measure))),
                        Paragraphs(
                            RichText.Strong(context.Typesetter.Text(measure.Name)),
                            RichText.Of(MeasuresSection.Items(context, measure))
                        ),
                        Text(context.Typesetter.Text(measure.Period)),
                        Lines(context, measure.Done, context.Texts.FollowUp.NotReported),
                        Lines(context, measure.DoneEvidence, context.Texts.Common.NoFigure),
                        Lines(context, measure.Suggestion, context.Texts.Common.NoFigure),
                        Text(context.Typesetter.Text(measure.Responsible))
                    )
                ),
            ],
        };
    }

    private static IEnumerable<ReportBlock> LastYear(ReportContext context)
    {
        var texts = context.Texts.FollowUp;
        var (last, year) = (context.Year.Previous, context.Year);
        var caption = context.NextTable(context.Print(texts.LastCaption, ("year", year)));
        yield return context.Heading1("implementation-last", context.Print(texts.LastHeading, ("year", year)));
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
            KeepsWithNext = true,
            Columns =
            [
                new TableColumn(context.Print(context.Texts.Measures.MeasureColumn), 22, CellAlign.Start),
                new TableColumn(context.Print(texts.DoneColumn), 25, CellAlign.Start),
                new TableColumn(context.Print(texts.EvidenceColumn), 15, CellAlign.Start),
                new TableColumn(context.Print(texts.SuggestionColumn), 12, CellAlign.Start),
                new TableColumn(context.Print(texts.ScoreColumn, ("year", last)), 9, CellAlign.Centre),
                new TableColumn(context.Print(texts.ScoreColumn, ("year", year)), 9, CellAlign.Centre),
                new TableColumn(context.Print(context.Texts.Analysis.PointsColumn), 8, CellAlign.Centre),
            ],
            Rows = [.. context.PreviousMeasures.SelectMany(measure => LastYear(context, measure))],
        };
    }

    // A row for each item that the measure answers: the parts of the EIT have scores of their own.
    private static IEnumerable<TableRow> LastYear(ReportContext context, Measure measure)
    {
        var first = true;
        foreach (var finding in measure.Findings)
        {
            var now = ThisYear(context, finding);
            yield return Row(
                first
                    ? Paragraphs(
                        RichText.Strong(context.Typesetter.Text(measure.Name)),
                        RichText.Of(MeasuresSection.Items(context, measure, context.Input.PreviousFramework))
                    )
                    : TableCell.Continuation,
                first ? Lines(context, measure.Done, context.Texts.FollowUp.NotReported) : TableCell.Continuation,
                first ? Lines(context, measure.DoneEvidence, context.Texts.Common.NoFigure) : TableCell.Continuation,
                first ? Lines(context, measure.Suggestion, context.Texts.Common.NoFigure) : TableCell.Continuation,
                Text(context.Points(finding.Score)),
                Text(context.Points(now)),
                Text(
                    now is { } score
                        ? context.Typesetter.Signed(score.Rounded - finding.Score.Rounded)
                        : context.Print(context.Texts.Common.NoFigure)
                )
            );
            first = false;
        }
    }

    // The item of the same concept this year, whatever its number; null where there is not exactly one.
    private static Score? ThisYear(ReportContext context, ItemFinding finding)
    {
        var concept = context.Input.PreviousFramework!.FindItem(finding.Item)!.Concept;
        var now = context
            .Framework.Indicators.SelectMany(indicator => indicator.Items)
            .Where(item => item.Concept == concept)
            .ToList();
        return now.Count == 1 && context.Comparison!.Items.ContainsKey((finding.Part, now[0].Id))
            ? context.Result.Part(finding.Part)?.Item(now[0].Id)?.Score
            : null;
    }

    private static TableCell Lines(ReportContext context, string? text, Typography.Template otherwise) =>
        text is null
            ? Text(context.Print(otherwise))
            : Paragraphs(text.Split('\n').Select(line => RichText.Of(context.Typesetter.Text(line))));
}
