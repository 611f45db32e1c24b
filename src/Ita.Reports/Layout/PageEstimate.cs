using System.Collections.Immutable;
using Ita.Reports.Model;

namespace Ita.Reports.Layout;

/// <summary>
/// Estimates the page of each heading, so that the table of contents is right when the document is first opened: Word
/// does not run here, and it asks the reader before it updates fields (docs/decisions/0021). The estimate follows the
/// rules of the Word document: paragraphs that keep with the next, rows that do not break, header rows that repeat.
/// </summary>
internal sealed class PageEstimate
{
    // Twentieths of a point; as in Word.PageSettings and Word/Parts/styles.xml.
    public const int PortraitWidth = 11906 - 1701 - 1134;
    public const int LandscapeWidth = 16838 - 1134 - 1134;
    private const int PortraitHeight = 16838 - 1418 - 1134;
    private const int LandscapeHeight = 11906 - 1418 - 1134;
    private const int CellMargins = 170;
    private const int RowMargins = 66;
    private const int TableGap = 120;
    private const int Chart = 5102 + 60;
    private const int Signature = 3 * (470 + 160);

    private readonly Dictionary<string, int> _pages = new(StringComparer.Ordinal);
    private readonly List<Piece> _pending = [];
    private int _page = 1;
    private int _top;
    private int _height;
    private int _width;

    private PageEstimate() { }

    /// <summary>By heading id.</summary>
    public static ImmutableDictionary<string, int> Of(ImmutableArray<ReportSection> sections)
    {
        var estimate = new PageEstimate();
        for (var i = 0; i < sections.Length; i++)
        {
            if (i > 0 && !sections[i].ContinuesPage)
                estimate.NewPage();
            estimate._height = sections[i].IsLandscape ? LandscapeHeight : PortraitHeight;
            estimate._width = sections[i].IsLandscape ? LandscapeWidth : PortraitWidth;
            for (var block = 0; block < sections[i].Blocks.Length; block++)
                estimate.Add(sections[i].Blocks[block], sections[i].HasGapAfter(block), sections);
            estimate.PlacePending();
        }

        return estimate._pages.ToImmutableDictionary();
    }

    private void Add(ReportBlock block, bool hasGapAfter, ImmutableArray<ReportSection> sections)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Paragraph(ParagraphStyles.OfHeading(heading.Level), heading.Text, heading: heading.Id);
                break;
            case ParagraphBlock paragraph:
                Paragraph(ParagraphStyles.Of(paragraph.Kind), paragraph.Text.ToString());
                break;
            case ListBlock list:
                List(list);
                break;
            case TableBlock table:
                Table(table, hasGapAfter);
                break;
            case ChartBlock chart:
                Place(new Piece(Chart, 0, 0, 0, KeepsNext: true));
                Paragraph(ParagraphStyles.FigureCaption, chart.Caption.ToString());
                break;
            case SignatureBlock signature:
                Place(new Piece(Signature * signature.Rows(_width == LandscapeWidth), 0, 0, 0));
                break;
            case ContentsBlock:
                Contents(sections);
                break;
        }
    }

    private void Contents(ImmutableArray<ReportSection> sections)
    {
        Place(new Piece(600 + 120, 0, 0, 0));
        foreach (
            var heading in sections
                .SelectMany(section => section.Blocks)
                .OfType<HeadingBlock>()
                .Where(heading => heading.Level <= 2)
        )
        {
            var style = heading.Level == 1 ? ParagraphStyles.Toc1 : ParagraphStyles.Toc2;
            Place(new Piece(style.Line, style.Before, 0, 0));
        }
    }

    private void Paragraph(ParagraphStyle style, string text, bool keepsNext = false, string? heading = null)
    {
        var lines = TextWidth.Lines(text, style.Size, _width - style.Indent, style.First, style.IsBold);
        Place(
            new Piece(
                (lines * style.Line) + style.After,
                style.Before,
                lines,
                style.Line,
                keepsNext || style.KeepsNext,
                heading
            )
        );
    }

    private void List(ListBlock list)
    {
        for (var i = 0; i < list.Entries.Length; i++)
        {
            Paragraph(
                list.Entries[i].Marker is null ? ParagraphStyles.ListBullet : ParagraphStyles.ListEntry,
                list.Entries[i].Text.ToString(),
                keepsNext: list.KeepsNext(i)
            );
            foreach (var detail in list.Entries[i].Details)
                Paragraph(ParagraphStyles.ListDetail, detail.ToString());
        }
    }

    private void Table(TableBlock table, bool hasGapAfter)
    {
        Paragraph(ParagraphStyles.Caption, table.Caption.ToString());
        Span<int> widths = stackalloc int[table.Columns.Length];
        ColumnWidths.Of(table, _width, widths);
        var header = 0;
        for (var i = 0; i < widths.Length; i++)
        {
            var lines = 0;
            foreach (var line in table.Columns[i].Header.AsSpan().EnumerateLines())
                lines += TextWidth.Lines(
                    line,
                    ParagraphStyles.TableText.Size,
                    widths[i] - CellMargins,
                    0,
                    isBold: true
                );
            header = Math.Max(header, RowMargins + (ParagraphStyles.TableText.Line * lines));
        }

        Place(new Piece(header, 0, 0, 0, KeepsNext: true));
        for (var i = 0; i < table.Rows.Length; i++)
        {
            var keeps = table.Rows[i].Kind == RowKind.Group || table.KeepsNext(i);
            Place(new Piece(RowHeight(table.Rows[i], widths), 0, 0, 0, KeepsNext: keeps, Header: header));
        }

        if (hasGapAfter)
            Place(new Piece(TableGap, 0, 0, 0, KeepsNext: table.KeepsWithNext));
    }

    private static int RowHeight(TableRow row, ReadOnlySpan<int> widths)
    {
        var height = ParagraphStyles.TableText.Line;
        var column = 0;
        foreach (var cell in row.Cells)
        {
            var width = -CellMargins;
            for (var covered = column; covered < column + cell.ColumnSpan; covered++)
                width += widths[covered];
            column += cell.ColumnSpan;
            var lines = 0;
            foreach (var paragraph in cell.Paragraphs)
            {
                var style = paragraph.Marker is null ? ParagraphStyles.TableText : ParagraphStyles.TableItem;
                foreach (var line in paragraph.Text.ToString().AsSpan().EnumerateLines())
                    lines += TextWidth.Lines(
                        line,
                        style.Size,
                        width - style.Indent,
                        0,
                        row.Kind is RowKind.Group or RowKind.Total
                    );
            }

            height = Math.Max(height, lines * ParagraphStyles.TableText.Line);
        }

        return height + RowMargins;
    }

    // A block that keeps with the next waits until their height together is known.
    private void Place(Piece piece)
    {
        _pending.Add(piece);
        if (!piece.KeepsNext)
            PlacePending();
    }

    private void PlacePending()
    {
        if (_pending.Count == 0)
            return;
        var needed = 0;
        for (var i = 0; i < _pending.Count; i++)
        {
            var before = _top + needed == 0 ? 0 : _pending[i].Before;
            needed += before + (i == _pending.Count - 1 ? _pending[i].MinHeight : _pending[i].Height);
        }

        if (_top > 0 && _top + needed > _height)
            NewPage(_pending[0].Header);
        foreach (var piece in _pending)
            Set(piece);
        _pending.Clear();
    }

    private void Set(Piece piece)
    {
        if (_top > 0)
            _top += piece.Before;
        if (piece.Heading is { } heading)
            _pages[heading] = _page;
        if (_top + piece.Height <= _height || piece.Lines < 2)
        {
            _top += piece.Height;
            return;
        }

        // A paragraph breaks across pages with at least two lines on each.
        var fitting = Math.Min((_height - _top) / piece.Line, piece.Lines - 2);
        NewPage();
        _top = piece.Height - (fitting * piece.Line);
    }

    private void NewPage(int header = 0)
    {
        _page++;
        _top = header;
    }

    private readonly record struct Piece(
        int Height,
        int Before,
        int Lines,
        int Line,
        bool KeepsNext = false,
        string? Heading = null,
        int Header = 0
    )
    {
        /// <summary>The height that must fit on a page for the piece to begin there.</summary>
        public int MinHeight => Lines > 3 ? 2 * Line : Height;
    }
}
