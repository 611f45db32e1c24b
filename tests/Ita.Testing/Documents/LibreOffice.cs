using System.Diagnostics;
using Xunit;

namespace Ita.Testing.Documents;

/// <summary>
/// The office suite that many municipalities use, where it is installed; in a profile of its own that works every
/// formula out anew.
/// </summary>
public sealed class LibreOffice
{
    private const string RecalculateAlways = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry"
          xmlns:xs="http://www.w3.org/2001/XMLSchema"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
            <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
        </oor:items>
        """;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);
    private readonly string _program;

    private LibreOffice(string program) => _program = program;

    /// <summary>Skips the test where it is not installed.</summary>
    public static LibreOffice Require()
    {
        var program = InstalledProgram.Find("soffice");
        if (program is null)
            Assert.Skip("LibreOffice is not installed.");
        return new LibreOffice(program);
    }

    /// <summary>Opens the workbooks, works everything out and saves them again.</summary>
    public IReadOnlyList<byte[]> SaveAgain(params IReadOnlyList<byte[]> workbooks) =>
        Convert(workbooks, "xlsx", "xlsx:Calc MS Excel 2007 XML", "xlsx");

    /// <summary>Converts files in one start; nothing may be said on the way.</summary>
    public IReadOnlyList<byte[]> Convert(IReadOnlyList<byte[]> files, string extension, string filter, string target)
    {
        var folder = Directory.CreateTempSubdirectory("ita-soffice-");
        try
        {
            var sources = new List<string>();
            foreach (var file in files)
            {
                sources.Add(Path.Combine(folder.FullName, $"{sources.Count}.{extension}"));
                File.WriteAllBytes(sources[^1], file);
            }

            var profile = folder.CreateSubdirectory("profile");
            File.WriteAllText(
                Path.Combine(profile.CreateSubdirectory("user").FullName, "registrymodifications.xcu"),
                RecalculateAlways
            );
            var output = folder.CreateSubdirectory("out").FullName;
            Run([
                "--headless",
                $"-env:UserInstallation={new Uri(profile.FullName).AbsoluteUri}",
                "--convert-to",
                filter,
                "--outdir",
                output,
                .. sources,
            ]);
            return
            [
                .. sources.Select(source =>
                    File.ReadAllBytes(Path.Combine(output, Path.ChangeExtension(Path.GetFileName(source), target)))
                ),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private void Run(IEnumerable<string> arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(_program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("LibreOffice did not end.");
        }

        Assert.True(process.ExitCode == 0, output.Result + errors.Result);
        // Said about the machine's Java, whatever the document.
        Assert.DoesNotContain(
            errors.Result.Split('\n'),
            line => line.Trim().Length > 0 && !line.Contains("javaldx", StringComparison.Ordinal)
        );
    }
}
