namespace Ita.Web.Site;

/// <summary>A member of an enumeration as addresses and documents have it: in lower case.</summary>
internal static class MemberName
{
    public static string Of<T>(T member)
        where T : struct, Enum => member.ToString().ToLowerInvariant();
}
