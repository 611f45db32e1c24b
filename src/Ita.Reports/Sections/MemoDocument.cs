using Ita.Assessment.Advice;
using Ita.Assessment.Comparison;
using Ita.Reports.Model;
using Ita.Reports.Typography;

namespace Ita.Reports.Sections;

/// <summary>The memo (บันทึกข้อความ) by which a unit puts the report before the head of the agency.</summary>
internal static class MemoDocument
{
    public static IEnumerable<ReportSection> Sections(ReportContext context) =>
        [new ReportSection { Id = "memo", Blocks = [.. Blocks(context)] }];

    private static IEnumerable<ReportBlock> Blocks(ReportContext context)
    {
        var (texts, profile) = (context.Texts.Memo, context.Input.Profile);
        yield return new ParagraphBlock(ParagraphKind.Headline, context.Fill(texts.Heading));
        yield return Line(
            texts.From,
            ("unit", profile.UnitFor(context.Agency, null, Duty.Administration)),
            ("agency", context.Agency.Name)
        );
        yield return Line(texts.NumberAndDate);
        yield return Line(texts.Subject, ("year", context.Year));
        yield return Line(texts.To, ("head", profile.ApprovedBy?.Position ?? Head(context)));
        yield return context.Paragraph(
            ParagraphKind.Body,
            context.Result.IsComplete ? texts.Origin : texts.OriginOfSome,
            ("year", context.Year),
            ("agency", context.Agency.Name)
        );
        foreach (var facts in Facts(context))
            yield return facts;
        yield return Proposal(context);
        if (!context.Result.IsComplete && !context.KeptMeasures.IsEmpty)
            yield return context.Paragraph(
                ParagraphKind.Body,
                texts.MeasuresToCome,
                ("instruments", context.Missing())
            );
        yield return context.Paragraph(ParagraphKind.Body, texts.Closing);
        yield return context.SignatureBlock();

        ParagraphBlock Line(Template template, params ReadOnlySpan<(string Name, TemplateValue Value)> values) =>
            context.Paragraph(ParagraphKind.Label, template, values);
    }

    private static IEnumerable<ParagraphBlock> Facts(ReportContext context)
    {
        var texts = context.Texts.Memo;
        var instruments = context.Join(
            context
                .Framework.WholeInstruments.Where(whole => context.Result.ScoreOf(whole.Instrument) is not null)
                .Select(whole =>
                    context.Print(
                        context.Texts.Common.ScoreOf,
                        ("name", whole.Instrument.ToString()),
                        ("points", context.Result.ScoreOf(whole.Instrument)!.Value)
                    )
                )
        );
        if (context.Result.Total is not { } total)
        {
            yield return context.Paragraph(ParagraphKind.Body, texts.FactsWithoutTotal, ("missing", context.Missing()));
            if (instruments.Length > 0)
                yield return context.Paragraph(ParagraphKind.Body, texts.FactsOfSome, ("instruments", instruments));
            yield break;
        }

        yield return context.Paragraph(
            ParagraphKind.Body,
            texts.Facts,
            ("total", total),
            ("level", context.LevelWithWording()),
            ("state", context.Result.IsProvisional ? context.Print(texts.Provisional) : ""),
            ("change", Change(context)),
            ("instruments", instruments)
        );
    }

    private static string Change(ReportContext context)
    {
        var texts = context.Texts.Memo;
        return context.Comparison?.Total switch
        {
            null => "",
            { Direction: Direction.Same } => context.Print(texts.Same, ("lastYear", context.Comparison.Last)),
            { } change => context.Print(
                texts.Change,
                ("direction", context.DirectionName(change.Direction)),
                ("lastYear", context.Comparison.Last),
                ("points", TemplateValue.Points(Math.Abs(change.Points)))
            ),
        };
    }

    private static ParagraphBlock Proposal(ReportContext context)
    {
        var texts = context.Texts.Memo;
        var year = context.Input.Profile.Year(context.Year);
        var publish = context.Input.Coming?.ReportItem is { } item
            ? context.Print(
                texts.PublishUnderItem,
                ("year", context.Input.Coming.FiscalYear),
                ("item", item.Analysis.ToString())
            )
            : context.Print(texts.Publish);
        var place = year.PublishedAt is { } address ? context.Print(texts.At, ("place", address)) : "";
        var until = year.PublishBy is { } day ? context.Print(texts.Until, ("day", context.Day(day))) : "";
        if (context.KeptMeasures.IsEmpty)
            return context.Paragraph(
                ParagraphKind.Body,
                texts.ProposalWithoutMeasures,
                ("nextYear", context.Year.Next),
                ("publish", publish),
                ("place", place),
                ("until", until)
            );
        return context.Paragraph(
            ParagraphKind.Body,
            texts.Proposal,
            ("count", context.KeptMeasures.Length),
            ("nextYear", context.Year.Next),
            ("publish", publish),
            ("place", place),
            ("until", until)
        );
    }

    // นายกเทศมนตรีตำบล…, นายกองค์การบริหารส่วนตำบล….
    private static string Head(ReportContext context)
    {
        const string Municipality = "เทศบาล";
        var name = context.Agency.Name;
        if (name.StartsWith(Municipality, StringComparison.Ordinal))
            return context.Print(context.Texts.Memo.Mayor, ("name", name[Municipality.Length..]));
        return name.StartsWith("องค์การบริหารส่วน", StringComparison.Ordinal)
            ? context.Print(context.Texts.Memo.ChiefExecutive, ("name", name))
            : context.Print(context.Texts.Memo.Head, ("agency", name));
    }
}
