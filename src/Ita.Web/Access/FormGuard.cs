using Ita.Web.Site;
using Microsoft.AspNetCore.Antiforgery;

namespace Ita.Web.Access;

/// <summary>
/// Lets in only forms that this app has shown to this visitor: the browser must say that the request comes from a page
/// of ours (<see cref="RefuseFromElsewhereAsync"/>, which goes for whatever changes something, a form or not), and the
/// form must carry its token. Both, because an old browser does not say, and a token can leak. As an endpoint's filter
/// it guards short forms, which the framework may read whole; an upload is read as it comes in, and asks by itself.
/// </summary>
internal sealed class FormGuard(IAntiforgery antiforgery) : IEndpointFilter
{
    public const string Field = "token";

    public const string Header = "X-Form-Token";

    /// <summary>For a form's hidden field. Sets the cookie that belongs to it.</summary>
    public string TokenFor(HttpContext context)
    {
        ETagResult.OmitETag(context);
        return antiforgery.GetAndStoreTokens(context).RequestToken!;
    }

    /// <summary>
    /// For every request but those that only look: nothing is changed by a page of another site, whatever the body is.
    /// A program that is no browser says nothing of where it comes from, and is let in.
    /// </summary>
    public static Task RefuseFromElsewhereAsync(HttpContext context, RequestDelegate next)
    {
        var method = context.Request.Method;
        var onlyLooks = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
        return !onlyLooks && IsFromElsewhere(context.Request)
            ? Problems.FormFromElsewhere().ExecuteAsync(context)
            : next(context);
    }

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await RefuseAsync(context.HttpContext) is { } untrusted ? untrusted : await next(context);

    /// <param name="context">A request that changes something.</param>
    /// <param name="token">The form's token where it was read already; null to look for it in the header, then in a
    /// short form.</param>
    /// <returns>Why not; null if it is all right.</returns>
    public async Task<IResult?> RefuseAsync(HttpContext context, string? token = null)
    {
        if (token is not null)
            context.Request.Headers[Header] = token;
        try
        {
            return await antiforgery.IsRequestValidAsync(context) ? null : Problems.FormExpired();
        }
        catch (AntiforgeryValidationException e) when (!context.RequestAborted.IsCancellationRequested)
        {
            // What it says whenever it could not read the form.
            return e.InnerException is { } cause && Problems.IsTooLarge(cause)
                ? Problems.TooLarge()
                : Problems.FormExpired();
        }
    }

    // What a browser says of itself no page can change. X-Forwarded-Host is the front end's; a page elsewhere cannot
    // send it either.
    private static bool IsFromElsewhere(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site])
            return site != "same-origin";
        if (request.Headers.Origin is not [{ } origin])
            return false;
        return !Uri.TryCreate(origin, UriKind.Absolute, out var page)
            || (page.Authority != request.Host.Value && page.Authority != request.Headers["X-Forwarded-Host"]);
    }
}
