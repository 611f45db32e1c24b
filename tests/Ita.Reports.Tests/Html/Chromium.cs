using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Ita.Reports.Tests.Html;

/// <summary>The browser, where it is installed.</summary>
internal sealed partial class Chromium
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);
    private readonly string _program;

    private Chromium(string program) => _program = program;

    /// <summary>Skips the test where it is not installed.</summary>
    public static Chromium Require()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var program = folders
            .SelectMany(folder =>
                new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name))
            )
            .FirstOrDefault(File.Exists);
        if (program is null)
            Assert.Skip("Chromium is not installed.");
        return new Chromium(program);
    }

    /// <summary>
    /// The width of each page's content in a window of the given width, and of the window without its scroll bar.
    /// </summary>
    public IReadOnlyList<(string Name, int Page, int Window)> Widths(
        int window,
        IEnumerable<(string Name, string Html)> pages
    )
    {
        var folder = Directory.CreateTempSubdirectory("ita-pages");
        try
        {
            var frames = new StringBuilder(
                "<pre id=\"measured\"></pre><script>onmessage = measured => "
                    + "document.getElementById('measured').append(measured.data + '\\n')</script>"
            );
            foreach (var (name, html) in pages)
            {
                // The page's policy forbids scripts; this one only measures.
                var measured = Policy()
                    .Replace(html, "")
                    .Replace(
                        "</body>",
                        $"<script>onload = () => parent.postMessage(`{name} "
                            + $"${{document.documentElement.scrollWidth}} ${{document.documentElement.clientWidth}}`, "
                            + $"'*')</script></body>",
                        StringComparison.Ordinal
                    );
                File.WriteAllText(Path.Combine(folder.FullName, $"{name}.html"), measured);
                frames.Append(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"<iframe src=\"{name}.html\" style=\"border: 0; height: 900px; width: {window}px\"></iframe>"
                );
            }

            File.WriteAllText(Path.Combine(folder.FullName, "frames.html"), frames.ToString());
            return
            [
                .. Measurements()
                    .Matches(Run(folder.FullName, "frames.html"))
                    .Select(match => (match.Groups[1].Value, Number(match.Groups[2]), Number(match.Groups[3]))),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        static int Number(Group group) => int.Parse(group.ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
    }

    private string Run(string folder, string page)
    {
        var start = new ProcessStartInfo(_program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (
            var argument in new[]
            {
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                $"--user-data-dir={Path.Combine(folder, "profile")}",
                "--virtual-time-budget=20000",
                "--dump-dom",
                new Uri(Path.Combine(folder, page)).AbsoluteUri,
            }
        )
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEndAsync();
        Assert.True(process.WaitForExit(Timeout), "Chromium did not exit.");
        return output.GetAwaiter().GetResult();
    }

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Policy();

    [GeneratedRegex("^(?:.*>)?([a-z-]+) ([0-9]+) ([0-9]+)$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Measurements();
}
