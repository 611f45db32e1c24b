namespace Ita.Web.Access;

/// <summary>
/// The platform takes HTTPS only and hands requests on in plain HTTP; for cookies and addresses they are what they
/// were.
/// </summary>
internal static class PlatformScheme
{
    public static Task Restore(HttpContext context, RequestDelegate next)
    {
        context.Request.Scheme = Uri.UriSchemeHttps;
        return next(context);
    }
}
