namespace Ita.Assessment;

/// <summary>The data that is shipped inside this assembly.</summary>
internal static class EmbeddedFiles
{
    /// <summary>The files of a folder, by name in ordinal order.</summary>
    /// <param name="folder">With its slash: <c>frameworks/</c>.</param>
    public static IEnumerable<(string Name, byte[] Content)> In(string folder)
    {
        var assembly = typeof(EmbeddedFiles).Assembly;
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            yield return (name, content);
        }
    }
}
