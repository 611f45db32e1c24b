using Ita.Cli.Samples;
using Ita.Testing.Browser;
using Microsoft.Playwright;

namespace Ita.EndToEnd.Tests.Browser;

/// <summary>
/// What somebody in a municipality does: hands in a mistaken workbook, sees where it is wrong, hands in the corrected
/// one, and sees the report come.
/// </summary>
public sealed class UploadTests(Chromium chromium, WorkingApp app) : IClassFixture<WorkingApp>
{
    /// <summary>Pages that only an upload brings about; looked at here.</summary>
    public static readonly string[] Pages =
    [
        "/api/agencies/{agencyCode}/years/{fiscalYear}/submissions/{submission}/rejected.{format}",
        "/api/agencies/{agencyCode}/years/{fiscalYear}/report.{format}",
    ];

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(0, 360, true, "th")]
    [InlineData(1, 1280, false, "en")]
    [InlineData(4, 360, false, "th")]
    [InlineData(5, 1280, true, "en")]
    public async Task A_mistaken_file_is_turned_away_with_its_cell_and_the_corrected_one_becomes_a_report(
        int agency,
        int width,
        bool script,
        string language
    )
    {
        var export = WorkingApp.Export(agency);
        var mistaken = SampleWorkbooks.CreateRejected(export);
        var page = await chromium.OpenAsync(app.Address, width, script);
        await page.GotoAsync($"{Address(agency)}?lang={language}");
        await AssertSoundAsync(page, script, $"upload-{width}-{language}");
        var loads = 0;
        page.Load += (_, _) => loads++;

        // The same name twice: the second file takes the first one's place, once that has been read.
        await SendAsync(page, (mistaken.File.Name, mistaken.File.Content));
        await WaitForAsync(page, script, language == "th" ? "ไม่รับ" : "Rejected");
        var outcome = await page.Locator("[data-watch]").InnerTextAsync();
        Assert.Contains(mistaken.Code, outcome, StringComparison.Ordinal);
        Assert.Contains(mistaken.Cell, outcome, StringComparison.Ordinal);
        Assert.Contains(SampleWorkbooks.UnknownLabel, outcome, StringComparison.Ordinal);
        await AssertSoundAsync(page, script, $"upload-rejected-{width}-{language}");
        if (script)
            Assert.Equal(1, loads);

        // In a window of its own: the list goes when the corrected file takes the mistaken one's place.
        var list = await page.Locator("[data-watch] .files a[href$='rejected.html']").GetAttributeAsync("href");
        await LookAtAsync(await page.Context.NewPageAsync(), list!, script, $"rejected-{width}-{language}");

        await SendAsync(
            page,
            [.. export.Files.Select((file, index) => (index == 0 ? mistaken.File.Name : file.Name, file.Content))]
        );
        await WaitForAsync(page, script, language == "th" ? "ออกรายงานแล้ว" : "Reported", export.Files.Length);
        await AssertSoundAsync(page, script, $"upload-reported-{width}-{language}");
        Assert.Equal("", await page.Locator("[data-watch]").GetAttributeAsync("data-watch"));
        if (script)
            Assert.Equal(2, loads);
        await LookAtAsync(
            page,
            "/api" + Address(agency).Replace("upload", "report.html", StringComparison.Ordinal),
            script,
            $"report-{width}-{language}"
        );
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task With_script_a_file_that_is_too_large_does_not_even_leave_and_the_other_does(int width)
    {
        var page = await chromium.OpenAsync(app.Address, width);
        await page.GotoAsync(Address(2));

        await SendAsync(
            page,
            ("ใหญ่เกิน.xlsx", new byte[(20 * 1024 * 1024) + 1]),
            ("ไม่ใช่ไฟล์ Excel.xlsx", "x"u8.ToArray())
        );

        await page.Locator("form.upload .said a").WaitForAsync();
        var progress = await page.Locator("form.upload .progress").First.InnerTextAsync();
        Assert.Contains("ใหญ่เกินกำหนด", progress, StringComparison.Ordinal);
        await AssertSoundAsync(page, script: true, $"upload-too-large-{width}");
        await page.Locator("form.upload .said a").ClickAsync();
        await WaitForAsync(page, script: true, "ไม่รับ");
        Assert.Contains(
            "not-a-workbook",
            await page.Locator("[data-watch]").InnerTextAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_form_without_a_file_says_so_and_the_keyboard_reaches_everything()
    {
        var page = await chromium.OpenAsync(app.Address, script: false);
        await page.GotoAsync(Address(3));
        await page.EvaluateAsync("document.querySelector('#files').removeAttribute('required')");

        await page.Locator("#files").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        Assert.Contains(
            "ยังไม่ได้เลือกไฟล์",
            await page.GetByRole(AriaRole.Alert).InnerTextAsync(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(true, "th", "ไม่รับ")]
    [InlineData(false, "en", "Rejected")]
    public async Task A_follow_up_form_is_handed_in_on_the_same_page_and_its_outcome_is_shown(
        bool script,
        string language,
        string outcome
    )
    {
        var page = await chromium.OpenAsync(app.Address, 360, script);
        await page.GotoAsync($"{Address(2)}?lang={language}");

        await page.SetInputFilesAsync(
            "#follow-up",
            new FilePayload
            {
                Name = "ติดตาม.xlsx",
                MimeType = "application/octet-stream",
                Buffer = "x"u8.ToArray(),
            }
        );
        await page.Locator("form.upload:has(#follow-up) button").ClickAsync();
        await WaitForAsync(page, script, outcome);

        var shown = await page.Locator("[data-watch]").InnerTextAsync();
        Assert.Contains("ติดตาม", shown, StringComparison.Ordinal);
        Assert.Contains(
            language == "th" ? "แบบติดตามผลการดำเนินการ" : "Follow-up form",
            shown,
            StringComparison.Ordinal
        );
        Assert.Contains("not-a-workbook", shown, StringComparison.Ordinal);
        await AssertSoundAsync(page, script, $"follow-up-{language}");
    }

    [Fact]
    public async Task The_audit_shows_who_did_it_and_can_be_taken_away()
    {
        var page = await chromium.OpenAsync(app.Address, 360);
        await page.GotoAsync(Address(3));
        await SendAsync(page, ("=1+1.xlsx", "x"u8.ToArray()));
        await page.Locator("[data-watch]").WaitForAsync();

        await page.GotoAsync("/provinces/31/audit/latest");

        Assert.Contains("=1+1.xlsx", await page.Locator("table").InnerTextAsync(), StringComparison.Ordinal);
        await AssertSoundAsync(page, script: true, "audit-360");
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync()
        );
        Assert.Contains(
            "'=1+1.xlsx",
            await File.ReadAllTextAsync(await download.PathAsync()),
            StringComparison.Ordinal
        );
    }

    private static string Address(int agency) => $"/agencies/{WorkingApp.Agencies[agency].Code}/years/2566/upload";

    private static async Task SendAsync(IPage page, params (string Name, byte[] Content)[] files)
    {
        await page.SetInputFilesAsync(
            "#files",
            files.Select(file => new FilePayload
            {
                Name = file.Name,
                MimeType = "application/octet-stream",
                Buffer = file.Content,
            })
        );
        await page.Locator("form.upload:has(#files) button").ClickAsync();
    }

    // With script nobody touches anything; without, somebody clicks on the link every now and then.
    private static async Task WaitForAsync(IPage page, bool script, string state, int count = 1)
    {
        using var limit = new CancellationTokenSource(s_patience);
        await page.WaitForURLAsync(url => url.Contains("sent=", StringComparison.Ordinal));
        while (await page.Locator("[data-watch] [data-state]").Filter(new() { HasText = state }).CountAsync() < count)
        {
            Assert.False(limit.IsCancellationRequested, $"{state} did not come.");
            await Task.Delay(300);
            if (!script && await page.Locator("a[data-again]").CountAsync() > 0)
                await page.Locator("a[data-again]").ClickAsync();
        }
    }

    private static async Task LookAtAsync(IPage page, string address, bool script, string name)
    {
        var answer = await page.GotoAsync(address);
        Assert.Equal(200, answer!.Status);
        await AssertSoundAsync(page, script, name);
    }

    private static async Task AssertSoundAsync(IPage page, bool script, string name)
    {
        // axe-core is a script itself.
        if (script)
            await page.AssertAccessibleAsync();
        Assert.True(
            await page.EvaluateAsync<bool>(
                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
            ),
            $"{name} is wider than its window."
        );
        if (Environment.GetEnvironmentVariable("ITA_GALLERY") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
