using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Reports.Model;
using Ita.Reports.Typography;
using static Ita.Reports.Sections.Cells;

namespace Ita.Reports.Sections;

/// <summary>Section 2: what is assessed and how, from the framework of the year.</summary>
internal static class PrincipleSection
{
    public static ReportSection Build(ReportContext context) =>
        new()
        {
            Id = "principle",
            FoldsOnPhones = true,
            Blocks =
            [
                .. Principle(context),
                .. Instruments(context),
                .. Aggregation(context),
                .. Levels(context),
                .. Target(context),
            ],
        };

    private static IEnumerable<ReportBlock> Principle(ReportContext context)
    {
        var texts = context.Texts.Principle;
        yield return context.Heading1("principle", context.Print(texts.Heading));
        if (context.Result.IsProvisional)
            yield return context.Paragraph(
                ParagraphKind.Notice,
                context.Texts.Common.Provisional,
                ("parts", context.Unsure()),
                ("year", context.Year)
            );
        yield return context.Heading2("principle-principle", context.Print(texts.PrincipleHeading));
        yield return context.Paragraph(ParagraphKind.Body, texts.Principle[0]);
        yield return context.Paragraph(
            ParagraphKind.Body,
            texts.Principle[1],
            ("year", context.Year),
            ("plan", context.Framework.Target.PlanTh)
        );
    }

    private static IEnumerable<ReportBlock> Instruments(ReportContext context)
    {
        var texts = context.Texts.Principle;
        var wholes = context.Framework.WholeInstruments;
        yield return context.Heading2("principle-instruments", context.Print(texts.InstrumentsHeading));
        yield return context.Paragraph(ParagraphKind.LeadIn, texts.Instruments, ("count", wholes.Length));
        yield return new ListBlock([
            .. wholes.Select(
                (definition, index) =>
                    new ListEntry(
                        $"{context.Typesetter.Number(index + 1)}.",
                        context.Fill(
                            texts.Instrument,
                            ("name", definition.NameTh),
                            ("nameEn", definition.NameEn),
                            ("code", definition.Instrument.ToString())
                        ),
                        [.. Description(context, definition.Instrument)]
                    )
            ),
        ]);
    }

    private static IEnumerable<RichText> Description(ReportContext context, Instrument instrument)
    {
        var texts = context.Texts.Principle;
        var indicators = context.Framework.IndicatorsOf(instrument).ToList();
        var template = instrument switch
        {
            Instrument.IIT => texts.Iit,
            Instrument.EIT => texts.Eit,
            _ => texts.Oit,
        };
        yield return context.Fill(
            template,
            ("count", indicators.Count),
            (
                "indicators",
                context.Join(
                    indicators.Select(indicator =>
                        context.Print(texts.IndicatorName, ("id", indicator.Id), ("name", indicator.NameTh))
                    ),
                    " "
                )
            )
        );
        if (instrument == Instrument.EIT && context.Framework.HasEitParts)
        {
            var parts = context.Framework.Questionnaires.Where(part => part.Instrument.IsEitPart()).ToList();
            yield return context.Fill(
                texts.EitParts,
                ("count", parts.Count),
                ("parts", context.Join(parts.Select(part => part.NameTh)))
            );
        }

        foreach (var indicator in indicators.Where(indicator => indicator.SubIndicators.Length > 0))
        {
            yield return context.Fill(
                texts.SubIndicators,
                ("indicator", context.IndicatorName(indicator.Id)),
                ("count", indicator.SubIndicators.Length),
                (
                    "names",
                    context.Join(
                        indicator.SubIndicators.Select(sub =>
                            context.Print(texts.SubIndicator, ("id", sub.Id), ("name", sub.NameTh))
                        )
                    )
                )
            );
        }
    }

    private static IEnumerable<ReportBlock> Aggregation(ReportContext context)
    {
        var texts = context.Texts.Principle;
        var caption = context.NextTable(context.Print(texts.AggregationCaption));
        var columns = context.Framework.Questionnaires;
        yield return context.Heading2("principle-aggregation", context.Print(texts.AggregationHeading));
        yield return context.Paragraph(
            ParagraphKind.LeadIn,
            texts.Aggregation,
            ("table", ReportContext.Reference(caption))
        );
        yield return new TableBlock
        {
            Caption = caption,
            AltText = context.Print(texts.AggregationAlt),
            KeepsTogether = true,
            Columns =
            [
                new TableColumn(context.Print(texts.ScoreColumn), 18, CellAlign.Start),
                .. columns.Select(part => new TableColumn(
                    context.Print(texts.InstrumentColumn, ("name", context.ShortName(part.Instrument))),
                    part.Instrument == Instrument.OIT ? 30 : 52 / (columns.Length - 1),
                    CellAlign.Centre
                )),
            ],
            Rows =
            [
                ByInstrument(texts.ItemScore, texts.ItemScoreOfSurvey, texts.ItemScoreOfOit),
                ByInstrument(texts.SubIndicatorScore, context.Texts.Common.NoFigure, texts.SubIndicatorScoreOfOit),
                ByInstrument(texts.IndicatorScore, texts.IndicatorScoreOfSurvey, texts.IndicatorScoreOfOit),
                ByInstrument(texts.InstrumentScore, texts.InstrumentScoreOfAll, texts.InstrumentScoreOfAll),
                Row([
                    Text(context.Print(texts.Weight)),
                    .. columns.Select(part =>
                        Text(context.Print(texts.Percent, ("value", TemplateValue.Plain(part.Weight))))
                    ),
                ]),
                Total([Text(context.Print(texts.Total)), Span(context.Print(texts.TotalOfAll), columns.Length)]),
            ],
        };

        // One cell across the questionnaires with the same rule: IIT and EIT always, which come before the OIT.
        TableRow ByInstrument(Template name, Template survey, Template oit) =>
            survey == oit
                ? Row(Text(context.Print(name)), Span(context.Print(survey), columns.Length))
                : Row(
                    Text(context.Print(name)),
                    Span(context.Print(survey), columns.Length - 1),
                    Text(context.Print(oit))
                );
    }

    private static IEnumerable<ReportBlock> Levels(ReportContext context)
    {
        var texts = context.Texts.Principle;
        yield return context.Heading2("principle-levels", context.Print(texts.LevelsHeading));
        for (var i = 0; i < context.Framework.LevelScales.Length; i++)
        {
            var scale = context.Framework.LevelScales[i];
            var caption = context.NextTable(context.Print(i == 0 ? texts.LevelsCaption : texts.SecondScaleCaption));
            yield return context.Paragraph(
                ParagraphKind.LeadIn,
                i == 0 ? texts.Levels : texts.SecondScale,
                ("count", scale.Levels.Length),
                ("table", ReportContext.Reference(caption))
            );
            yield return new TableBlock
            {
                Caption = caption,
                AltText = context.Print(texts.LevelsAlt),
                KeepsTogether = true,
                Columns =
                [
                    new TableColumn(context.Print(texts.LevelColumn), 30, CellAlign.Centre),
                    new TableColumn(context.Print(texts.ScoreColumn), 70, CellAlign.Centre),
                ],
                Rows = [.. scale.Levels.Select(level => Row(Text(level.Code), Text(Condition(context, scale, level))))],
            };
            if (scale.Levels.Any(level => level.EachInstrumentMin is not null) && context.Framework.HasEitParts)
                yield return context.Paragraph(ParagraphKind.Note, texts.EachNote);
        }
    }

    private static string Condition(ReportContext context, LevelScale scale, Level level)
    {
        var texts = context.Texts.Principle;
        if (level.EachInstrumentMin is { } each)
            return context.Print(
                texts.AndEach,
                ("total", TemplateValue.Points(level.TotalMin)),
                ("each", TemplateValue.Points(each))
            );
        var sameTotal = scale.Levels.FirstOrDefault(other =>
            other.TotalMin == level.TotalMin && other.EachInstrumentMin is not null
        );
        return sameTotal is { EachInstrumentMin: { } above }
            ? context.Print(
                texts.ButNotEach,
                ("total", TemplateValue.Points(level.TotalMin)),
                ("each", TemplateValue.Points(above))
            )
            : context.Print(
                texts.Range,
                ("from", TemplateValue.Points(level.TotalMin)),
                ("to", TemplateValue.Points(scale.TotalMaxOf(level)))
            );
    }

    private static IEnumerable<ReportBlock> Target(ReportContext context)
    {
        var texts = context.Texts.Principle;
        var target = context.Framework.Target;
        yield return context.Heading2("principle-target", context.Print(texts.TargetHeading));
        yield return target.AgencyShare is { } share
            ? context.Paragraph(
                ParagraphKind.Body,
                texts.TargetWithShare,
                ("plan", target.PlanTh),
                ("points", TemplateValue.Plain(target.Points)),
                ("share", TemplateValue.Plain(share))
            )
            : context.Paragraph(
                ParagraphKind.Body,
                texts.Target,
                ("plan", target.PlanTh),
                ("points", TemplateValue.Plain(target.Points))
            );
    }
}
