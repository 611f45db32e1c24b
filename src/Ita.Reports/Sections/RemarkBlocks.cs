using Ita.Reports.Model;
using Ita.Reports.Typography;

namespace Ita.Reports.Sections;

/// <summary>
/// Section 4: the assessor's remark, by rule: target reached by the total or not, and which instruments are below it.
/// </summary>
internal static class RemarkBlocks
{
    public static IEnumerable<ReportBlock> Build(ReportContext context)
    {
        var texts = context.Texts.Remark;
        yield return context.Heading1("remark", context.Print(texts.Heading));
        if (context.Input.Profile.Year(context.Year).Remark is { } remark)
        {
            yield return context.Paragraph(ParagraphKind.LeadIn, texts.Assessor);
            foreach (var line in remark.Split('\n'))
                yield return new ParagraphBlock(ParagraphKind.Body, RichText.Of(context.Typesetter.Text(line)));
        }

        yield return Total(context);
        yield return Instruments(context);
        yield return context.Paragraph(ParagraphKind.Body, texts.Plan, ("plan", context.Framework.Target.PlanTh));
    }

    private static ParagraphBlock Total(ReportContext context)
    {
        var texts = context.Texts.Remark;
        var target = TemplateValue.Plain(context.Target);
        if (context.Result.Total is not { } total)
        {
            return context.Paragraph(
                ParagraphKind.Body,
                texts.NoTotal,
                ("target", target),
                ("instruments", context.Missing())
            );
        }

        var level = context.LevelWithWording();
        return context.Analysis.TargetReached == true
            ? context.Paragraph(
                ParagraphKind.Body,
                texts.Reached,
                ("year", context.Year),
                ("total", total),
                ("level", level),
                ("target", target)
            )
            : context.Paragraph(
                ParagraphKind.Body,
                texts.NotReached,
                ("year", context.Year),
                ("total", total),
                ("level", level),
                ("target", target),
                ("gap", TemplateValue.Points(context.Target - total.Rounded))
            );
    }

    private static ParagraphBlock Instruments(ReportContext context)
    {
        var texts = context.Texts.Remark;
        var tested = context.TestedInstruments().ToList();
        if (tested.Count == 0)
            return context.Paragraph(ParagraphKind.Body, texts.NoInstrument);
        var target = TemplateValue.Plain(context.Target);
        var scope = context.Print(context.Result.IsComplete ? texts.Scope : texts.ScopeOfSome);
        var names = context.Join(tested.Select(part => context.ShortName(part.Instrument)));
        var below = tested.Where(part => context.Analysis.BelowTarget.Contains(part.Instrument)).ToList();
        if (below.Count == 0)
            return context.Paragraph(
                ParagraphKind.Body,
                texts.AllAbove,
                ("scope", scope),
                ("instruments", names),
                ("target", target)
            );
        var figures = context.Join(
            below.Select(part =>
                context.Print(
                    context.Texts.Common.ScoreOf,
                    ("name", context.ShortName(part.Instrument)),
                    ("points", part.Score)
                )
            )
        );
        return below.Count == tested.Count
            ? context.Paragraph(
                ParagraphKind.Body,
                texts.AllBelow,
                ("scope", scope),
                ("instruments", names),
                ("target", target),
                ("below", figures)
            )
            : context.Paragraph(
                ParagraphKind.Body,
                texts.SomeBelow,
                ("scope", scope),
                ("instruments", names),
                ("count", below.Count),
                ("target", target),
                ("below", figures)
            );
    }
}
