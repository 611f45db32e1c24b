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
    private const int ItemWidth = 7;

    public static ReportSection Build(ReportContext context) =>
        new()
        {
            Id = "appendix",
            FoldsOnPhones = true,
            ContinuesPage = true,
            Blocks =
            [
                new HeadingBlock(1, "appendix", context.Print(context.Texts.Appendix.Heading)),
                .. Items(context),
                .. Checklist(context),
                .. Sources(context),
            ],
        };

    private static IEnumerable<ReportBlock> Items(ReportContext context)
    {
        var texts = context.Texts.Appendix;
        yield return new HeadingBlock(2, "appendix-items", context.Print(texts.ItemsHeading));
        var withLast = context.Comparison is { Items.IsEmpty: false };
        yield return context.Paragraph(ParagraphKind.Body, withLast ? texts.Items : texts.ItemsWithoutLast);
        foreach (var questionnaires in Listed(context))
        {
            var missing = questionnaires.Where(instrument =>
                context.Result.Part(instrument) is not { Items.IsEmpty: false }
            );
            foreach (var instrument in missing)
                yield return context.Paragraph(
                    ParagraphKind.Body,
                    context.Result.Part(instrument) is null ? texts.NoResult : texts.NoItems,
                    ("name", context.FullName(instrument))
                );
            var parts = questionnaires
                .Select(context.Result.Part)
                .OfType<PartResult>()
                .Where(part => !part.Items.IsEmpty)
                .ToList();
            if (parts.Count > 0)
                yield return parts[0].Instrument == Instrument.OIT ? Grid(context, parts[0]) : Table(context, parts);
        }

        if (context.Result.Parts.Any(part => part.Items.Any(item => item.IsWithheld)))
            yield return context.Paragraph(
                ParagraphKind.Note,
                context.Texts.Common.WithheldNote,
                ("least", Disclosure.LeastRespondents)
            );
    }

    // A table for each instrument, the EIT's parts side by side; a summary's combined EIT in place of missing parts.
    private static IEnumerable<IReadOnlyList<Instrument>> Listed(ReportContext context)
    {
        var combined = context.Result.Part(Instrument.EIT) is not null;
        foreach (var whole in context.Framework.WholeInstruments)
        {
            if (whole.Instrument == Instrument.EIT && combined)
                yield return [Instrument.EIT];
            var parts = context
                .Framework.Questionnaires.Select(part => part.Instrument)
                .Where(part => part.Whole() == whole.Instrument)
                .Where(part => !combined || !part.IsEitPart() || context.Result.Part(part) is not null)
                .ToList();
            if (parts.Count > 0)
                yield return parts;
        }
    }

    private static TableBlock Table(ReportContext context, List<PartResult> parts)
    {
        var texts = context.Texts.Appendix;
        var changes = context.Comparison?.Items;
        var shown = parts
            .Select(part => (Part: part, WithLast: changes?.Any(pair => pair.Key.Part == part.Instrument) == true))
            .ToList();
        var years = shown.SelectMany(own => Years(context, own.Part, own.WithLast, named: parts.Count > 1)).ToList();
        // Numbers are not to break: the text has what they leave.
        var columns = new List<TableColumn>
        {
            new(context.Print(texts.ItemColumn), ItemWidth, CellAlign.Centre),
            new(context.Print(texts.TextColumn), 100 - ItemWidth - years.Sum(year => year.Width), CellAlign.Start),
        };
        columns.AddRange(years);

        return new TableBlock
        {
            Caption = context.NextTable(Caption(context, parts)),
            AltText = context.Print(texts.Alt, ("name", context.FullName(parts[0].Instrument.Whole()))),
            Columns = [.. columns],
            Rows =
            [
                .. context
                    .Framework.IndicatorsOf(parts[0].Instrument)
                    .SelectMany(indicator =>
                        indicator
                            .Items.Where(item => parts.Any(part => part.Item(item.Id) is not null))
                            .Select(item => Row(context, shown, item))
                            .Prepend(Group(context.IndicatorName(indicator.Id), columns.Count))
                    ),
            ],
        };
    }

    private static IEnumerable<TableColumn> Years(ReportContext context, PartResult part, bool withLast, bool named)
    {
        var texts = context.Texts.Appendix;
        if (withLast)
            yield return Column(context.Comparison!.Last);
        yield return Column(context.Year);

        TableColumn Column(FiscalYear year)
        {
            var title = context.Print(texts.YearColumn, ("year", year));
            return named
                ? new($"{context.ShortName(part.Instrument)}\n{title}", withLast ? 13 : 15, CellAlign.Centre)
                : new(title, 11, CellAlign.Centre);
        }
    }

    private static string Caption(ReportContext context, List<PartResult> parts)
    {
        var texts = context.Texts.Appendix;
        var name = context.FullName(parts.Count > 1 ? parts[0].Instrument.Whole() : parts[0].Instrument);
        var counts = parts
            .Where(part => part.Respondents is not null)
            .Select(part =>
                parts.Count > 1
                    ? context.Print(
                        texts.RespondentsOfPart,
                        ("part", context.ShortName(part.Instrument)),
                        ("count", part.Respondents!.Value)
                    )
                    : context.Print(texts.Respondents, ("count", part.Respondents!.Value))
            )
            .ToList();
        return counts.Count == 0
            ? context.Print(texts.Caption, ("name", name))
            : context.Print(texts.CaptionWithRespondents, ("name", name), ("counts", string.Join(", ", counts)));
    }

    private static TableRow Row(ReportContext context, List<(PartResult Part, bool WithLast)> shown, Item item) =>
        Cells.Row([
            Text(item.Id.ToString()),
            Paragraphs(Wording(context, [.. shown.Select(own => own.Part)], item)),
            .. shown.SelectMany(own => Scores(context, own.Part, own.WithLast, item.Id)),
        ]);

    // Sub-items only with their scores, those of both parts beside each other: wordings alone would only fill pages.
    private static IEnumerable<RichText> Wording(ReportContext context, List<PartResult> parts, Item item)
    {
        var texts = context.Texts.Appendix;
        yield return RichText.Of(
            item.TextTh.Length > 0 ? context.Typesetter.Text(item.TextTh) : context.Print(texts.NoText)
        );
        var scores = parts.Select(part => part.Item(item.Id)?.SubItems ?? []).ToList();
        if (!scores.Any(own => own.Any(sub => sub.Score is not null)))
            yield break;
        yield return context.Fill(
            texts.SubItems,
            (
                "items",
                string.Join(
                    ", ",
                    item.SubItems.Select(sub =>
                        context.Print(
                            texts.SubItem,
                            ("text", sub.TextTh),
                            (
                                "points",
                                string.Join(
                                    " · ",
                                    scores.Select(own =>
                                        context.Points(own.FirstOrDefault(known => known.Id == sub.Id)?.Score)
                                    )
                                )
                            )
                        )
                    )
                )
            )
        );
    }

    private static IEnumerable<TableCell> Scores(ReportContext context, PartResult part, bool withLast, ItemId item)
    {
        var none = context.Print(context.Texts.Common.NoFigure);
        if (withLast)
            yield return Text(
                context.Comparison!.Items.TryGetValue((part.Instrument, item), out var change)
                    ? context.Typesetter.Points(change.Last)
                    : none
            );
        var result = part.Item(item);
        yield return Text(
            result is null ? none
            : result.IsWithheld ? context.Print(context.Texts.Common.Withheld)
            : result.Score is { } score ? context.Typesetter.Points(score)
            : context.Print(context.Texts.Appendix.Unanswered)
        );
    }

    // An OIT item has all points or none: which, by sub-indicator.
    private static TableBlock Grid(ReportContext context, PartResult part)
    {
        var texts = context.Texts.Appendix;
        var name = context.FullName(part.Instrument);
        return new TableBlock
        {
            Caption = context.NextTable(context.Print(texts.Caption, ("name", name))),
            AltText = context.Print(texts.Alt, ("name", name)),
            Columns =
            [
                new TableColumn(context.Print(context.Texts.Common.IndicatorColumn), 46, CellAlign.Start),
                new TableColumn(context.Print(texts.WithPointsColumn), 25, CellAlign.Start),
                new TableColumn(context.Print(texts.WithoutPointsColumn), 17, CellAlign.Start),
                new TableColumn(context.Print(texts.YearColumn, ("year", context.Year)), 12, CellAlign.Centre),
            ],
            Rows =
            [
                .. context
                    .Framework.IndicatorsOf(part.Instrument)
                    .SelectMany(indicator =>
                        (
                            indicator.SubIndicators.IsEmpty
                                ?
                                [
                                    Line(
                                        indicator.NameTh,
                                        indicator.Items,
                                        context.Result.ScoreOfIndicator(indicator.Id)
                                    ),
                                ]
                                : indicator.SubIndicators.Select(sub =>
                                    Line(
                                        context.Print(
                                            context.Texts.Principle.SubIndicator,
                                            ("id", sub.Id),
                                            ("name", sub.NameTh)
                                        ),
                                        sub.Items,
                                        part.Indicators.FirstOrDefault(own => own.Id == indicator.Id)
                                            ?.SubIndicators.FirstOrDefault(own => own.Id == sub.Id)
                                            ?.Score
                                    )
                                )
                        ).Prepend(Group(context.IndicatorName(indicator.Id), 4))
                    ),
            ],
        };

        TableRow Line(string title, IEnumerable<Item> items, Score? score)
        {
            var scored = items.Select(item => part.Item(item.Id)).OfType<ItemResult>().ToList();
            return Cells.Row(
                Text(title),
                Text(Numbers(scored.Where(item => item.Score is { Value: > 0 }))),
                Text(Numbers(scored.Where(item => item.Score is { Value: 0 }))),
                Text(context.Points(score))
            );
        }

        string Numbers(IEnumerable<ItemResult> items) =>
            string.Join(", ", Ranges([.. items.Select(item => item.Id)])) is { Length: > 0 } numbers
                ? numbers
                : context.Print(context.Texts.Common.NoFigure);
    }

    // o1–o10 for ten that follow each other.
    private static IEnumerable<string> Ranges(IReadOnlyList<ItemId> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var last = i;
            while (last + 1 < items.Count && items[last + 1].Number == items[last].Number + 1)
                last++;
            yield return last > i + 1 ? $"{items[i]}–{items[last]}" : items[i].ToString();
            if (last > i + 1)
                i = last;
        }
    }

    // Each element of the item under which the report is published, where it is met, and what is missing.
    private static IEnumerable<ReportBlock> Checklist(ReportContext context)
    {
        var texts = context.Texts.Checklist;
        var caption = context.NextTable(context.Print(texts.Caption));
        yield return new HeadingBlock(2, "appendix-checklist", context.Print(texts.Heading));
        yield return context.Input.Coming?.ReportItem is { } item
            ? context.Paragraph(
                ParagraphKind.LeadIn,
                texts.IntroWithItem,
                ("year", context.Input.Coming.FiscalYear),
                ("item", item.Analysis.ToString()),
                ("table", ReportContext.Reference(caption))
            )
            : context.Paragraph(ParagraphKind.LeadIn, texts.Intro, ("table", ReportContext.Reference(caption)));
        var noMeasures =
            !context.KeptMeasures.IsEmpty ? (Template?)null
            : context.AreAllItemsFull ? texts.NothingToImprove
            : texts.NoMeasures;
        var year = context.Input.Profile.Year(context.Year);
        yield return new TableBlock
        {
            Caption = caption,
            AltText = context.Print(texts.Alt),
            KeepsLastRows = true,
            Columns =
            [
                new TableColumn(context.Print(texts.ElementColumn), 56, CellAlign.Start),
                new TableColumn(context.Print(texts.WhereColumn), 12, CellAlign.Start),
                new TableColumn(context.Print(texts.MissingColumn), 32, CellAlign.Start),
            ],
            Rows =
            [
                Element(
                    texts.Analysis,
                    Section("analysis"),
                    context.Result.Total is null
                        ? context.Print(texts.NoTotal, ("instruments", context.Missing()))
                        : null
                ),
                Element(
                    texts.Weaknesses,
                    context.Print(
                        texts.Sections,
                        ("first", context.SectionOf("develop")),
                        ("second", context.SectionOf("correct"))
                    ),
                    MissingFindings(context)
                ),
                .. new[] { texts.Measures, texts.Steps, texts.FollowUp }.Select(element =>
                    Element(element, Section("measures"), noMeasures is null ? null : context.Print(noMeasures))
                ),
                Element(
                    texts.Signed,
                    context.Print(texts.EndOfSection, ("number", context.LastSection)),
                    MissingSignatories(context)
                ),
                Cells.Row(
                    Text(context.Print(texts.Published)),
                    Text(
                        year.PublishedAt is { } place
                            ? context.Typesetter.Text(place)
                            : context.Print(context.Texts.Common.NoFigure)
                    ),
                    Text(
                        year.PublishedAt is null ? context.Print(texts.NoPlace)
                        : year.PublishBy is { } day ? context.Print(texts.PublishBy, ("day", context.Day(day)))
                        : context.Print(context.Texts.Common.NoFigure)
                    )
                ),
            ],
        };

        string Section(string id) => context.Print(texts.Section, ("number", context.SectionOf(id)));

        TableRow Element(Template element, string where, string? missing) =>
            Cells.Row(
                Text(context.Print(element)),
                Text(where),
                Text(missing ?? context.Print(context.Texts.Common.NoFigure))
            );
    }

    private static string? MissingFindings(ReportContext context)
    {
        var texts = context.Texts.Checklist;
        if (!context.Result.IsComplete)
            return context.Print(texts.FindingsOfSome, ("instruments", context.Missing()));
        if (!context.Findings.IsEmpty)
            return null;
        return context.Print(context.AreAllItemsFull ? texts.NothingToImprove : texts.NoFindings);
    }

    private static string? MissingSignatories(ReportContext context)
    {
        var (texts, profile) = (context.Texts.Checklist, context.Input.Profile);
        return new[] { profile.PreparedBy, profile.ReviewedBy, profile.ApprovedBy }.Count(own => own is null) switch
        {
            0 => null,
            3 => context.Print(texts.NoSignatory),
            _ => context.Print(texts.NoSignatories),
        };
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
                        Cells.Row(Text(source.FileName), Text(Time(context, source.UploadedAt)), Text(source.Sha256))
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
                    ("state", context.FrameworkState())
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
