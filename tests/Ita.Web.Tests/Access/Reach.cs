namespace Ita.Web.Tests.Access;

/// <summary>Who reaches what a route serves.</summary>
internal enum Reach
{
    /// <summary>Anybody, without signing in: it says nothing of any object.</summary>
    Everybody,

    /// <summary>Whoever is signed in; it shows each what is theirs.</summary>
    SignedIn,

    /// <summary>The route's <c>{agencyCode}</c>: the agency itself, its province, the administrator.</summary>
    Agency,

    /// <summary>The route's <c>{provinceCode}</c>: the province, the administrator.</summary>
    Province,

    /// <summary>The administrator alone.</summary>
    Administrator,
}
