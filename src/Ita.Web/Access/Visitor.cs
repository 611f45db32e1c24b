using System.Collections.Immutable;
using System.Security.Claims;
using Ita.Assessment;

namespace Ita.Web.Access;

/// <summary>
/// Who asks, by the roles <c>admin</c>, <c>province:{code}</c> and <c>agency:{code}</c>. Without a role, nothing is
/// seen. As an endpoint's parameter it is whoever the request was signed in as.
/// </summary>
internal sealed record Visitor
{
    public const string AdministratorRole = "admin";

    private const string ProvincePrefix = "province:";
    private const string AgencyPrefix = "agency:";

    /// <summary>Whoever sits at the one machine.</summary>
    public static Visitor LocalAdministrator { get; } =
        new()
        {
            IsAdministrator = true,
            Id = "local",
            Name = "local",
        };

    /// <summary>What the sign-in knows the account by; for the audit and for logs.</summary>
    public string Id { get; init; } = "";

    /// <summary>What the account is called, usually its address; for the audit alone.</summary>
    public string Name { get; init; } = "";

    public bool IsAdministrator { get; private init; }

    public ImmutableHashSet<ProvinceCode> Provinces { get; private init; } = [];

    public ImmutableHashSet<AgencyCode> Agencies { get; private init; } = [];

    /// <summary>Roles that are none of ours are left out.</summary>
    public static Visitor Of(IEnumerable<string> roles)
    {
        var visitor = new Visitor();
        foreach (var role in roles)
        {
            if (role == AdministratorRole)
                visitor = visitor with { IsAdministrator = true };
            else if (
                CodeIn(role, ProvincePrefix) is { } provinceText
                && ProvinceCode.TryParse(provinceText, out var province)
            )
            {
                visitor = visitor with { Provinces = visitor.Provinces.Add(province) };
            }
            else if (CodeIn(role, AgencyPrefix) is { } agencyText && AgencyCode.TryParse(agencyText, out var agency))
            {
                visitor = visitor with { Agencies = visitor.Agencies.Add(agency) };
            }
        }

        return visitor;
    }

    /// <summary>Back from <see cref="ToPrincipal"/>.</summary>
    public static Visitor Of(ClaimsPrincipal user) =>
        Of(user.FindAll(ClaimTypes.Role).Select(claim => claim.Value)) with
        {
            Id = user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "",
            Name = user.FindFirstValue(ClaimTypes.Name) ?? "",
        };

    public static ValueTask<Visitor?> BindAsync(HttpContext context) =>
        ValueTask.FromResult<Visitor?>(Of(context.User));

    public bool MaySee(ProvinceCode province) => IsAdministrator || Provinces.Contains(province);

    /// <param name="agency">The agency.</param>
    /// <param name="province">Its province; null where the agency is not known, which only an administrator may
    /// learn.</param>
    public bool MaySee(AgencyCode agency, ProvinceCode? province) =>
        IsAdministrator || Agencies.Contains(agency) || (province is { } known && Provinces.Contains(known));

    /// <summary>
    /// Respondents' rows are shown to the agency that collected them and to administrators; not to its province.
    /// </summary>
    public bool MaySeeRespondents(AgencyCode agency) => IsAdministrator || Agencies.Contains(agency);

    /// <summary>As ASP.NET Core wants it. A form's token is good for the account that was given it (its id).</summary>
    /// <param name="scheme">How it was signed in.</param>
    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        IEnumerable<string> roles =
        [
            .. IsAdministrator ? [AdministratorRole] : Array.Empty<string>(),
            .. Provinces.Select(province => ProvincePrefix + province),
            .. Agencies.Select(agency => AgencyPrefix + agency),
        ];
        return new ClaimsPrincipal(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.NameIdentifier, Id),
                    new Claim(ClaimTypes.Name, Name),
                    .. roles.Select(role => new Claim(ClaimTypes.Role, role)),
                ],
                scheme
            )
        );
    }

    private static string? CodeIn(string role, string prefix) =>
        role.StartsWith(prefix, StringComparison.Ordinal) ? role[prefix.Length..] : null;
}
