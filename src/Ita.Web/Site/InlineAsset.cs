using System.Security.Cryptography;
using System.Text;

namespace Ita.Web.Site;

/// <summary>
/// The pages' own style sheet and script, written into each page, with the hash by which the content security policy
/// lets them in.
/// </summary>
internal sealed class InlineAsset
{
    private InlineAsset(string name)
    {
        using var stream = typeof(InlineAsset).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        Content = reader.ReadToEnd();
        Source = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Content)))}'";
    }

    public static InlineAsset Style { get; } = new("site.css");

    public static InlineAsset Script { get; } = new("site.js");

    /// <summary>For pages on which files are handed in or watched.</summary>
    public static InlineAsset WorkScript { get; } = new("work.js");

    /// <summary>
    /// The element for the window's mark, which its address holds: without one a browser asks for a file that the host
    /// does not serve.
    /// </summary>
    public static string IconLink { get; } =
        "<link rel=\"icon\" href=\"data:image/svg+xml,"
        + Uri.EscapeDataString(new InlineAsset("site.svg").Content.TrimEnd())
        + "\" />";

    public string Content { get; }

    /// <summary>As a policy's <c>style-src</c> or <c>script-src</c> names it.</summary>
    public string Source { get; }
}
