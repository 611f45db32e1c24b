namespace Ita.Web.Provinces;

/// <summary>
/// What a province's agencies are put in order by. In addresses in lower case; <c>-total</c> from the greatest down.
/// </summary>
public enum BoardSort
{
    Name,
    District,
    Kind,
    State,
    Iit,
    Eit,
    Oit,
    Total,
    Level,
    Change,
    Weakest,

    // One for each indicator, in their order.
    Indicator1,
    Indicator2,
    Indicator3,
    Indicator4,
    Indicator5,
    Indicator6,
    Indicator7,
    Indicator8,
    Indicator9,
    Indicator10,
}
