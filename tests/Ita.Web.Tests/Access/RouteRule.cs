using System.Net;

namespace Ita.Web.Tests.Access;

/// <summary>A line of the matrix.</summary>
/// <param name="Reach">Who gets through.</param>
/// <param name="Found">What whoever gets through is answered where the object is there.</param>
/// <param name="Values">Values of the route's other parameters; where several, one request each.</param>
internal sealed record RouteRule(
    Reach Reach,
    HttpStatusCode Found = HttpStatusCode.OK,
    params (string Name, string[] Values)[] Values
)
{
    /// <summary>It serves whatever object the visitor may see, even one of which there is nothing.</summary>
    public bool IsOfAnyObject { get; init; }

    /// <summary>
    /// Whatever is asked lacks the body that the route needs: whoever may is told so, and so may be whoever may not.
    /// </summary>
    public bool NeedsBody { get; init; }

    /// <summary>It was a page once: who may see it and asks for a page is sent to where the page is now.</summary>
    public bool HasPage { get; init; }
}
