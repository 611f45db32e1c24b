using System.Globalization;
using System.Text;
using ClosedXML.Excel;
using Ita.Assessment.Submissions;

namespace Ita.Workbooks.RejectedCopies;

/// <summary>
/// Colours bad cells and puts what to do into their comments, Thai and English, several notices of a cell into one.
/// </summary>
internal static class CellMarks
{
    /// <summary>Tells our comments from people's.</summary>
    private const string Author = "ITA";

    private const double Width = 48;
    private const double LineHeight = 15;
    private const double TallestComment = 400;
    private static readonly XLColor Colour = XLColor.FromHtml("#FFC7CE");

    /// <summary>
    /// Takes away what an earlier copy had marked, so that what has been corrected since is not marked any more.
    /// </summary>
    public static void RemoveFrom(IXLWorksheet sheet)
    {
        foreach (
            var cell in sheet
                .CellsUsed(XLCellsUsedOptions.Comments)
                .Where(cell => cell.HasComment && cell.Comment.Author == Author)
                .ToList()
        )
        {
            cell.Comment.Delete();
            if (cell.Style.Fill.BackgroundColor.Equals(Colour))
                cell.Style.Fill.BackgroundColor = XLColor.NoColor;
        }
    }

    public static void Add(NoticePlaces places, IEnumerable<Notice> notices)
    {
        foreach (
            var cell in notices
                .Select(notice => (Notice: notice, Cell: places.CellOf(notice)))
                .Where(each => each.Cell is not null)
                .GroupBy(each => (each.Notice.Sheet, each.Notice.Cell))
        )
        {
            Mark(cell.First().Cell!, [.. cell.Select(each => each.Notice)]);
        }
    }

    private static void Mark(IXLCell cell, List<Notice> notices)
    {
        cell.Style.Fill.BackgroundColor = Colour;
        var before = cell.HasComment ? cell.Comment.Text.Length : 0;
        var text = TextOf(notices, CopyLimits.CommentCharacters - Math.Min(before, CopyLimits.CommentCharacters));
        if (text.Length == 0)
            return;
        if (before == 0)
            cell.Comment.Author = Author;
        cell.Comment.AddText(before > 0 ? "\n\n" + text : text);
        cell.Comment.Style.Size.SetWidth(Width);
        cell.Comment.Style.Size.SetHeight(
            Math.Min(TallestComment, LineHeight * (2 + (text.Length / 45) + notices.Count))
        );
    }

    private static string TextOf(List<Notice> notices, int room)
    {
        var text = new StringBuilder();
        for (var i = 0; i < notices.Count; i++)
        {
            var next = $"{notices[i].MessageTh}\n{notices[i].MessageEn}";
            // Room for the line that says how many are left out.
            if (text.Length + next.Length + 32 > room)
            {
                if (room >= 32)
                    text.Append(CultureInfo.InvariantCulture, $"\n… (+{notices.Count - i})");
                break;
            }

            text.Append(text.Length > 0 ? "\n\n" : "").Append(next);
        }

        return text.ToString();
    }
}
