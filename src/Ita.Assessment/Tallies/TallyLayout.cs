namespace Ita.Assessment.Tallies;

/// <summary>How a workbook held a part (formats.md, layouts 1 to 3); the lower the number, the more detail.</summary>
public enum TallyLayout
{
    /// <summary>Layout 1: one row per respondent. Items hold counts per choice.</summary>
    Answers = 1,

    /// <summary>Layout 2: one row per item. Items hold scores.</summary>
    ItemScores = 2,

    /// <summary>Layout 3: one row per indicator. No items; EIT comes combined.</summary>
    IndicatorScores = 3,
}
