using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Reports.Model;
using Ita.Reports.Typography;
using static Ita.Reports.Sections.Cells;

namespace Ita.Reports.Sections;

/// <summary>Section 3: total and level, by instrument, the ten indicators in a chart, and who answered.</summary>
internal static class HeadlineSection
{
    public static ReportSection Build(ReportContext context) =>
        new()
        {
            Id = "headline",
            ContinuesPage = true,
            Blocks =
            [
                .. Total(context),
                .. InstrumentTable(context),
                .. RespondentTable(context),
                .. Chart(context),
                .. RemarkBlocks.Build(context),
            ],
        };

    private static IEnumerable<ReportBlock> Total(ReportContext context)
    {
        var texts = context.Texts.Headline;
        yield return context.Heading1("headline", context.Print(texts.Heading));
        yield return context.Paragraph(
            ParagraphKind.LeadIn,
            texts.Intro,
            ("year", context.Year),
            ("agency", context.Agency.Name)
        );
        if (context.Result.Total is not { } total)
        {
            yield return context.Paragraph(ParagraphKind.Headline, texts.NoTotal);
            yield return context.Paragraph(
                ParagraphKind.Notice,
                context.Texts.Common.Missing,
                ("instruments", context.Missing())
            );
            yield break;
        }

        yield return context.Paragraph(
            ParagraphKind.Headline,
            texts.Total,
            ("label", context.Print(texts.TotalLabel)),
            ("total", total),
            ("level", context.Result.Level!)
        );
        foreach (var other in context.Result.Levels.Skip(1))
            yield return context.Paragraph(ParagraphKind.Body, texts.LevelInWords, ("level", other.Level));
    }

    private static IEnumerable<ReportBlock> InstrumentTable(ReportContext context)
    {
        var texts = context.Texts.Headline;
        var caption = context.NextTable(context.Print(texts.InstrumentsCaption));
        yield return context.Heading2("headline-instruments", context.Print(texts.InstrumentsHeading));
        yield return context.Paragraph(
            ParagraphKind.LeadIn,
            texts.Instruments,
            ("target", TemplateValue.Plain(context.Target)),
            ("table", ReportContext.Reference(caption))
        );
        yield return new TableBlock
        {
            Caption = caption,
            AltText = context.Print(texts.InstrumentsAlt),
            KeepsTogether = true,
            Columns =
            [
                new TableColumn(context.Print(texts.InstrumentColumn), 20, CellAlign.Start),
                new TableColumn(context.Print(texts.ScoreColumn), 12, CellAlign.Centre),
                new TableColumn(context.Print(texts.WeightColumn), 19, CellAlign.Centre),
                new TableColumn(context.Print(texts.WeightedColumn), 26, CellAlign.Centre),
                new TableColumn(context.Print(texts.TargetColumn), 23, CellAlign.Centre),
            ],
            Rows =
            [
                .. InstrumentRows(context),
                Cells.Total(
                    Text(context.Print(texts.TotalRow)),
                    Text(context.Points(context.Result.Total)),
                    Text(context.Typesetter.Plain(context.Framework.Questionnaires.Sum(part => part.Weight))),
                    Text(context.Points(context.Result.Total)),
                    Text(context.AgainstTarget(context.Result.Total))
                ),
            ],
        };
        if (context.Result.Total is not null)
            yield return context.Paragraph(ParagraphKind.Note, texts.WeightedNote);
    }

    private static IEnumerable<TableRow> InstrumentRows(ReportContext context)
    {
        var texts = context.Texts.Headline;
        foreach (var whole in context.Framework.WholeInstruments)
        {
            yield return Of(
                whole.Instrument,
                context.Print(context.Texts.Analysis.InstrumentRow, ("code", whole.Instrument.ToString())),
                whole.Weight
            );
            if (whole.Instrument != Instrument.EIT)
                continue;
            foreach (
                var part in context.Framework.Questionnaires.Where(part =>
                    part.Instrument.IsEitPart() && context.Result.ScoreOf(part.Instrument) is not null
                )
            )
            {
                yield return Of(part.Instrument, context.ShortName(part.Instrument), part.Weight);
            }
        }

        TableRow Of(Instrument instrument, string name, decimal weight)
        {
            var score = context.Result.ScoreOf(instrument);
            var weighted = score is { } known
                ? context.Typesetter.Points(new Score(known.Value * weight / 100m))
                : context.Points(null);
            return Row(
                new TableCell([new CellParagraph(instrument.IsEitPart() ? "–" : null, RichText.Of(name))]),
                Text(context.Points(score)),
                Text(context.Typesetter.Plain(weight)),
                Text(weighted),
                Text(context.AgainstTarget(score))
            );
        }
    }

    private static IEnumerable<ReportBlock> Chart(ReportContext context)
    {
        var texts = context.Texts.Headline;
        var scored = context
            .Framework.Indicators.Where(indicator => context.Result.ScoreOfIndicator(indicator.Id) is not null)
            .ToList();
        yield return context.Heading2("headline-indicators", context.Print(texts.ChartHeading));
        if (scored.Count == 0)
        {
            yield return context.Paragraph(ParagraphKind.Body, texts.NoChart);
            yield break;
        }

        var withLast = context.Comparison is { Indicators.IsEmpty: false };
        var caption = context.NextChart(context.Print(withLast ? texts.ChartCaption : texts.ChartCaptionWithoutLast));
        var intro =
            scored.Count < context.Framework.Indicators.Length ? texts.ChartOfSome
            : withLast ? texts.Chart
            : texts.ChartWithoutLast;
        yield return context.Paragraph(
            ParagraphKind.LeadIn,
            intro,
            ("count", scored.Count),
            ("chart", ReportContext.Reference(caption))
        );
        yield return new ChartBlock
        {
            Caption = caption,
            AltText = AltText(context),
            AxisTitle = context.Print(texts.AxisTitle),
            ThaiDigits = context.Typesetter.Digits == DigitStyle.Thai,
            Categories =
            [
                .. context.Framework.Indicators.Select(indicator => new ChartCategory(
                    context.Print(context.Texts.Common.NumberedName, ("id", indicator.Id), ("name", indicator.NameTh)),
                    $"{context.Typesetter.Number(indicator.Id)}\n{context.Print(texts.AxisLabels[indicator.Id - 1])}"
                )),
            ],
            Series = [.. Series(context, withLast)],
        };
        if (scored.Count < context.Result.Indicators.Length)
            yield return context.Paragraph(
                ParagraphKind.Note,
                context.Texts.Common.WithheldNote,
                ("least", Disclosure.LeastRespondents)
            );
    }

    private static IEnumerable<ChartSeries> Series(ReportContext context, bool withLast)
    {
        var texts = context.Texts.Headline;
        var indicators = context.Framework.Indicators;
        if (withLast)
        {
            yield return new ChartSeries(
                context.Print(texts.SeriesYear, ("year", context.Comparison!.Last)),
                ChartSeriesKind.LastYear,
                [.. indicators.Select(indicator => context.Previous?.ScoreOfIndicator(indicator.Id)?.Rounded)]
            );
        }

        yield return new ChartSeries(
            context.Print(texts.SeriesYear, ("year", context.Year)),
            ChartSeriesKind.ThisYear,
            [.. indicators.Select(indicator => context.Result.ScoreOfIndicator(indicator.Id)?.Rounded)]
        );
        yield return new ChartSeries(
            context.Print(texts.SeriesTarget, ("target", TemplateValue.Plain(context.Target))),
            ChartSeriesKind.Target,
            [.. indicators.Select(_ => (decimal?)context.Target)]
        );
    }

    private static string AltText(ReportContext context)
    {
        var texts = context.Texts.Headline;
        var figures =
            from indicator in context.Framework.Indicators
            let score = context.Result.ScoreOfIndicator(indicator.Id)
            where score is not null
            let last = context.Previous?.ScoreOfIndicator(indicator.Id)
            select last is { } before
                ? context.Print(
                    texts.ChartAltFigureWithLast,
                    ("name", indicator.NameTh),
                    ("points", score.Value),
                    ("last", before)
                )
                : context.Print(texts.ChartAltFigure, ("name", indicator.NameTh), ("points", score.Value));
        return context.Print(
            texts.ChartAlt,
            ("target", TemplateValue.Plain(context.Target)),
            ("figures", string.Join(", ", figures))
        );
    }

    private static IEnumerable<ReportBlock> RespondentTable(ReportContext context)
    {
        var texts = context.Texts.Headline;
        var parts = context
            .Result.Parts.Where(part =>
                part.Instrument != Instrument.OIT
                && (part.Respondents is not null || context.Result.FewRespondents.Contains(part.Instrument))
            )
            .ToList();
        if (parts.Count == 0)
            yield break;
        var caption = context.NextTable(context.Print(texts.RespondentsCaption));
        yield return context.Heading2("headline-respondents", context.Print(texts.RespondentsHeading));
        yield return context.Paragraph(
            ParagraphKind.LeadIn,
            texts.Respondents,
            ("table", ReportContext.Reference(caption))
        );
        yield return new TableBlock
        {
            Caption = caption,
            AltText = context.Print(texts.RespondentsAlt),
            KeepsTogether = true,
            Columns =
            [
                new TableColumn(context.Print(texts.InstrumentColumn), 15, CellAlign.Start),
                new TableColumn(context.Print(texts.PopulationColumn), 18, CellAlign.Centre),
                new TableColumn(context.Print(texts.RequiredColumn), 34, CellAlign.Centre),
                new TableColumn(context.Print(texts.RespondentsColumn), 14, CellAlign.Centre),
                new TableColumn(context.Print(texts.SamplingColumn), 19, CellAlign.Centre),
            ],
            Rows = [.. parts.Select(part => RespondentRow(context, part))],
        };
        foreach (var note in SamplingNotes(context, parts))
            yield return note;
    }

    // By what the table's numbers were set: each only where one of them was.
    private static IEnumerable<ReportBlock> SamplingNotes(ReportContext context, List<PartResult> parts)
    {
        var texts = context.Texts.Headline;
        var stated = parts.Where(part => part.RequiredRespondents is not null).ToList();
        if (stated.Count > 0)
            yield return context.Paragraph(
                ParagraphKind.Note,
                texts.StatedNote,
                ("parts", string.Join(", ", stated.Select(part => context.ShortName(part.Instrument))))
            );
        var ruled = parts.Except(stated).Select(part => part.Instrument).ToList();
        var rule = ruled
            .Select(part => context.Framework.Sampling.GetValueOrDefault(part))
            .FirstOrDefault(own => own is not null);
        if (rule is not null)
            yield return context.Paragraph(
                ParagraphKind.Note,
                texts.SamplingNote,
                ("percent", TemplateValue.Plain(rule.Percent)),
                ("least", rule.Least),
                ("enough", rule.Enough)
            );
        var quoted = ruled.Where(part => Quotas(context, part).Any()).ToList();
        if (quoted.Count > 0)
            yield return context.Paragraph(
                ParagraphKind.Note,
                texts.QuotaNote,
                ("parts", string.Join(", ", quoted.Select(context.ShortName)))
            );
        var confidences = quoted
            .Select(part => context.Framework.RespondentQuotas[part].Confidence)
            .Concat(rule is null ? [] : [rule.Confidence]);
        if (confidences.Any(confidence => confidence != Confidence.High))
            yield return context.Paragraph(ParagraphKind.Note, texts.SamplingUnsure);
    }

    private static TableRow RespondentRow(ReportContext context, PartResult part)
    {
        var texts = context.Texts.Headline;
        var population = part.Instrument switch
        {
            Instrument.IIT => context.Agency.StaffCount,
            Instrument.EIT2 => null,
            _ => context.Agency.ServiceUserCount,
        };
        var required = context.Framework.RequiredRespondents(
            part.Instrument,
            part.RequiredRespondents,
            context.Agency.StaffCount
        );
        return Row(
            Text(context.ShortName(part.Instrument)),
            Text(
                population is { } known ? context.Typesetter.Number(known)
                : part.Instrument == Instrument.EIT2 ? context.Print(texts.AssessorSets)
                : context.Print(texts.NotKnown)
            ),
            Text(required is { } least ? context.Typesetter.Number(least) : NotStated(context, part.Instrument)),
            Text(
                part.Respondents is { } count
                    ? context.Typesetter.Number(count)
                    : context.Print(texts.FewRespondents, ("least", Disclosure.LeastRespondents))
            ),
            Text(
                required is { } enough
                    ? context.Print(
                        (part.Respondents ?? Disclosure.LeastRespondents - 1) >= enough ? texts.Enough : texts.TooFew
                    )
                    : context.Print(context.Texts.Common.NoFigure)
            )
        );
    }

    // An agency's size is not known: the numbers of all sizes of its kind, where the guide's are.
    private static string NotStated(ReportContext context, Instrument instrument)
    {
        var texts = context.Texts.Headline;
        var quotas = Quotas(context, instrument).ToList();
        return instrument switch
        {
            Instrument.IIT => context.Print(texts.NotKnown),
            Instrument.EIT2 => context.Print(texts.AssessorSets),
            _ when quotas.Count > 0 => string.Join(
                ", ",
                quotas.Select(quota => context.Print(texts.QuotaOfSize[(int)quota.Size], ("least", quota.Least)))
            ),
            _ => context.Print(texts.KindAndSizeSet),
        };
    }

    private static IEnumerable<RespondentQuota> Quotas(ReportContext context, Instrument instrument) =>
        context.Framework.RespondentQuotas.GetValueOrDefault(instrument)?.Of(context.Agency) ?? [];
}
