using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Reports.Model;
using Ita.Reports.Typography;
using static Ita.Reports.Sections.Cells;

namespace Ita.Reports.Sections;

/// <summary>The appendix: every item with its score, the workbooks read, the framework and the rules.</summary>
internal static class AppendixSection
{
    private const int MostSourcesKept = 8;

    public static ReportSection Build(ReportContext context) =>
        new()
        {
            Id = "appendix",
            Blocks =
            [
                new HeadingBlock(1, "appendix", context.Print(context.Texts.Appendix.Heading)),
                .. Items(context),
                .. Sources(context),
            ],
        };

    private static IEnumerable<ReportBlock> Items(ReportContext context)
    {
        var texts = context.Texts.Appendix;
        var withLast = context.Comparison is { Items.IsEmpty: false };
        yield return new HeadingBlock(2, "appendix-items", context.Print(texts.ItemsHeading));
        yield return context.Paragraph(ParagraphKind.Body, withLast ? texts.Items : texts.ItemsWithoutLast);
        foreach (var instrument in ListedInstruments(context))
        {
            var part = context.Result.Part(instrument);
            var name = context.FullName(instrument);
            if (part is null)
                yield return context.Paragraph(ParagraphKind.Body, texts.NoResult, ("name", name));
            else if (part.Items.IsEmpty)
                yield return context.Paragraph(ParagraphKind.Body, texts.NoItems, ("name", name));
            else
                yield return Table(context, part, name);
        }

        if (context.Result.Parts.Any(part => part.Items.Any(item => item.IsWithheld)))
            yield return context.Paragraph(
                ParagraphKind.Note,
                context.Texts.Common.WithheldNote,
                ("least", Disclosure.LeastRespondents)
            );
    }

    // The year's questionnaires; a summary's combined EIT in place of missing parts.
    private static IEnumerable<Instrument> ListedInstruments(ReportContext context)
    {
        var combined = context.Result.Part(Instrument.EIT) is not null;
        foreach (var part in context.Framework.Questionnaires)
        {
            if (part.Instrument == Instrument.EIT1 && combined)
                yield return Instrument.EIT;
            if (!combined || !part.Instrument.IsEitPart() || context.Result.Part(part.Instrument) is not null)
                yield return part.Instrument;
        }
    }

    private static TableBlock Table(ReportContext context, PartResult part, string name)
    {
        var texts = context.Texts.Appendix;
        var changes = context.Comparison?.Items;
        var withLast = changes?.Any(pair => pair.Key.Part == part.Instrument) == true;
        var withAnswered = part.Instrument != Instrument.OIT && part.Items.Any(item => item.Answered is not null);
        var columns = new List<TableColumn>
        {
            new(context.Print(texts.ItemColumn), 9, CellAlign.Centre),
            new(context.Print(texts.TextColumn), withLast || withAnswered ? 55 : 76, CellAlign.Start),
        };
        if (withAnswered)
            columns.Add(new TableColumn(context.Print(texts.AnsweredColumn), 12, CellAlign.Centre));
        if (withLast)
            columns.Add(
                new TableColumn(
                    context.Print(texts.YearColumn, ("year", context.Comparison!.Last)),
                    13,
                    CellAlign.Centre
                )
            );
        columns.Add(new TableColumn(context.Print(texts.YearColumn, ("year", context.Year)), 13, CellAlign.Centre));
        return new TableBlock
        {
            Caption = context.NextTable(
                part.Respondents is { } count
                    ? context.Print(texts.CaptionWithRespondents, ("name", name), ("count", count))
                    : context.Print(texts.Caption, ("name", name))
            ),
            AltText = context.Print(texts.Alt, ("name", name)),
            KeepsLastRows = true,
            Columns = [.. columns],
            Rows =
            [
                .. context
                    .Framework.IndicatorsOf(part.Instrument)
                    .SelectMany(indicator => Rows(context, part, indicator, columns.Count, withAnswered, withLast)),
            ],
        };
    }

    private static IEnumerable<TableRow> Rows(
        ReportContext context,
        PartResult part,
        Indicator indicator,
        int columns,
        bool withAnswered,
        bool withLast
    )
    {
        if (indicator.SubIndicators.IsEmpty)
            yield return Group(context.IndicatorName(indicator.Id), columns);
        foreach (var item in indicator.Items)
        {
            if (indicator.SubIndicators.FirstOrDefault(sub => sub.Items[0].Id == item.Id) is { } first)
            {
                var name = context.Print(
                    context.Texts.Principle.SubIndicator,
                    ("id", first.Id),
                    ("name", first.NameTh)
                );
                yield return Group($"{context.IndicatorName(indicator.Id)} – {name}", columns);
            }

            if (part.Item(item.Id) is { } result)
                yield return Row([.. ItemCells(context, part, item, result, withAnswered, withLast)]);
        }
    }

    private static IEnumerable<TableCell> ItemCells(
        ReportContext context,
        PartResult part,
        Item item,
        ItemResult result,
        bool withAnswered,
        bool withLast
    )
    {
        var none = context.Print(context.Texts.Common.NoFigure);
        yield return Text(item.Id.ToString());
        yield return new TableCell([.. Wording(context, item)]);
        if (withAnswered)
            yield return Text(
                result is { Answered: { } answered, IsWithheld: false } ? context.Typesetter.Number(answered) : none
            );
        if (withLast)
            yield return Text(
                context.Comparison!.Items.TryGetValue((part.Instrument, item.Id), out var change)
                    ? context.Typesetter.Points(change.Last)
                    : none
            );
        yield return Text(
            result.IsWithheld ? context.Print(context.Texts.Common.Withheld)
            : result.Score is { } score ? context.Typesetter.Points(score)
            : context.Print(context.Texts.Appendix.Unanswered)
        );
    }

    private static IEnumerable<CellParagraph> Wording(ReportContext context, Item item)
    {
        var texts = context.Texts.Appendix;
        yield return new CellParagraph(
            null,
            RichText.Of(item.TextTh.Length > 0 ? context.Typesetter.Text(item.TextTh) : context.Print(texts.NoText))
        );
        foreach (var sub in item.SubItems)
            yield return new CellParagraph("–", RichText.Of(context.Typesetter.Text(sub.TextTh)));
    }

    // Kept on one page unless there are too many files.
    private static IEnumerable<ReportBlock> Sources(ReportContext context)
    {
        var texts = context.Texts.Appendix;
        var framework = context.Framework;
        var keeps = context.Input.Sources.Length <= MostSourcesKept;
        yield return new HeadingBlock(2, "appendix-sources", context.Print(texts.SourcesHeading));
        if (context.Input.Sources.IsEmpty)
        {
            yield return context.Paragraph(ParagraphKind.Body, texts.NoSources);
        }
        else
        {
            yield return new TableBlock
            {
                Caption = context.NextTable(context.Print(texts.SourcesCaption)),
                AltText = context.Print(texts.SourcesAlt),
                KeepsTogether = keeps,
                KeepsWithNext = keeps,
                Columns =
                [
                    new TableColumn(context.Print(texts.FileColumn), 28, CellAlign.Start),
                    new TableColumn(context.Print(texts.UploadedColumn), 27, CellAlign.Start),
                    new TableColumn(context.Print(texts.HashColumn), 45, CellAlign.Start),
                ],
                Rows =
                [
                    .. context.Input.Sources.Select(source =>
                        Row(Text(source.FileName), Text(Time(context, source.UploadedAt)), Text(source.Sha256))
                    ),
                ],
            };
        }

        yield return new ListBlock([
            Entry(
                context.Fill(
                    texts.Framework,
                    ("year", context.Year),
                    ("version", framework.Version),
                    ("state", context.Print(context.Result.IsProvisional ? texts.FrameworkUnsure : texts.FrameworkSure))
                )
            ),
            .. framework.Certainty.Wording == Confidence.High
                ? Array.Empty<ListEntry>()
                : [Entry(context.Fill(texts.WordingUnsure))],
            Entry(context.Fill(texts.Rules, ("version", context.Result.RulesVersion))),
            Entry(context.Fill(texts.WrittenAt, ("time", Time(context, context.Input.WrittenAt)))),
        ])
        {
            KeepsTogether = keeps,
        };

        static ListEntry Entry(RichText text) => new(null, text);
    }

    /// <summary>A time as it is printed: Thailand's.</summary>
    public static string Time(ReportContext context, DateTimeOffset instant)
    {
        var time = ThaiTime.Of(instant);
        return context.Print(
            context.Texts.Appendix.Time,
            ("day", time.Day),
            ("month", context.Print(context.Texts.Months[time.Month - 1])),
            ("year", time.Year),
            ("clock", string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00}.{time.Minute:00}"))
        );
    }
}
