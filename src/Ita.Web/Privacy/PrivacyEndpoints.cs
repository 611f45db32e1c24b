using Ita.Web.Site;

namespace Ita.Web.Privacy;

/// <summary>
/// What is done with whose data. For anybody: whoever is told of it need not have an account first.
/// </summary>
internal static class PrivacyEndpoints
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet(Addresses.Privacy, ShowPage).AllowAnonymous();

    private static HtmlPage<PrivacyPage> ShowPage() => new(new Dictionary<string, object?>());
}
