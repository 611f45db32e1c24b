using Ita.OpenXml.Writing;

namespace Ita.Reports.Excel;

/// <summary>Fonts, colours and number formats of all sheets.</summary>
internal static class SheetStyle
{
    public const double Size = 14;

    public const double TitleSize = 18;

    /// <summary>Points as published.</summary>
    public const string Points = "0.00";

    /// <summary>A difference in points, with its sign.</summary>
    public const string Difference = "+0.00;\u22120.00;0.00";

    /// <summary>Points before they are rounded.</summary>
    public const string Exact = "0.00########";

    public const string Count = "0";

    public const string Header = "DCE6F1";
    public const string Total = "F2F2F2";
    public const string Rule = "A6A6A6";
    public const string Good = "DDF0DD";
    public const string Poor = "FBE0D6";

    /// <summary>Every cell's; the font is that of official Thai documents, Excel takes another where it is not
    /// installed.</summary>
    public static readonly CellStyle Ordinary = new() { Font = "TH Sarabun New", Size = Size };

    /// <summary>A given figure, as opposed to a formula.</summary>
    public static CellStyle AsGiven(CellStyle style) => style with { Colour = "1F4E9E" };

    public static CellStyle AsBold(CellStyle style) => style with { IsBold = true };

    public static CellStyle Wrapped(CellStyle style) => style with { Wraps = true };
}
