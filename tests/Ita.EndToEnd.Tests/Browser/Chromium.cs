using Ita.EndToEnd.Tests.Browser;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Ita.EndToEnd.Tests.Browser;

/// <summary>
/// The system's own Chromium, headless, one for all tests of the assembly; each test opens a window of its own, which
/// shares nothing with the others. Where there is no Chromium, tests that ask for a window are skipped and say so.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Where to look for the browser, when it is not in its usual places.</summary>
    private const string PathVariable = "CHROMIUM_PATH";

    // Milliseconds; busy machines take their time, and what does not come about fails all the same.
    private const int Patience = 60_000;

    private static readonly string[] s_usualPlaces =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
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
    ];

    private readonly SemaphoreSlim _turn = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Opens an empty window.</summary>
    /// <param name="width">CSS pixels: 360 is a small phone, 1280 a desk.</param>
    /// <param name="script">Whether pages may run scripts.</param>
    /// <param name="baseUrl">What addresses without a host are looked up against.</param>
    public async Task<IPage> OpenAsync(Uri baseUrl, int width = 1280, bool script = true)
    {
        var browser = await StartAsync();
        var context = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = baseUrl.ToString(),
                ViewportSize = new ViewportSize { Width = width, Height = 900 },
                JavaScriptEnabled = script,
                AcceptDownloads = true,
            }
        );
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        return await context.NewPageAsync();
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
        var path = Environment.GetEnvironmentVariable(PathVariable) ?? s_usualPlaces.FirstOrDefault(File.Exists);
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
