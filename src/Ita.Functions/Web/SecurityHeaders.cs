namespace Ita.Functions.Web;

/// <summary>What every answer tells a browser: nothing runs, nothing is embedded, nothing is kept, nothing is guessed.</summary>
internal static class SecurityHeaders
{
    private static readonly string s_policy =
        $"default-src 'none'; style-src {SiteStyle.Source}; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static Task Add(HttpContext context, RequestDelegate next)
    {
        // As late as can be: an error's answer starts without the headers that were set before it.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = s_policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
