using System.Diagnostics;

namespace Ita.Workbooks.Tests.Templates;

/// <summary>The office suite that many municipalities use, where it is installed.</summary>
internal sealed class LibreOffice
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    private readonly string _program;

    private LibreOffice(string program) => _program = program;

    public static LibreOffice? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "soffice"))
            .FirstOrDefault(File.Exists) is { } program ? new LibreOffice(program) : null;

    /// <summary>Opens a workbook and saves it as .xlsx, without a window and in a profile of its own.</summary>
    public byte[] SaveAgain(byte[] workbook)
    {
        var folder = Directory.CreateTempSubdirectory("ita-soffice-");
        try
        {
            var source = Path.Combine(folder.FullName, "in.xlsx");
            File.WriteAllBytes(source, workbook);
            var target = folder.CreateSubdirectory("out").FullName;
            Run("--headless", $"-env:UserInstallation={new Uri(Path.Combine(folder.FullName, "profile")).AbsoluteUri}", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", target, source);
            return File.ReadAllBytes(Path.Combine(target, "in.xlsx"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private void Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(_program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("LibreOffice did not end.");
        }

        Assert.True(process.ExitCode == 0, output.Result + errors.Result);
    }
}
