using Ita.Assessment.Analysis;
using Ita.Reports.Model;
using Ita.Reports.Typography;
using static Ita.Reports.Sections.Cells;

namespace Ita.Reports.Sections;

/// <summary>
/// Beyond the template: the improvements that gain most, and the fewest items to the target and to the next level.
/// </summary>
internal static class GainBlocks
{
    private const int MaxListed = 7;

    public static IEnumerable<ReportBlock> Build(ReportContext context)
    {
        var texts = context.Texts.Analysis;
        yield return context.Heading2("analysis-gains", context.Print(texts.GainsHeading));
        var known = context.Result.Parts.Where(part => part.Items.Any(item => item.Score is not null)).ToList();
        if (known.Count == 0)
        {
            yield return context.Paragraph(ParagraphKind.Body, texts.GainsNotKnown);
            yield break;
        }

        if (context.Analysis.Gains.IsEmpty)
        {
            yield return context.Paragraph(ParagraphKind.Body, context.AreAllItemsFull ? texts.AllFull : texts.NoGains);
        }
        else
        {
            var gains = context.Analysis.Gains.Take(MaxListed).ToList();
            var caption = context.NextTable(context.Print(texts.GainsCaption));
            yield return context.Paragraph(
                ParagraphKind.LeadIn,
                texts.Gains,
                ("count", gains.Count),
                ("table", ReportContext.Reference(caption))
            );
            yield return Table(context, caption, gains);
        }

        foreach (var path in Paths(context))
            yield return path;
        if (context.Result.Parts.Any(part => part.Items.IsEmpty || part.Items.Any(item => item.IsWithheld)))
            yield return context.Paragraph(ParagraphKind.Note, texts.GainsOfSome);
    }

    private static TableBlock Table(ReportContext context, Caption caption, List<Gain> gains)
    {
        var texts = context.Texts.Analysis;
        return new TableBlock
        {
            Caption = caption,
            AltText = context.Print(texts.GainsAlt),
            Columns =
            [
                new TableColumn(context.Print(texts.RankColumn), 8, CellAlign.Centre),
                new TableColumn(context.Print(texts.PartColumn), 14, CellAlign.Centre),
                new TableColumn(context.Print(texts.ItemColumn), 7, CellAlign.Centre),
                new TableColumn(context.Print(texts.TitleColumn), 48, CellAlign.Start),
                new TableColumn(context.Print(texts.ScoreColumn), 11, CellAlign.Centre),
                new TableColumn(context.Print(texts.GainColumn), 16, CellAlign.Centre),
            ],
            Rows =
            [
                .. gains.Select(
                    (gain, index) =>
                        Row(
                            Text(context.Typesetter.Number(index + 1)),
                            Text(context.ShortName(gain.Part)),
                            Text(gain.Item.ToString()),
                            Text(context.ItemText(gain.Item)),
                            Text(context.Typesetter.Points(gain.Score)),
                            Text(context.Typesetter.Points(gain.Published))
                        )
                ),
            ],
        };
    }

    // Each answers a question that the report has raised before: the instruments below the target, the target itself,
    // the next level by the scale of the year to come, and what the office can do by itself.
    private static IEnumerable<ReportBlock> Paths(ReportContext context)
    {
        var (texts, analysis) = (context.Texts.Analysis, context.Analysis);
        if (context.Result.Total is null)
        {
            yield return context.Paragraph(
                ParagraphKind.Body,
                texts.PathsWithoutTotal,
                ("instruments", context.Missing())
            );
            yield break;
        }

        var target = TemplateValue.Plain(context.Target);
        yield return new ListBlock([.. new[]
            {
                analysis.EachToTarget is { } each
                    ? context.Fill(
                        texts.EachToTarget,
                        ("target", target),
                        ("items", Items(context, each)),
                        ("total", each.Total)
                    )
                : analysis.BelowTarget.IsEmpty ? context.Fill(texts.EachAtTarget, ("target", target))
                : context.Fill(texts.NoPathToEach, ("target", target)),
                analysis.ToTarget is { } toTarget
                    ? context.Fill(
                        texts.ToTarget,
                        ("target", target),
                        ("items", Items(context, toTarget)),
                        ("total", toTarget.Total)
                    )
                : analysis.TargetReached == true ? context.Fill(texts.AtTarget, ("target", target))
                : context.Fill(texts.NoPathToTarget, ("target", target)),
                Level(context),
                analysis.OitAlone is { } oit
                    ? context.Fill(
                        texts.OitAlone,
                        ("count", oit.Items.Length),
                        ("items", context.Join(oit.Items.Select(gain => gain.Item.ToString()))),
                        ("points", TemplateValue.Points(oit.Published)),
                        ("total", oit.Total)
                    )
                    : null,
            }.OfType<RichText>().Select(text => new ListEntry(null, text))]);
    }

    private static RichText Level(ReportContext context)
    {
        var (texts, analysis) = (context.Texts.Analysis, context.Analysis);
        var year = context.Input.Coming?.Framework?.FiscalYear ?? context.Year;
        var unknown = context.Input.Coming?.Framework is null ? context.Print(texts.ComingUnknown) : "";
        if (analysis.ToNextLevel is { Goal: { } level } path)
            return context.Fill(
                texts.ToLevel,
                ("year", year),
                ("unknown", unknown),
                ("now", analysis.LevelToCome!),
                ("level", level),
                ("condition", Condition(context, level)),
                ("items", Items(context, path)),
                ("total", path.Total)
            );
        var best = (context.Input.Coming?.Framework ?? context.Framework).LevelScales[0].Levels[0].Code;
        return context.Fill(
            analysis.LevelToCome == best ? texts.BestLevel : texts.NoPathToLevel,
            ("year", year),
            ("unknown", unknown),
            ("now", analysis.LevelToCome!)
        );
    }

    // What the level asks for: a total, and of each instrument.
    private static string Condition(ReportContext context, string code)
    {
        var level = (context.Input.Coming?.Framework ?? context.Framework)
            .LevelScales[0]
            .Levels.First(own => own.Code == code);
        return level.EachInstrumentMin is { } each
            ? context.Print(
                context.Texts.Principle.AndEach,
                ("total", TemplateValue.Plain(level.TotalMin)),
                ("each", TemplateValue.Plain(each))
            )
            : context.Print(context.Texts.Analysis.TotalFrom, ("total", TemplateValue.Plain(level.TotalMin)));
    }

    // Grouped by questionnaire, so that each is named once.
    private static string Items(ReportContext context, ImprovementPath path)
    {
        var parts = path.Items.GroupBy(gain => gain.Part, gain => gain.Item.ToString()).ToList();
        return context.Join(
            parts.Select(part =>
                context.Print(
                    context.Texts.Analysis.PathPart,
                    ("part", context.ShortName(part.Key)),
                    ("items", parts.Count == 1 ? context.Join(part) : string.Join(", ", part))
                )
            )
        );
    }
}
