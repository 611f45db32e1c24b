namespace Ita.Web.Site;

/// <summary>
/// Which language a visitor reads: what the address asks for, else what was asked for last (a cookie), else Thai.
/// </summary>
internal static class LanguageChoice
{
    public const string Parameter = "lang";

    private static readonly TimeSpan s_remembered = TimeSpan.FromDays(365);

    public static string Code(this Language language) => language == Language.En ? "en" : "th";

    /// <summary>Reads the choice, and remembers one that the address makes.</summary>
    public static Language Of(HttpContext context)
    {
        if (Parse(context.Request.Query[Parameter]) is { } asked)
        {
            context.Response.Cookies.Append(
                Parameter,
                asked.Code(),
                new CookieOptions
                {
                    Path = "/",
                    HttpOnly = true,
                    IsEssential = true,
                    SameSite = SameSiteMode.Lax,
                    Secure = context.Request.IsHttps || context.Request.Headers["X-Forwarded-Proto"] == "https",
                    MaxAge = s_remembered,
                }
            );
            return asked;
        }

        return Parse(context.Request.Cookies[Parameter]) ?? Language.Th;
    }

    private static Language? Parse(string? code) =>
        code switch
        {
            "th" => Language.Th,
            "en" => Language.En,
            _ => null,
        };
}
