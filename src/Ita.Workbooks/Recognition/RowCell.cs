using System.Text;
using Ita.Assessment.Text;
using Ita.Workbooks.Xlsx.Sheets;

namespace Ita.Workbooks.Recognition;

/// <summary>A filled cell of a row that is looked at as a whole.</summary>
/// <param name="Column">From 1.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Shown">What it shows.</param>
/// <param name="Number">The value of a number, or of a number typed as text; null for anything else.</param>
internal sealed record RowCell(int Column, CellKind Kind, string Shown, decimal? Number)
{
    private string? _text;

    /// <summary>What it shows, normalised; compared with or without case by whoever asks.</summary>
    public string Text => _text ??= ThaiText.Normalise(Shown);

    public bool IsText => Kind == CellKind.Text;

    public static RowCell From(in Cell cell, TextPool texts)
    {
        var shown = Show(cell, texts);
        decimal? number = cell.Kind switch
        {
            CellKind.Number when CellNumber.TryParse(cell.Raw, out var value) => value,
            CellKind.Text when shown.Length <= 64 && CellNumber.TryParseText(ThaiText.NormaliseLabel(shown), out var value) => value,
            _ => null,
        };
        return new RowCell(cell.Column, cell.Kind, shown, number);
    }

    /// <summary>What a cell shows: numbers at 15 digits, TRUE and FALSE.</summary>
    public static string Show(in Cell cell, TextPool texts) => cell.Kind switch
    {
        CellKind.Text => texts.StringOf(cell),
        CellKind.Number => CellNumber.TryParse(cell.Raw, out var number) ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : Encoding.UTF8.GetString(cell.Raw),
        CellKind.Boolean => cell.Raw.SequenceEqual("0"u8) ? "FALSE" : "TRUE",
        _ => Encoding.UTF8.GetString(cell.Raw),
    };
}
