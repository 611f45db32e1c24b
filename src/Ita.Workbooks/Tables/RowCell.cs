using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Ita.Assessment.Text;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.Tables;

/// <summary>A filled cell of a row that is looked at as a whole.</summary>
/// <param name="Column">From 1.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="DisplayText">What it shows.</param>
/// <param name="Number">The value of a number, or of a number typed as text; null for anything else.</param>
internal sealed record RowCell(int Column, CellKind Kind, string DisplayText, decimal? Number)
{
    /// <summary>Characters of a text that may be a number.</summary>
    private const int LongestNumber = 64;

    private string? _text;
    private string? _label;

    /// <summary>What it shows, normalised; compared with or without case by whoever asks.</summary>
    public string Text => _text ??= ThaiText.Normalise(DisplayText);

    /// <summary>What it shows, normalised as answer labels are.</summary>
    public string Label => _label ??= ThaiText.NormaliseLabel(DisplayText);

    public bool IsText => Kind == CellKind.Text;

    /// <summary>It shows something.</summary>
    public bool IsFilled => Kind != CellKind.Empty && Text.Length > 0;

    /// <summary>It is this header, spaces and case aside.</summary>
    /// <param name="head">Normalised as answer labels are.</param>
    public bool Is(string head) => IsText && Label.Equals(head, StringComparison.OrdinalIgnoreCase);

    public static RowCell From(in Cell cell, TextPool texts)
    {
        var shown = Show(cell, texts);
        var label = cell.Kind == CellKind.Text && shown.Length <= LongestNumber ? ThaiText.NormaliseLabel(shown) : null;
        decimal? number = cell.Kind switch
        {
            CellKind.Number when CellNumber.TryParse(cell.Raw, out var value) => value,
            CellKind.Text when label is not null && CellNumber.TryParseText(label, out var value) => value,
            _ => null,
        };
        return new RowCell(cell.Column, cell.Kind, shown, number) { _label = label };
    }

    /// <summary>What a cell shows: numbers at 15 digits, TRUE and FALSE.</summary>
    public static string Show(in Cell cell, TextPool texts) =>
        cell.Kind switch
        {
            CellKind.Text => texts.StringOf(cell),
            CellKind.Number => CellNumber.TryParse(cell.Raw, out var number)
                ? number.ToString(System.Globalization.CultureInfo.InvariantCulture)
                : Encoding.UTF8.GetString(cell.Raw),
            CellKind.Boolean => cell.Raw.SequenceEqual("0"u8) ? "FALSE" : "TRUE",
            _ => Encoding.UTF8.GetString(cell.Raw),
        };
}

/// <summary>A number of people: 78, <c>1,240</c>, <c>640 คน</c>, <c>๖๔๐ อัตรา</c>.</summary>
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

    // Only units that leave the number as it is: 2 พันคน is not two.
    [GeneratedRegex(
        "^(?<count>[0-9]{1,3}(?:,[0-9]{3})*|[0-9]+) ?"
            + "(?:คน|ราย|อัตรา|ท่าน|นาย|ตำแหน่ง|ตัวอย่าง|ชุด|ฉบับ|persons?|people)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Count();
}
