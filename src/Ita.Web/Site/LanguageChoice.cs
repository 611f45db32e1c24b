namespace Ita.Web.Site;

/// <summary>
/// Which language a visitor reads: what the address asks for, else what was asked for last (a cookie), else Thai.
/// </summary>
internal static class LanguageChoice
{
    public const string Parameter = "lang";

    public static QueryParameter QueryParameter { get; } = new(Parameter, "th or en: of headings and states.");

    private static readonly TimeSpan s_remembered = TimeSpan.FromDays(365);

    public static string Code(this SiteLanguage language) => language == SiteLanguage.En ? "en" : "th";

    /// <summary>Reads the choice, and remembers one that the address makes.</summary>
    public static SiteLanguage Of(HttpContext context)
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

        return Parse(context.Request.Cookies[Parameter]) ?? SiteLanguage.Th;
    }

    private static SiteLanguage? Parse(string? code) =>
        code switch
        {
            "th" => SiteLanguage.Th,
            "en" => SiteLanguage.En,
            _ => null,
        };
}

/// <summary>A language of the pages. Names of agencies, districts and provinces stay Thai in both.</summary>
internal enum SiteLanguage
{
    Th,
    En,
}
