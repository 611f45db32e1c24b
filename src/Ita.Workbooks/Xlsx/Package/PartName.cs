namespace Ita.Workbooks.Xlsx.Package;

/// <summary>Names of parts inside a package, as zip entries spell them: no leading slash.</summary>
internal static class PartName
{
    /// <summary>
    /// A relationship's target, absolute or relative to the part that names it. Null where it leads out of the package.
    /// </summary>
    public static string? Resolve(string source, string target)
    {
        var path = Unescape(target.Replace('\\', '/'));
        var segments = new List<string>();
        if (!path.StartsWith('/') && source.LastIndexOf('/') is > 0 and var folder)
            segments.AddRange(source[..folder].Split('/'));
        foreach (var segment in path.Split('/'))
        {
            if (segment is "" or ".")
                continue;
            if (segment != "..")
            {
                segments.Add(segment);
                continue;
            }

            if (segments.Count == 0)
                return null;
            segments.RemoveAt(segments.Count - 1);
        }

        return segments.Count == 0 ? null : string.Join('/', segments);
    }

    /// <summary>Where a part's relationships stand; those of the package for an empty name.</summary>
    public static string RelationshipsOf(string part)
    {
        var slash = part.LastIndexOf('/');
        return string.Concat(part.AsSpan(0, slash + 1), "_rels/", part.AsSpan(slash + 1), ".rels");
    }

    private static string Unescape(string path) =>
        path.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(path) : path;
}
