using Ita.Workbooks;

namespace Ita.Cli.Commands;

/// <summary>The files named on a command line.</summary>
internal static class InputFiles
{
    /// <summary>Makes sure that each file is there and can be opened. What is in it is for the reader to say.</summary>
    /// <exception cref="CommandException">One of them is not there, is a folder, or cannot be opened: every such file
    /// is named.</exception>
    public static IReadOnlyList<WorkbookFile> Open(IEnumerable<string> paths)
    {
        var files = new List<WorkbookFile>();
        var complaints = new List<string>();
        foreach (var path in paths)
        {
            try
            {
                using var stream = File.OpenRead(path);
                files.Add(new WorkbookFile(Path.GetFileName(path), stream.Length, () => File.OpenRead(path)));
            }
            catch (Exception e)
                when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                complaints.Add(Complaint(path, e));
            }
        }

        return complaints.Count == 0
            ? files
            : throw new CommandException(ExitCode.Usage, string.Join(Environment.NewLine, complaints));
    }

    private static string Complaint(string path, Exception e) =>
        e switch
        {
            FileNotFoundException or DirectoryNotFoundException => $"{path}: ไม่พบไฟล์ / there is no such file.",
            _ when Directory.Exists(path) => $"{path}: เป็นโฟลเดอร์ ไม่ใช่ไฟล์ / is a folder, not a file.",
            _ => $"{path}: เปิดไฟล์ไม่ได้ / cannot be opened ({e.Message})",
        };
}
