using Ita.Assessment;
using Ita.Reports.Model;
using static Ita.Reports.Sections.Cells;

namespace Ita.Reports.Sections;

/// <summary>
/// Sections 9 and 10: matters to develop, by IIT and EIT part, and OIT items without points; each refers to where the
/// matter is put into words and to the measure that answers it.
/// </summary>
internal static class DevelopSection
{
    public static ReportSection Build(ReportContext context) =>
        new()
        {
            Id = "develop",
            ContinuesPage = true,
            Blocks = [.. Develop(context), .. Correct(context)],
        };

    private static IEnumerable<ReportBlock> Develop(ReportContext context)
    {
        var texts = context.Texts.Develop;
        yield return context.Heading1("develop", context.Print(texts.Heading));
        var findings = context.Findings.Where(finding => finding.Part != Instrument.OIT).ToList();
        if (findings.Count == 0)
        {
            var known = context.Result.Parts.Any(part =>
                part.Instrument != Instrument.OIT && part.Items.Any(item => item.Score is not null)
            );
            yield return context.Paragraph(ParagraphKind.Body, known ? texts.None : texts.NotKnown);
            yield break;
        }

        var caption = context.NextTable(context.Print(texts.Caption));
        yield return context.Paragraph(
            ParagraphKind.LeadIn,
            texts.Intro,
            ("table", ReportContext.Reference(caption)),
            ("section", context.SectionOf("advice"))
        );
        yield return new TableBlock
        {
            Caption = caption,
            AltText = context.Print(texts.Alt),
            KeepsLastRows = true,
            Columns =
            [
                new TableColumn(context.Print(texts.IndicatorColumn), 14, CellAlign.Centre),
                new TableColumn(context.Print(texts.ItemColumn), 8, CellAlign.Centre),
                new TableColumn(context.Print(context.Texts.Analysis.ScoreColumn), 10, CellAlign.Centre),
                new TableColumn(context.Print(texts.MeasureColumn), 68, CellAlign.Start),
            ],
            Rows =
            [
                .. findings
                    .GroupBy(finding => finding.Part)
                    .SelectMany(part =>
                        part.Select(finding => Row(context, finding)).Prepend(Group(context.FullName(part.Key), 4))
                    ),
            ],
        };
    }

    private static TableRow Row(ReportContext context, ItemFinding finding) =>
        Cells.Row(
            Text(context.IndicatorNumber(finding.Indicator)),
            Text(finding.Item.ToString()),
            Text(context.Points(finding.Score)),
            Answer(context, finding)
        );

    private static IEnumerable<ReportBlock> Correct(ReportContext context)
    {
        var texts = context.Texts.Correct;
        yield return context.Heading1("correct", context.Print(texts.Heading));
        var findings = context.Findings.Where(finding => finding.Part == Instrument.OIT).ToList();
        if (findings.Count == 0)
        {
            yield return context.Paragraph(
                ParagraphKind.Body,
                context.Analysis.OitWithoutPoints is not null ? texts.None
                    : context.Result.Part(Instrument.OIT) is null ? texts.NoResult
                    : texts.NotKnown
            );
            yield break;
        }

        var caption = context.NextTable(context.Print(texts.Caption));
        yield return context.Paragraph(
            ParagraphKind.LeadIn,
            texts.Intro,
            ("table", ReportContext.Reference(caption)),
            ("section", context.SectionOf("advice-oit"))
        );
        yield return new TableBlock
        {
            Caption = caption,
            AltText = context.Print(texts.Alt),
            KeepsLastRows = true,
            Columns =
            [
                new TableColumn(context.Print(texts.IndicatorColumn), 24, CellAlign.Start),
                new TableColumn(context.Print(texts.ItemColumn), 36, CellAlign.Start),
                new TableColumn(context.Print(context.Texts.Develop.MeasureColumn), 40, CellAlign.Start),
            ],
            Rows = [.. findings.Select(finding => OitRow(context, finding))],
        };
    }

    private static TableRow OitRow(ReportContext context, ItemFinding finding)
    {
        var texts = context.Texts.Correct;
        var item = context.Framework.FindItem(finding.Item)!;
        var sub = context
            .Framework.Indicator(item.Indicator)
            .SubIndicators.FirstOrDefault(own => own.Id == item.SubIndicator);
        return Cells.Row(
            Text(
                sub is null
                    ? context.IndicatorName(item.Indicator)
                    : context.Print(texts.SubIndicator, ("id", sub.Id), ("name", sub.NameTh))
            ),
            Paragraphs(context.Fill(texts.Item, ("id", finding.Item.ToString()), ("text", item.TextTh))),
            Answer(context, finding)
        );
    }

    private static TableCell Answer(ReportContext context, ItemFinding finding) =>
        context.MeasureFor(finding) is { } measure
            ? Text(
                context.Print(
                    context.Texts.Develop.Measure,
                    ("number", context.NumberOf(measure)),
                    ("name", measure.Name)
                )
            )
            : Text(context.Print(context.Texts.Develop.NoMeasure));
}
