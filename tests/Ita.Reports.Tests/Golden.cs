using System.Runtime.CompilerServices;

namespace Ita.Reports.Tests;

/// <summary>
/// Texts kept in the repository as they were last looked at. ITA_ACCEPT_GOLDEN=1 takes over what comes out now, to be
/// reviewed as a change.
/// </summary>
internal static class Golden
{
    public static void Check(string name, string actual)
    {
        var path = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("ITA_ACCEPT_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Folder());
            File.WriteAllText(path, actual.ReplaceLineEndings("\n"));
        }

        Assert.True(
            File.Exists(path),
            $"{path} is not there. ParagraphStyle at the text, then run with ITA_ACCEPT_GOLDEN=1."
        );
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual.ReplaceLineEndings("\n"));
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
