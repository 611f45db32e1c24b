using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Ita.OpenXml.Packaging;
using Ita.OpenXml.Xml;
using Ita.Reports.Model;
using Ita.Reports.Typography;
using Ita.Reports.Word;
using static Ita.Benchmarks.Writing.DomReport;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using W = DocumentFormat.OpenXml.Wordprocessing;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Ita.Benchmarks.Writing;

/// <summary>The document's body as objects.</summary>
internal sealed class DomBody(ReportDocument model, MainDocumentPart main)
{
    private int _bookmarks;
    private int _charts;
    private bool _hasTitlePage;

    public Body Make()
    {
        var body = new Body();
        for (var i = 0; i < model.Sections.Length; i++)
        {
            var section = model.Sections[i];
            var turns = i > 0 && model.Sections[i - 1].IsLandscape != section.IsLandscape;
            if (turns)
            {
                body.Append(new Paragraph(Styled("SectionEnd", Page(model.Sections[i - 1].IsLandscape))));
                _hasTitlePage = true;
            }

            for (var block = 0; block < section.Blocks.Length; block++)
            {
                var start =
                    block > 0 || i == 0 ? PageStart.None
                    : turns ? PageStart.BySection
                    : section.ContinuesPage ? PageStart.None
                    : PageStart.ByBreak;
                body.Append(Of(section, section.Blocks[block], section.HasGapAfter(block), start));
            }
        }

        body.Append(Page(model.Sections[^1].IsLandscape));
        return body;
    }

    private IEnumerable<OpenXmlElement> Of(
        ReportSection section,
        ReportBlock block,
        bool hasGapAfter,
        PageStart start
    ) =>
        block switch
        {
            CoverBlock cover =>
            [
                .. Lines("CoverTitle", cover.Title),
                .. Lines("CoverSubject", cover.Subject),
                .. Lines("CoverAgency", cover.Agency),
                .. Lines("CoverIssued", [cover.Issued]),
            ],
            ContentsBlock contents => Contents(contents, start == PageStart.ByBreak),
            HeadingBlock heading => [Heading(heading, start)],
            ParagraphBlock paragraph => [new Paragraph([Styled(StyleOf(paragraph.Kind)), .. Rich(paragraph.Text)])],
            ListBlock list => list.Entries.SelectMany((entry, index) => Entry(entry, list.KeepsNext(index))),
            TableBlock table => DomTable.Make(table, section.IsLandscape, hasGapAfter),
            ChartBlock chart => Chart(chart),
            SignatureBlock signature => [DomTable.Make(signature, section.IsLandscape)],
            _ => throw new NotSupportedException(block.GetType().Name),
        };

    private static IEnumerable<Paragraph> Lines(string style, IReadOnlyList<string> lines) =>
        lines.Select(
            (line, index) =>
                new Paragraph(
                    index > 0 ? Styled(style, new SpacingBetweenLines { Before = "0" }) : Styled(style),
                    Plain(line)
                )
        );

    private IEnumerable<Paragraph> Contents(ContentsBlock contents, bool breakBefore)
    {
        var typesetter = new Typesetter(model.Digits);
        yield return new Paragraph(
            breakBefore ? Styled("TOCHeading", new PageBreakBefore()) : Styled("TOCHeading"),
            new W.Run(new Text(contents.Title))
        );
        foreach (
            var heading in model
                .Sections.SelectMany(section => section.Blocks)
                .OfType<HeadingBlock>()
                .Where(heading => heading.Level <= 2)
        )
        {
            yield return new Paragraph(
                Styled($"TOC{Numeral(heading.Level)}"),
                new Hyperlink([
                    new W.Run(Kept(heading.Text)),
                    Tab(),
                    .. Field($" PAGEREF {BookmarkOf(heading)} \\h ", typesetter.Number(model.Pages[heading.Id])),
                ])
                {
                    Anchor = BookmarkOf(heading),
                    History = true,
                }
            );
        }
    }

    private Paragraph Heading(HeadingBlock heading, PageStart start)
    {
        var id = Numeral(_bookmarks++);
        var properties = Styled($"Heading{Numeral(heading.Level)}");
        if (start == PageStart.ByBreak)
            properties.Append(new PageBreakBefore());
        if (start != PageStart.None)
            properties.Append(new SpacingBetweenLines { Before = "0" });
        return new Paragraph(
            properties,
            new BookmarkStart { Id = id, Name = BookmarkOf(heading) },
            Plain(heading.Text),
            new BookmarkEnd { Id = id }
        );
    }

    private static IEnumerable<Paragraph> Entry(ListEntry entry, bool keepsNext)
    {
        yield return entry.Marker is { } marker
            ? new Paragraph([
                keepsNext ? Styled("ListEntry", new KeepNext()) : Styled("ListEntry"),
                char.IsAsciiLetter(marker[0]) ? Strong(marker) : Plain(marker),
                Tab(),
                .. Rich(entry.Text),
            ])
            : new Paragraph([
                keepsNext ? Styled("ListBullet", new KeepNext()) : Styled("ListBullet"),
                .. Rich(entry.Text),
            ]);
        foreach (var detail in entry.Details)
            yield return new Paragraph([Styled("ListDetail"), .. Rich(detail)]);
    }

    private IEnumerable<Paragraph> Chart(ChartBlock chart)
    {
        var number = ++_charts;
        var id = $"rIdChart{Numeral(number)}";
        var part = main.AddNewPart<DocumentFormat.OpenXml.Packaging.ChartPart>(id);
        using (var xml = new MemoryStream())
        {
            using var writer = new XmlPartWriter();
            writer.Begin(xml);
            global::Ita.Reports.Word.ChartPart.Write(writer, chart);
            writer.End();
            xml.Position = 0;
            part.FeedData(xml);
        }

        using (var book = new MemoryStream(ChartBook(chart), writable: false))
            part.AddNewPart<EmbeddedPackagePart>(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "rId1"
                )
                .FeedData(book);
        yield return new Paragraph(
            Styled("Figure"),
            new W.Run(
                new Drawing(
                    new Wp.Inline(
                        new Wp.Extent { Cx = 5_760_000, Cy = 3_240_000 },
                        new Wp.EffectExtent
                        {
                            LeftEdge = 0,
                            TopEdge = 0,
                            RightEdge = 0,
                            BottomEdge = 0,
                        },
                        new Wp.DocProperties
                        {
                            Id = (uint)number,
                            Name = $"Chart {Numeral(number)}",
                            Title = chart.Caption.Text,
                            Description = chart.AltText,
                        },
                        new Wp.NonVisualGraphicFrameDrawingProperties(),
                        new A.Graphic(
                            new A.GraphicData(new C.ChartReference { Id = id })
                            {
                                Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart",
                            }
                        )
                    )
                    {
                        DistanceFromTop = 0,
                        DistanceFromBottom = 0,
                        DistanceFromLeft = 0,
                        DistanceFromRight = 0,
                    }
                )
            )
        );
        yield return new Paragraph([Styled("FigureCaption"), .. Captioned(chart.Caption)]);
    }

    private static byte[] ChartBook(ChartBlock chart)
    {
        using var stream = new MemoryStream();
        using (var package = new PackageWriter(stream))
            ChartWorkbook.Write(package, chart);
        return stream.ToArray();
    }

    private SectionProperties Page(bool isLandscape)
    {
        var page = new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = "rId5" },
            new FooterReference { Type = HeaderFooterValues.Default, Id = "rId6" },
            new SectionType { Val = SectionMarkValues.NextPage },
            isLandscape
                ? new PageSize
                {
                    Width = 16838,
                    Height = 11906,
                    Orient = PageOrientationValues.Landscape,
                }
                : new PageSize { Width = 11906, Height = 16838 },
            new PageMargin
            {
                Top = 1418,
                Right = 1134,
                Bottom = 1134,
                Left = isLandscape ? 1134u : 1701u,
                Header = 709,
                Footer = 567,
                Gutter = 0,
            }
        );
        if (model.Digits == DigitStyle.Thai)
            page.Append(new PageNumberType { Format = NumberFormatValues.ThaiNumbers });
        if (!_hasTitlePage)
            page.Append(new TitlePage());
        return page;
    }

    private static string BookmarkOf(HeadingBlock heading) => "_Toc_" + heading.Id.Replace('-', '_');

    private static string StyleOf(ParagraphKind kind) => kind == ParagraphKind.Body ? "BodyText" : kind.ToString();
}
