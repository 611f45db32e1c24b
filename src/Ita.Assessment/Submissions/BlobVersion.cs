using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Ita.Assessment.Submissions;

/// <summary>
/// One version of an uploaded blob: what an event, a listing and a retry agree on. A blob that is replaced keeps its
/// name and becomes another version.
/// </summary>
public sealed partial record BlobVersion
{
    private readonly string _etag = "";

    /// <summary>What the blob container is called (docs/workbooks.md, where a file goes).</summary>
    public required string Container { get; init; }

    /// <summary>The path within the container.</summary>
    public required string Name { get; init; }

    /// <summary>Without quotation marks, which some of the services put around it and others do not.</summary>
    public required string ETag
    {
        get => _etag;
        init => _etag = value.Trim('"');
    }

    /// <summary>By the service's clock, whole seconds.</summary>
    public required DateTimeOffset LastModified { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>What the uploaded file was called (<see cref="FileNameOf"/>).</summary>
    public string FileName => FileNameOf(Name);

    /// <summary>
    /// Names this version among all uploads, the newest first in ordinal order; for pages and the command line too. The
    /// hash keeps apart what was uploaded in one second.
    /// </summary>
    public string Id
    {
        get
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Container}\n{Name}\n{ETag}"));
            return $"{IdPrefix(LastModified)}-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}";
        }
    }

    /// <summary>
    /// Uploads in the order of time, ordinal: the newest is the greatest, whenever it arrives. Within one second the
    /// blob's name decides, then the ETag: not by right, but always alike.
    /// </summary>
    public string OrderKey => string.Create(CultureInfo.InvariantCulture, $"{LastModified.UtcTicks:D19}|{Name}|{ETag}");

    /// <summary>
    /// A path's last name: of one that ends as a folder, what the folder is called. Empty only where the path is.
    /// </summary>
    public static string FileNameOf(string path)
    {
        var name = path.TrimEnd('/');
        return name.Length == 0 ? path : name[(name.LastIndexOf('/') + 1)..];
    }

    /// <summary>
    /// A folder of the path is <c>.</c> or <c>..</c>: whoever makes an address of it comes to another blob.
    /// </summary>
    public static bool LeadsElsewhere(string path) => path.Split('/').Any(segment => segment is "." or "..");

    /// <summary>
    /// Whether a page, a report or a list can show the path: control characters, U+FFFE and U+FFFF can stand in none.
    /// </summary>
    public static bool CanBeShown(string path)
    {
        try
        {
            XmlConvert.VerifyXmlChars(path);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <summary>
    /// What ids begin with. Tables sort upwards, so it counts the ticks that are left: the newest comes first.
    /// </summary>
    public static string IdPrefix(DateTimeOffset uploadedAt) =>
        (long.MaxValue - uploadedAt.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>Whether a text can be the id of some version: by another there is none.</summary>
    public static bool IsId(string text) => IdPattern().IsMatch(text);

    [GeneratedRegex(@"\A[0-9]{19}-[0-9a-f]{16}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
