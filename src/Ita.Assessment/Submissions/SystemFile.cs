namespace Ita.Assessment.Submissions;

/// <summary>
/// Files that programs leave in folders beside what people put there, and which come along when a folder is copied or
/// packed: they are nobody's upload (docs/workbooks.md, where a file goes).
/// </summary>
public static class SystemFile
{
    // Office's and LibreOffice's beside a workbook that is open; macOS's, for each file.
    private static readonly string[] s_prefixes = ["~$", ".~lock.", "._"];

    // For each folder: macOS's and Windows'.
    private static readonly string[] s_names = [".DS_Store", "Thumbs.db", "desktop.ini"];

    /// <param name="fileName">Without folders.</param>
    public static bool Is(string fileName) =>
        s_prefixes.Any(prefix => fileName.StartsWith(prefix, StringComparison.Ordinal))
        || s_names.Contains(fileName, StringComparer.OrdinalIgnoreCase);
}
