using System.Globalization;
using System.Text.RegularExpressions;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Text;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.Exports;

/// <summary>
/// An indicator's number and name as a summary writes them: <c>1. การปฏิบัติหน้าที่</c>, or 1 and the name beside it.
/// </summary>
internal sealed partial class IndicatorName(FrameworkCatalogue frameworks)
{
    private readonly HashSet<string> _names =
    [
        .. frameworks
            .Years.SelectMany(year => frameworks.Find(year)!.Indicators)
            .Select(indicator => ThaiText.NormaliseLabel(indicator.NameTh)),
    ];

    /// <summary>The indicator a row is about.</summary>
    /// <param name="cells">The row's cells before its scores, by column.</param>
    /// <param name="cell">The cell with the number.</param>
    /// <param name="isKnown">The name beside the number is an indicator's; otherwise it only looks like one.</param>
    /// <returns>1–10, or 0 where the row is about something else.</returns>
    public int Read(IReadOnlyList<RowCell> cells, out RowCell? cell, out bool isKnown)
    {
        isKnown = false;
        for (var i = 0; i < cells.Count; i++)
        {
            cell = cells[i];
            if (!TryRead(cell, out var number, out var name))
                continue;
            if (name.Length == 0 && i + 1 < cells.Count && cells[i + 1] is { IsText: true } next)
            {
                // A column of running numbers before "1. name" says less than that cell does.
                if (TryRead(next, out _, out var nextName) && nextName.Length > 0)
                    continue;
                name = next.Text;
            }

            if (name.Length == 0)
                continue;
            isKnown = _names.Contains(ThaiText.NormaliseLabel(name));
            return number;
        }

        cell = null;
        return 0;
    }

    private static bool TryRead(RowCell cell, out int number, out string name)
    {
        number = 0;
        name = "";
        if (cell.Kind == CellKind.Number)
        {
            if (cell.Number is not (>= 1 and <= 10 and var value) || !decimal.IsInteger(value))
                return false;
            number = (int)value;
            return true;
        }

        if (!cell.IsText || Numbered().Match(cell.Text) is not { Success: true } match)
            return false;
        number = int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        name = match.Groups["name"].Value;
        return number is >= 1 and <= 10;
    }

    // 9.1 is a sub-indicator's number and not the ninth indicator's.
    [GeneratedRegex(
        @"^(?:ตัวชี้วัด(?:ที่)? ?)?\(?(?<number>[0-9]{1,2})(?![0-9])(?!\.[0-9]) ?[.):]? ?(?<name>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline
    )]
    private static partial Regex Numbered();
}
