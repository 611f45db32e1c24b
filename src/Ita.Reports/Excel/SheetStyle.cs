using ClosedXML.Excel;

namespace Ita.Reports.Excel;

/// <summary>Fonts, colours and number formats of all sheets.</summary>
internal static class SheetStyle
{
    /// <summary>The font of official Thai documents; Excel substitutes another where it is not installed.</summary>
    public const string Font = "TH Sarabun New";

    public const double Size = 14;

    public const double TitleSize = 18;

    /// <summary>Points as published.</summary>
    public const string Points = "0.00";

    /// <summary>A difference in points, with its sign.</summary>
    public const string Difference = "+0.00;\u22120.00;0.00";

    /// <summary>Points before they are rounded.</summary>
    public const string Exact = "0.00########";

    public const string Count = "0";

    public static readonly XLColor Header = XLColor.FromHtml("#DCE6F1");
    public static readonly XLColor Total = XLColor.FromHtml("#F2F2F2");
    public static readonly XLColor Rule = XLColor.FromHtml("#A6A6A6");

    /// <summary>The font colour of given figures, as opposed to formulas.</summary>
    public static readonly XLColor Given = XLColor.FromHtml("#1F4E9E");

    public static readonly XLColor Good = XLColor.FromHtml("#DDF0DD");
    public static readonly XLColor Poor = XLColor.FromHtml("#FBE0D6");
}
