namespace Ita.Web.Provinces;

/// <summary>Which figures of the agencies are shown. In addresses in lower case.</summary>
public enum BoardTab
{
    /// <summary>Instruments, total, level, change.</summary>
    Scores,

    /// <summary>The heat map: ten indicators.</summary>
    Indicators,
}
