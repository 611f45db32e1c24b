using System.Security.Cryptography;
using System.Text;

namespace Ita.Functions.Web;

/// <summary>The pages' one style sheet, written into each page, and its hash for the content security policy.</summary>
internal static class SiteStyle
{
    public static string Css { get; } = Read();

    /// <summary>As a policy's <c>style-src</c> names it.</summary>
    public static string Source { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'";

    private static string Read()
    {
        using var stream = typeof(SiteStyle).Assembly.GetManifestResourceStream("site.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
