using Ita.Assessment.Frameworks;
using Ita.Reports.Model;
using Ita.Reports.Typography;
using static Ita.Reports.Sections.Cells;

namespace Ita.Reports.Sections;

/// <summary>Section 11: a measure for the coming year for each item of sections 9 and 10.</summary>
internal static class MeasuresSection
{
    public static ReportSection Build(ReportContext context) =>
        new()
        {
            Id = "measures",
            FoldsOnPhones = true,
            ContinuesPage = true,
            Blocks = [.. Blocks(context)],
        };

    private static IEnumerable<ReportBlock> Blocks(ReportContext context)
    {
        var texts = context.Texts.Measures;
        var next = context.Year.Next;
        yield return context.Heading1("measures", context.Print(texts.Heading, ("year", next)));
        if (context.KeptMeasures.IsEmpty)
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
        }
        else
        {
            var caption = context.NextTable(context.Print(texts.Caption, ("year", next)));
            yield return context.Paragraph(
                ParagraphKind.LeadIn,
                texts.Intro,
                ("agency", context.Agency.Name),
                ("nextYear", next),
                ("count", context.KeptMeasures.Length),
                ("table", ReportContext.Reference(caption))
            );
            yield return Table(context, caption);
            if (context.KeptMeasures.Any(measure => measure.ComingItem is not null))
                yield return context.Paragraph(ParagraphKind.Note, texts.TargetNote, ("nextYear", next));
            if (context.KeptMeasures.Any(measure => measure.ComingItem is null))
                yield return context.Paragraph(ParagraphKind.Note, texts.NumbersNote, ("year", context.Year));
            if (!context.Result.IsComplete)
                yield return context.Paragraph(ParagraphKind.Body, texts.OfSome, ("instruments", context.Missing()));
        }

        foreach (var dropped in context.DroppedMeasures)
            yield return context.Paragraph(
                ParagraphKind.Body,
                texts.Dropped,
                ("items", Items(context, dropped)),
                ("reason", dropped.DroppedBecause!)
            );
        foreach (var block in Implementation(context))
            yield return block;
    }

    private static TableBlock Table(ReportContext context, Caption caption)
    {
        var texts = context.Texts.Measures;
        return new TableBlock
        {
            Caption = caption,
            AltText = context.Print(texts.Alt),
            KeepsLastRows = true,
            Columns =
            [
                new TableColumn(context.Print(texts.StepsColumn), 64, CellAlign.Start),
                new TableColumn(context.Print(texts.EvidenceColumn), 36, CellAlign.Start),
            ],
            Rows =
            [
                .. context.KeptMeasures.SelectMany(measure =>
                    new[] { Lead(2, Head(context, measure)), Row(Steps(context, measure), Evidence(context, measure)) }
                ),
            ],
        };
    }

    // When the other document comes: what became of the measures is published under a link of its own.
    private static IEnumerable<ReportBlock> Implementation(ReportContext context)
    {
        if (context.KeptMeasures.IsEmpty)
            yield break;
        var (texts, next) = (context.Texts.Measures, context.Year.Next);
        if (context.KeptMeasures.Any(measure => measure.IsFollowedUp))
        {
            yield return context.Paragraph(ParagraphKind.Body, texts.ImplementationIssued, ("nextYear", next));
            yield break;
        }

        yield return context.Input.Coming is { ReportItem: { FollowUpYear: FollowUpYear.Same } item }
            ? context.Paragraph(
                ParagraphKind.Body,
                texts.ImplementationUnderItem,
                ("nextYear", next),
                ("item", item.FollowUp.ToString())
            )
            : context.Paragraph(ParagraphKind.Body, texts.ImplementationToCome, ("nextYear", next));
    }

    /// <summary>Some item's score is published: then no measures means that there is nothing to improve.</summary>
    private static bool AreItemsKnown(ReportContext context) =>
        context.Result.Parts.Any(part => part.Items.Any(item => item.Score is not null));

    private static IEnumerable<RichText> Head(ReportContext context, Measure measure)
    {
        var texts = context.Texts.Measures;
        yield return context.Fill(
            texts.Name,
            ("number", context.NumberOf(measure)),
            ("name", measure.Name),
            ("items", Items(context, measure)),
            ("indicator", context.IndicatorNumber(measure.Indicator))
        );
        // Of both parts of the EIT the lower one: the advice has both.
        var lowest = measure.Findings.MinBy(finding => finding.Score)!;
        var other = measure.Findings.FirstOrDefault(finding => finding.Part != lowest.Part);
        yield return context.Fill(
            texts.Finding,
            (
                "finding",
                other is null
                    ? lowest.Finding
                    : lowest.Finding
                        + context.Print(
                            texts.OtherPart,
                            ("part", context.ShortName(other.Part)),
                            ("section", context.SectionOf("advice-eit"))
                        )
            )
        );
        yield return context.Fill(
            texts.Targets,
            ("targets", context.Join(measure.Findings.Select(finding => Target(context, measure, finding)))),
            ("period", measure.Period),
            ("unit", measure.Responsible)
        );
    }

    private static string Target(ReportContext context, Measure measure, ItemFinding finding) =>
        context.Print(
            finding.Target < 100m ? context.Texts.Measures.Target : context.Texts.Measures.TargetFull,
            (
                "item",
                measure.Findings.Length > 1
                    ? context.Print(
                        context.Texts.Measures.ItemOfPart,
                        ("part", context.ShortName(finding.Part)),
                        ("id", finding.Item.ToString())
                    )
                    : finding.Item.ToString()
            ),
            ("points", finding.Score),
            ("target", TemplateValue.Plain(finding.Target))
        );

    /// <summary>EIT ส่วนที่ 1 และ 2 ข้อ e13 (ปี 2567: ข้อ e7).</summary>
    public static string Items(ReportContext context, Measure measure, Framework? framework = null)
    {
        var texts = context.Texts.Measures;
        var part =
            measure.Findings.Length > 1 ? context.Print(texts.BothParts) : context.ShortName(measure.Findings[0].Part);
        return measure.ComingItem is { } coming && framework is null
            ? context.Print(
                texts.ItemWithComing,
                ("part", part),
                ("id", measure.Item.ToString()),
                ("year", context.Input.Coming!.FiscalYear),
                ("coming", coming.ToString())
            )
            : context.Print(
                texts.ItemOfYear,
                ("part", part),
                ("id", measure.Item.ToString()),
                ("year", framework?.FiscalYear ?? context.Year)
            );
    }

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
