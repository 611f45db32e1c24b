namespace Ita.Web.Site;

/// <summary>
/// Addresses of the API that were pages once: whoever asks for a page there is sent to where it is now.
/// </summary>
internal static class ApiPages
{
    /// <summary>
    /// The page's address is the one under <c>/api</c> without it. Not for good (302): a browser that remembered it
    /// would take its scripts there as well.
    /// </summary>
    public static RouteHandlerBuilder RedirectsPeople(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter(
            async (invocation, next) =>
            {
                var request = invocation.HttpContext.Request;
                return Json.IsPageWanted(request) && request.Path.StartsWithSegments(Addresses.ApiPrefix, out var page)
                    ? Results.Redirect(page.ToUriComponent() + request.QueryString.ToUriComponent())
                    : await next(invocation);
            }
        );
}
