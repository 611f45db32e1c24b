using System.Globalization;
using Ita.Assessment;
using Ita.Web.Provinces;
using Ita.Web.Site;

namespace Ita.Web.Access;

/// <summary>An agency of a province, with what is made of its names once for all pages that list it.</summary>
/// <param name="Agency">As the registry has it, its names safe to show (<see cref="VisibleText"/>).</param>
/// <param name="NameKey">By which names are put in order.</param>
internal sealed record ListedAgency(Agency Agency, SortKey NameKey)
{
    public static ListedAgency Of(Agency agency)
    {
        var shown = agency with
        {
            Name = VisibleText.Of(agency.Name),
            Kind = VisibleText.OfOptional(agency.Kind),
            District = VisibleText.OfOptional(agency.District),
            Province = VisibleText.Of(agency.Province),
        };
        return new ListedAgency(shown, BoardOrder.Key(shown.Name));
    }
}
