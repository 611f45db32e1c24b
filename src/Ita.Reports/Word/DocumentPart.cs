using System.Collections.Immutable;
using Ita.OpenXml.Xml;
using Ita.Reports.Model;

namespace Ita.Reports.Word;

/// <summary>
/// Writes the document's body: sections, headings, paragraphs, lists; tables and charts have their own writers.
/// </summary>
internal sealed class DocumentPart(XmlPartWriter xml, ReportDocument document)
{
    private readonly RunWriter _runs = new(xml);
    private int _bookmarks;
    private int _charts;
    private bool _hasTitlePage;

    public void Write()
    {
        xml.Raw(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8
                + """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" """u8
                + """xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" """u8
                + """xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" """u8
                + """xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" """u8
                + """xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" """u8
                + """xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>"""u8
        );
        for (var i = 0; i < document.Sections.Length; i++)
        {
            var section = document.Sections[i];
            var turns = i > 0 && document.Sections[i - 1].IsLandscape != section.IsLandscape;
            if (turns)
                SectionEnd(document.Sections[i - 1].IsLandscape);
            for (var block = 0; block < section.Blocks.Length; block++)
            {
                var start =
                    block > 0 || i == 0 ? PageStart.None
                    : turns ? PageStart.BySection
                    : section.ContinuesPage ? PageStart.None
                    : PageStart.ByBreak;
                Write(section, section.Blocks[block], section.HasGapAfter(block), start);
            }
        }

        PageSettings.Write(xml, document.Sections[^1].IsLandscape, document.Digits, hasTitlePage: !_hasTitlePage);
        xml.Raw("</w:body></w:document>"u8);
    }

    private void Write(ReportSection section, ReportBlock block, bool hasGapAfter, PageStart start)
    {
        switch (block)
        {
            case CoverBlock cover:
                Cover(cover);
                break;
            case ContentsBlock contents:
                ContentsList.Write(xml, document, contents, breakBefore: start == PageStart.ByBreak);
                break;
            case HeadingBlock heading:
                Heading(heading, start);
                break;
            case ParagraphBlock paragraph:
                Paragraph(StyleOf(paragraph.Kind), paragraph.Text);
                break;
            case ListBlock list:
                List(list);
                break;
            case TableBlock table:
                TableWriter.Write(xml, _runs, table, section.IsLandscape, hasGapAfter);
                break;
            case ChartBlock chart:
                Chart(chart);
                break;
            case SignatureBlock signature:
                SignatureWriter.Write(xml, signature, section.IsLandscape);
                break;
            default:
                throw new NotSupportedException($"The Word writer cannot lay out a {block.GetType().Name}.");
        }
    }

    private void Cover(CoverBlock cover)
    {
        if (cover.Emblem is { } emblem)
        {
            Begin("CoverEmblem"u8);
            xml.Raw("</w:pPr>"u8);
            EmblemPart.Drawing(xml, emblem, cover.EmblemAlt);
            End();
        }

        Lines("CoverTitle"u8, cover.Title);
        Lines("CoverSubject"u8, cover.Subject);
        Lines("CoverAgency"u8, cover.Agency);
        Lines("CoverIssued"u8, [cover.Issued]);
    }

    // Only the first line has the style's space above.
    private void Lines(ReadOnlySpan<byte> style, ImmutableArray<string> lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            Begin(style);
            if (i > 0)
                xml.Raw("<w:spacing w:before=\"0\"/>"u8);
            xml.Raw("</w:pPr>"u8);
            _runs.Plain(lines[i]);
            End();
        }
    }

    // No space above a heading that begins a page.
    private void Heading(HeadingBlock heading, PageStart start)
    {
        Begin(
            heading.Level switch
            {
                1 => "Heading1"u8,
                2 => "Heading2"u8,
                _ => "Heading3"u8,
            }
        );
        xml.Raw(
            start switch
            {
                PageStart.ByBreak => "<w:pageBreakBefore/><w:spacing w:before=\"0\"/>"u8,
                PageStart.BySection => "<w:spacing w:before=\"0\"/>"u8,
                _ => ""u8,
            }
        );
        xml.Raw("</w:pPr><w:bookmarkStart w:id=\""u8).Number(_bookmarks).Raw("\" w:name=\""u8);
        Bookmark.WriteName(xml, heading.Id);
        xml.Raw("\"/>"u8);
        _runs.Plain(heading.Text);
        xml.Raw("<w:bookmarkEnd w:id=\""u8).Number(_bookmarks).Raw("\"/>"u8);
        _bookmarks++;
        End();
    }

    private void Paragraph(ReadOnlySpan<byte> style, RichText text)
    {
        Begin(style);
        xml.Raw("</w:pPr>"u8);
        _runs.Rich(text);
        End();
    }

    private void List(ListBlock list)
    {
        for (var i = 0; i < list.Entries.Length; i++)
        {
            var entry = list.Entries[i];
            Begin(entry.Marker is null ? "ListBullet"u8 : "ListEntry"u8);
            xml.Raw(list.KeepsNext(i) ? "<w:keepNext/></w:pPr>"u8 : "</w:pPr>"u8);
            if (entry.Marker is { } marker)
            {
                if (char.IsAsciiLetter(marker[0]))
                    _runs.Strong(marker);
                else
                    _runs.Plain(marker);
                xml.Raw("<w:r><w:tab/></w:r>"u8);
            }

            _runs.Rich(entry.Text);
            End();
            foreach (var detail in entry.Details)
                Paragraph("ListDetail"u8, detail);
        }
    }

    private void Chart(ChartBlock chart)
    {
        _charts++;
        Begin("Figure"u8);
        xml.Raw("</w:pPr>"u8);
        ChartPart.Drawing(xml, chart, _charts);
        End();
        Begin("FigureCaption"u8);
        xml.Raw("</w:pPr>"u8);
        _runs.Caption(chart.Caption);
        End();
    }

    private void SectionEnd(bool isLandscape)
    {
        Begin("SectionEnd"u8);
        PageSettings.Write(xml, isLandscape, document.Digits, hasTitlePage: !_hasTitlePage);
        _hasTitlePage = true;
        xml.Raw("</w:pPr>"u8);
        End();
    }

    private static ReadOnlySpan<byte> StyleOf(ParagraphKind kind) =>
        kind switch
        {
            ParagraphKind.LeadIn => "LeadIn"u8,
            ParagraphKind.Label => "Label"u8,
            ParagraphKind.Headline => "Headline"u8,
            ParagraphKind.Arithmetic => "Arithmetic"u8,
            ParagraphKind.Note => "Note"u8,
            ParagraphKind.Notice => "Notice"u8,
            _ => "BodyText"u8,
        };

    private void Begin(ReadOnlySpan<byte> style) =>
        xml.Raw("<w:p><w:pPr><w:pStyle w:val=\""u8).Raw(style).Raw("\"/>"u8);

    private void End() => xml.Raw("</w:p>"u8);
}

/// <summary>Why a block begins a page.</summary>
internal enum PageStart
{
    /// <summary>It does not: it follows the block above.</summary>
    None,

    /// <summary>By a page break of its own.</summary>
    ByBreak,

    /// <summary>By the start of a section with another orientation.</summary>
    BySection,
}
