using System.Text;
using Ita.Assessment.Text;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.Recognition;

/// <summary>A filled cell of a row that is looked at as a whole.</summary>
/// <param name="Column">From 1.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Shown">What it shows.</param>
/// <param name="Number">The value of a number, or of a number typed as text; null for anything else.</param>
internal sealed record RowCell(int Column, CellKind Kind, string Shown, decimal? Number)
{
    /// <summary>Characters of a text that may be a number.</summary>
    private const int LongestNumber = 64;

    private string? _text;
    private string? _label;

    /// <summary>What it shows, normalised; compared with or without case by whoever asks.</summary>
    public string Text => _text ??= ThaiText.Normalise(Shown);

    /// <summary>What it shows, normalised as answer labels are.</summary>
    public string Label => _label ??= ThaiText.NormaliseLabel(Shown);

    public bool IsText => Kind == CellKind.Text;

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
