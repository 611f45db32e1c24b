using System.Globalization;
using System.Text.RegularExpressions;

namespace Ita.Workbooks.Recognition;

/// <summary>A number of people: 78, <c>1,240</c>, <c>640 คน</c>.</summary>
internal static partial class CountText
{
    /// <summary>Null where the cell holds no whole number of people.</summary>
    public static int? Read(RowCell cell)
    {
        if (cell.Number is { } number)
            return number is >= 0 and <= int.MaxValue && decimal.IsInteger(number) ? (int)number : null;
        var match = Count().Match(cell.Text);
        return
            match.Success
            && int.TryParse(
                match.Groups["count"].ValueSpan,
                NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture,
                out var count
            )
            ? count
            : null;
    }

    [GeneratedRegex("^(?<count>[0-9]{1,3}(?:,[0-9]{3})*|[0-9]+) ?(?:คน|ราย)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Count();
}
