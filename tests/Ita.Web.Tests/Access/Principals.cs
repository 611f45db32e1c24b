using Ita.Testing;

namespace Ita.Web.Tests.Access;

/// <summary>Requests of whoever the platform has signed in.</summary>
internal static class Principals
{
    public static HttpRequestMessage As(this HttpRequestMessage request, params string[] roles)
    {
        request.Headers.Add(SignInTokens.Header, SignInTokens.With(roles));
        return request;
    }
}
