using Ita.Reports.Model;

namespace Ita.Reports.Tests;

/// <summary>Blocks as plain text, every space an ordinary one.</summary>
internal static class BlockText
{
    public static string Of(IEnumerable<ReportBlock> blocks) =>
        string.Join('\n', blocks.SelectMany(Lines)).Replace('\u00A0', ' ');

    private static IEnumerable<string> Lines(ReportBlock block) =>
        block switch
        {
            HeadingBlock heading => [heading.Text],
            ParagraphBlock paragraph => [paragraph.Text.ToString()],
            ListBlock list => list.Entries.SelectMany(entry =>
                entry.Details.Select(detail => detail.ToString()).Prepend($"{entry.Marker} {entry.Text}")
            ),
            TableBlock table => table
                .Rows.Select(row =>
                    string.Join(
                        " | ",
                        row.Cells.Select(cell =>
                            string.Join(
                                " / ",
                                cell.Paragraphs.Select(paragraph => $"{paragraph.Marker} {paragraph.Text}".Trim())
                            )
                        )
                    )
                )
                .Prepend(string.Join(" | ", table.Columns.Select(column => column.Header)))
                .Prepend(table.Caption.ToString()),
            _ => [],
        };
}
