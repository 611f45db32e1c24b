namespace Ita.Workbooks.Tests.Builders;

/// <summary>Files under samples/ of the repository.</summary>
internal static class Samples
{
    public static string PathOf(string relative)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ItaFunctions.sln")))
            folder = folder.Parent;
        return Path.Combine(
            folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run inside the repository."),
            "samples",
            relative
        );
    }

    public static WorkbookFile Open(string relative)
    {
        var path = PathOf(relative);
        return new WorkbookFile(Path.GetFileName(path), new FileInfo(path).Length, () => File.OpenRead(path));
    }
}
