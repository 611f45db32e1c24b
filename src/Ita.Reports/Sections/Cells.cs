using System.Collections.Immutable;
using Ita.Reports.Model;

namespace Ita.Reports.Sections;

/// <summary>Creates table rows and cells.</summary>
internal static class Cells
{
    public static TableRow Row(params ImmutableArray<TableCell> cells) => new(RowKind.Normal, cells);

    public static TableRow Total(params ImmutableArray<TableCell> cells) => new(RowKind.Total, cells);

    /// <summary>A heading over the rows under it, across all columns.</summary>
    public static TableRow Group(string text, int columns) => new(RowKind.Group, [Span(text, columns)]);

    /// <summary>What the next row is about, across all columns.</summary>
    public static TableRow Lead(int columns, params IEnumerable<RichText> paragraphs) =>
        new(RowKind.Lead, [Paragraphs(paragraphs) with { ColumnSpan = columns }]);

    public static TableCell Text(string text) => TableCell.Of(text);

    public static TableCell Span(string text, int columns) => TableCell.Of(text) with { ColumnSpan = columns };

    public static TableCell Paragraphs(params IEnumerable<RichText> paragraphs) =>
        new([.. paragraphs.Select(text => new CellParagraph(null, text))]);

    /// <summary>An indicator's number, its name on a line of its own, and further lines.</summary>
    public static TableCell Indicator(ReportContext context, int id, params IEnumerable<RichText> more) =>
        Paragraphs([
            RichText.Of(context.IndicatorNumber(id)),
            RichText.Of(context.Typesetter.Text(context.Framework.Indicator(id).NameTh)),
            .. more,
        ]);

    public static TableCell Numbered(IReadOnlyList<string> texts, Func<int, string> marker) =>
        texts.Count == 1
            ? TableCell.Of(texts[0])
            : new([.. texts.Select((text, index) => new CellParagraph(marker(index + 1), RichText.Of(text)))]);
}
