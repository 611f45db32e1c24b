using Microsoft.Extensions.Primitives;

namespace Ita.Web.Site;

/// <summary>
/// What every answer tells a browser: nothing runs but the pages' own script, nothing is embedded, nothing is kept,
/// nothing is guessed.
/// </summary>
internal static class SecurityHeaders
{
    private static readonly string s_policy = Policy(
        InlineAsset.Style.Source,
        $"{InlineAsset.Script.Source} {InlineAsset.WorkScript.Source}"
    );
    private static readonly string s_ownStylePolicy = Policy("'unsafe-inline'", "'none'");
    private static readonly object s_ownStyle = new();

    /// <summary>
    /// For a finished report: its style sheet is the one of the day it was written. The page's own policy, in its head,
    /// lets in no other, and a browser keeps to both.
    /// </summary>
    public static void AllowOwnStyle(HttpContext context) => context.Items[s_ownStyle] = true;

    public static Task Add(HttpContext context, RequestDelegate next)
    {
        // As late as can be: an error's answer starts without the headers that were set before it.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = context.Items.ContainsKey(s_ownStyle) ? s_ownStylePolicy : s_policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";

            // Not no-referrer: a browser that says nothing else of itself would not even say that a form comes from
            // here.
            headers["Referrer-Policy"] = "same-origin";

            // What has a tag may be kept by the one who fetched it, and is asked about each time.
            headers.CacheControl = StringValues.IsNullOrEmpty(headers.ETag) ? "no-store" : "private, no-cache";
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static string Policy(string style, string script) =>
        $"default-src 'none'; style-src {style}; script-src {script}; connect-src 'self'; img-src 'self' data:; "
        + $"base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}
