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
    private const int MaxListed = 10;

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
            yield return context.Paragraph(ParagraphKind.Body, texts.NoGains);
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
            KeepsLastRows = true,
            KeepsWithNext = true,
            Columns =
            [
                new TableColumn(context.Print(texts.RankColumn), 9, CellAlign.Centre),
                new TableColumn(context.Print(texts.PartColumn), 15, CellAlign.Centre),
                new TableColumn(context.Print(texts.ItemColumn), 7, CellAlign.Centre),
                new TableColumn(context.Print(texts.TitleColumn), 44, CellAlign.Start),
                new TableColumn(context.Print(texts.ScoreColumn), 10, CellAlign.Centre),
                new TableColumn(context.Print(texts.GainColumn), 15, CellAlign.Centre),
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
                            Text(
                                context.Typesetter.Points(decimal.Round(gain.Points, 2, MidpointRounding.AwayFromZero))
                            )
                        )
                ),
            ],
        };
    }

    private static IEnumerable<ReportBlock> Paths(ReportContext context)
    {
        var texts = context.Texts.Analysis;
        if (context.Result.Total is null)
            yield break;
        if (context.Analysis.ToTarget is { } toTarget)
        {
            yield return context.Paragraph(
                ParagraphKind.Body,
                texts.ToTarget,
                ("target", TemplateValue.Plain(context.Target)),
                ("items", Items(context, toTarget)),
                ("total", toTarget.Total)
            );
        }

        if (context.Analysis.ToNextLevel is { Goal: { } level } toLevel)
        {
            yield return context.Paragraph(
                ParagraphKind.Body,
                texts.ToLevel,
                ("level", level),
                ("items", Items(context, toLevel)),
                ("total", toLevel.Total)
            );
        }
        else
        {
            var best = context.Framework.LevelScales[0].Levels[0].Code == context.Result.Level;
            yield return context.Paragraph(ParagraphKind.Body, best ? texts.BestLevel : texts.NoPathToLevel);
        }
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
