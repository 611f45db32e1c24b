using System.Collections.Immutable;
using Ita.Reports.Model;

namespace Ita.Reports.Layout;

/// <summary>
/// The page each heading comes to stand on, so that the list of contents is right before anybody has laid the document
/// out: nothing here can run Word, and a field that Word would have to update first asks the reader for leave. It
/// follows the rules of the Word document: what keeps with the next, rows that are not torn apart, header rows that
/// repeat.
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
    private const int AfterTable = 120;
    private const int Chart = 6236 + 60;
    private const int Signature = 3 * (470 + 160);

    private readonly Dictionary<string, int> _pages = new(StringComparer.Ordinal);
    private readonly List<Piece> _held = [];
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
                estimate.Add(sections[i].Blocks[block], sections[i].HasRoomAfter(block), sections);
            estimate.Release();
        }

        return estimate._pages.ToImmutableDictionary();
    }

    private void Add(ReportBlock block, bool hasRoomAfter, ImmutableArray<ReportSection> sections)
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
                Table(table, hasRoomAfter);
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
            var look = heading.Level == 1 ? ParagraphStyles.Toc1 : ParagraphStyles.Toc2;
            Place(new Piece(look.Line, look.Before, 0, 0));
        }
    }

    private void Paragraph(ParagraphStyle look, string text, bool keepsNext = false, string? heading = null)
    {
        var lines = TextWidth.Lines(text, look.Size, _width - look.Indent, look.First, look.IsBold);
        Place(
            new Piece(
                (lines * look.Line) + look.After,
                look.Before,
                lines,
                look.Line,
                keepsNext || look.KeepsNext,
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

    private void Table(TableBlock table, bool hasRoomAfter)
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

        if (hasRoomAfter)
            Place(new Piece(AfterTable, 0, 0, 0, KeepsNext: table.KeepsWithNext));
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
                var look = paragraph.Marker is null ? ParagraphStyles.TableText : ParagraphStyles.TableItem;
                foreach (var line in paragraph.Text.ToString().AsSpan().EnumerateLines())
                    lines += TextWidth.Lines(line, look.Size, width - look.Indent, 0, row.Kind != RowKind.Normal);
            }

            height = Math.Max(height, lines * ParagraphStyles.TableText.Line);
        }

        return height + RowMargins;
    }

    // What keeps with the next waits until it is known how tall they are together.
    private void Place(Piece piece)
    {
        _held.Add(piece);
        if (!piece.KeepsNext)
            Release();
    }

    private void Release()
    {
        if (_held.Count == 0)
            return;
        var needed = 0;
        for (var i = 0; i < _held.Count; i++)
            needed +=
                (_top + needed == 0 ? 0 : _held[i].Before) + (i == _held.Count - 1 ? _held[i].Least : _held[i].Height);
        if (_top > 0 && _top + needed > _height)
            NewPage(_held[0].Header);
        foreach (var piece in _held)
            Set(piece);
        _held.Clear();
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

        // A paragraph runs on over the page's end, two lines at least on either side.
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
        /// <summary>What must fit on a page for the piece to begin there.</summary>
        public int Least => Lines > 3 ? 2 * Line : Height;
    }
}
