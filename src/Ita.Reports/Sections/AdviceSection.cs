using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Analysis;
using Ita.Assessment.Scoring;
using Ita.Reports.Model;
using Ita.Reports.Typography;

namespace Ita.Reports.Sections;

/// <summary>Sections 5 to 7: what to keep and to improve by IIT, EIT and OIT.</summary>
internal static class AdviceSection
{
    public static ReportSection Build(ReportContext context)
    {
        var texts = context.Texts.Advice;
        return new ReportSection
        {
            Id = "advice",
            ContinuesPage = true,
            Blocks =
            [
                context.Heading1("advice", context.Print(texts.Heading)),
                context.Heading2("advice-iit", context.Print(texts.IitHeading)),
                .. Survey(context, Instrument.IIT, context.Analysis.Iit),
                context.Heading2("advice-eit", context.Print(texts.EitHeading)),
                .. Survey(context, Instrument.EIT, context.Analysis.Eit),
                context.Heading2("advice-oit", context.Print(texts.OitHeading)),
                .. Oit(context),
                .. context.Findings.Any(finding => finding.Part != Instrument.OIT)
                    ? [context.Paragraph(ParagraphKind.Note, texts.PerceptionNote)]
                    : Array.Empty<ReportBlock>(),
            ],
        };
    }

    private static IEnumerable<ReportBlock> Survey(
        ReportContext context,
        Instrument instrument,
        InstrumentAnalysis? analysis
    )
    {
        var texts = context.Texts.Advice;
        if (analysis is null)
        {
            yield return context.Paragraph(ParagraphKind.Body, texts.NoResult);
            yield break;
        }

        yield return KeepAndImprove(context, instrument, analysis);
        foreach (var block in KeptButFallen(context, analysis))
            yield return block;
        foreach (var lowest in analysis.Lowest)
        {
            if (analysis.Lowest.Length > 1)
                yield return new HeadingBlock(
                    3,
                    $"advice-{lowest.Part.ToString().ToLowerInvariant()}",
                    context.FullName(lowest.Part)
                );
            foreach (var block in LowestItems(context, lowest))
                yield return block;
        }
    }

    private static ParagraphBlock KeepAndImprove(
        ReportContext context,
        Instrument instrument,
        InstrumentAnalysis analysis
    )
    {
        var texts = context.Texts.Advice;
        var keep = Names(context, analysis.Keep);
        var improve = Names(context, analysis.Improve);
        if (keep.Length > 0 && improve.Length > 0)
            return context.Paragraph(
                ParagraphKind.Body,
                texts.KeepAndImprove,
                ("agency", context.Agency.Name),
                ("keep", keep),
                ("improve", improve)
            );
        if (keep.Length > 0)
            return context.Paragraph(
                ParagraphKind.Body,
                texts.KeepAll,
                ("agency", context.Agency.Name),
                ("keep", keep)
            );
        if (improve.Length > 0)
            return context.Paragraph(
                ParagraphKind.Body,
                texts.ImproveOnly,
                ("agency", context.Agency.Name),
                ("target", TemplateValue.Plain(context.Target)),
                ("improve", improve)
            );
        var withheld = context
            .Result.Parts.Where(part => part.Instrument.Whole() == instrument)
            .Any(part => part.Indicators.Any(indicator => indicator.IsWithheld));
        return context.Paragraph(ParagraphKind.Body, withheld ? texts.IndicatorsWithheld : texts.NoCombined);
    }

    // All have the same score: the highest, or the lowest.
    private static string Names(ReportContext context, ImmutableArray<IndicatorScore> indicators)
    {
        if (indicators.IsEmpty)
            return "";
        var names = context.Join(indicators.Select(indicator => context.IndicatorName(indicator.Indicator)));
        return indicators.Length == 1
            ? context.Print(context.Texts.Common.ScoreOf, ("name", names), ("points", indicators[0].Score))
            : context.Print(context.Texts.Common.ScoreOfEach, ("names", names), ("points", indicators[0].Score));
    }

    // What is to be kept may have fallen all the same, and then both are said; those that fell alike together.
    private static IEnumerable<ParagraphBlock> KeptButFallen(ReportContext context, InstrumentAnalysis analysis)
    {
        var texts = context.Texts.Advice;
        var fallen =
            from kept in analysis.Keep
            let points = context.FallenBy(kept.Indicator)
            where points is not null
            group kept.Indicator by points.Value;
        foreach (var alike in fallen)
        {
            var names = alike.Select(context.IndicatorName).ToList();
            yield return context.Paragraph(
                ParagraphKind.Body,
                texts.KeptButFallen,
                ("indicators", context.Join(names)),
                ("target", TemplateValue.Plain(context.Target)),
                ("lastYear", context.Comparison!.Last),
                (
                    "points",
                    context.Print(
                        names.Count == 1 ? texts.FallenBy : texts.FallenByEach,
                        ("points", TemplateValue.Points(alike.Key))
                    )
                )
            );
        }
    }

    private static IEnumerable<ReportBlock> LowestItems(ReportContext context, PartLowestItems lowest)
    {
        var texts = context.Texts.Advice;
        if (!lowest.AreKnown)
        {
            var withheld = context.Result.Part(lowest.Part)!.Items.Any(item => item.IsWithheld);
            yield return withheld
                ? context.Paragraph(ParagraphKind.Body, texts.ItemsWithheld, ("least", Disclosure.LeastRespondents))
                : context.Paragraph(ParagraphKind.Body, texts.ItemsNotKnown);
            yield break;
        }

        if (lowest.Items.IsEmpty)
        {
            yield return context.Paragraph(ParagraphKind.Body, texts.AllFull);
            yield break;
        }

        yield return context.Paragraph(ParagraphKind.LeadIn, texts.Items, ("count", lowest.Items.Length));
        yield return new ListBlock([
            .. lowest.Items.Select(item =>
                Entry(
                    context,
                    context.Findings.First(finding => finding.Part == item.Part && finding.Item == item.Item)
                )
            ),
        ]);
        var last = lowest.Items[^1].Score.Rounded;
        var tied =
            context.Result.Part(lowest.Part)!.Items.Count(item => item.Score?.Rounded == last)
            - lowest.Items.Count(item => item.Score.Rounded == last);
        if (tied > 0)
            yield return context.Paragraph(ParagraphKind.Note, texts.ItemsTied, ("count", tied));
    }

    private static ListEntry Entry(ReportContext context, ItemFinding finding)
    {
        var texts = context.Texts.Advice;
        var text = context.Framework.FindItem(finding.Item)!.TextTh;
        var title =
            text.Length > 0
                ? context.Fill(texts.Item, ("text", text), ("points", finding.Score))
                : context.Fill(
                    texts.ItemWithoutText,
                    ("indicator", finding.Indicator),
                    ("name", context.Framework.Indicator(finding.Indicator).NameTh),
                    ("points", finding.Score)
                );
        return new ListEntry(finding.Item.ToString(), title, [.. Details()]);

        IEnumerable<RichText> Details()
        {
            if (Weakest(context, finding) is { } sub)
                yield return context.Fill(
                    texts.WeakestSubItem,
                    ("text", context.Framework.FindSubItem(sub.Id)!.TextTh),
                    ("points", sub.Score!.Value)
                );
            yield return context.Fill(texts.Finding, ("finding", finding.Finding));
            yield return context.Fill(texts.Recommendation, ("recommendation", finding.Recommendation));
        }
    }

    // The one that is lower than all others.
    private static SubItemResult? Weakest(ReportContext context, ItemFinding finding)
    {
        var scored = context
            .Result.Part(finding.Part)!
            .Item(finding.Item)!
            .SubItems.Where(sub => sub.Score is not null)
            .OrderBy(sub => sub.Score!.Value.Rounded)
            .ToList();
        return scored.Count > 1 && scored[0].Score!.Value.Rounded < scored[1].Score!.Value.Rounded ? scored[0] : null;
    }

    private static IEnumerable<ReportBlock> Oit(ReportContext context)
    {
        var texts = context.Texts.Advice;
        if (context.Analysis.OitWithoutPoints is not { } zeros)
        {
            yield return context.Paragraph(
                ParagraphKind.Body,
                context.Result.Part(Instrument.OIT) is null ? texts.NoResult : texts.ItemsNotKnown
            );
            yield break;
        }

        if (zeros.IsEmpty)
        {
            yield return context.Paragraph(ParagraphKind.Body, texts.OitAllPublished, ("agency", context.Agency.Name));
            yield break;
        }

        yield return context.Paragraph(
            ParagraphKind.LeadIn,
            texts.Oit,
            ("agency", context.Agency.Name),
            ("count", zeros.Length)
        );
        yield return new ListBlock([
            .. context
                .Findings.Where(finding => finding.Part == Instrument.OIT)
                .Select(finding => OitEntry(context, finding)),
        ]);
    }

    private static ListEntry OitEntry(ReportContext context, ItemFinding finding)
    {
        var texts = context.Texts.Advice;
        return new ListEntry(
            finding.Item.ToString(),
            context.Fill(texts.OitItem, ("text", context.Framework.FindItem(finding.Item)!.TextTh)),
            [.. Details()]
        );

        IEnumerable<RichText> Details()
        {
            yield return context.Fill(texts.Recommendation, ("recommendation", finding.Recommendation));
            if (finding.Elements.Length > 0)
            {
                var elements = finding.Elements.Select(
                    (text, index) => context.Print(texts.Element, ("number", index + 1), ("text", text))
                );
                yield return context.Fill(texts.Elements, ("elements", string.Join(' ', elements)));
            }

            if (finding.AssessorSuggestion is { } suggestion)
                yield return context.Fill(texts.Assessor, ("suggestion", suggestion));
        }
    }
}
