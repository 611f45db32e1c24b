namespace Ita.Reports.Excel;

/// <summary>What a formula's cell shows until somebody recalculates: a number, or a text.</summary>
internal readonly record struct SheetValue(decimal? Number, string? Text)
{
    public static implicit operator SheetValue(decimal number) => new(number, null);

    public static implicit operator SheetValue(string text) => new(null, text);
}
