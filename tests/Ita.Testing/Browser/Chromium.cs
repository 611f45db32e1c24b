using Microsoft.Playwright;
using Xunit;

namespace Ita.Testing.Browser;

/// <summary>
/// The system's own Chromium, headless; each test opens a window of its own, which shares nothing with the others.
/// Where there is no Chromium, tests that ask for a window are skipped and say so. A test project that uses it
/// references the package Microsoft.Playwright itself, whose driver would otherwise not lie beside the tests.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>
    /// A name that the browser looks up as this machine, as an attacker's name server would have it do.
    /// </summary>
    public const string ReboundHost = "rebound.test";

    /// <summary>Where to look for the browser, when it is not in its usual places.</summary>
    private const string PathVariable = "CHROMIUM_PATH";

    // Milliseconds; busy machines take their time, and what does not come about fails all the same.
    private const int Patience = 60_000;

    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly string[] s_usualPlaces =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    // It runs nothing but this project's own pages, often as root in a container, where the sandbox cannot start.
    private static readonly string[] s_arguments =
    [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        $"--host-resolver-rules=MAP {ReboundHost} 127.0.0.1",
    ];

    private readonly SemaphoreSlim _turn = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Opens an empty window.</summary>
    /// <param name="baseUrl">What addresses without a host are looked up against.</param>
    /// <param name="width">CSS pixels: 360 is a small phone, 1280 a desk.</param>
    /// <param name="script">Whether pages may run scripts.</param>
    public async Task<IPage> OpenAsync(Uri? baseUrl, int width = 1280, bool script = true)
    {
        var browser = await StartAsync();
        var context = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = baseUrl?.ToString(),
                ViewportSize = new ViewportSize { Width = width, Height = 900 },
                JavaScriptEnabled = script,
                AcceptDownloads = true,
            }
        );
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        return await context.NewPageAsync();
    }

    /// <summary>
    /// The width of each page's content in a window of the given width, and of the window. A scroll bar takes no room
    /// of it, as on a phone.
    /// </summary>
    public async Task<IReadOnlyList<(string Name, int Page, int Window)>> MeasureAsync(
        int width,
        IEnumerable<(string Name, string Html)> pages
    )
    {
        var window = await OpenAsync(baseUrl: null, width);
        var measured = new List<(string Name, int Page, int Window)>();
        foreach (var (name, html) in pages)
        {
            await window.SetContentAsync(html);
            measured.Add((name, await Number("scrollWidth"), await Number("clientWidth")));
        }

        return measured;

        Task<int> Number(string property) => window.EvaluateAsync<int>($"document.documentElement.{property}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _turn.Dispose();
    }

    private async Task<IBrowser> StartAsync()
    {
        var path =
            Environment.GetEnvironmentVariable(PathVariable)
            ?? InstalledProgram.Find(s_names)
            ?? s_usualPlaces.FirstOrDefault(File.Exists);
        Assert.SkipWhen(
            path is null,
            $"There is no Chromium in its usual places; install it or name it in {PathVariable}."
        );
        await _turn.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(
                new BrowserTypeLaunchOptions
                {
                    ExecutablePath = path,
                    Args = s_arguments,
                    Timeout = 120_000,
                }
            );
        }
        finally
        {
            _turn.Release();
        }
    }
}
