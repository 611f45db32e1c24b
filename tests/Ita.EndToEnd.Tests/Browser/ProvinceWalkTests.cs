using System.Text.RegularExpressions;
using Ita.Testing.Browser;
using Microsoft.Playwright;

namespace Ita.EndToEnd.Tests.Browser;

/// <summary>What provincial staff do every day: the province, a filter, an agency, its report.</summary>
[Collection(ProvincesApp.Collection)]
public sealed partial class ProvinceWalkTests(Chromium chromium, ProvincesApp app)
{
    private const string District = "ประโคนชัย";

    // Two others of the district are called the same with a number behind.
    private const string Name = "องค์การบริหารส่วนตำบลสะแกเจริญ";

    [Theory]
    [InlineData(1280, true, "th")]
    [InlineData(1280, false, "en")]
    [InlineData(360, true, "en")]
    [InlineData(360, false, "th")]
    public async Task From_the_province_by_a_filter_to_an_agency_and_its_report(int width, bool script, string language)
    {
        var page = await chromium.OpenAsync(app.Address, width, script);
        await page.GotoAsync("/provinces?lang=" + language);
        await page.Locator("a[href='/provinces/31/years/2566']").ClickAsync();
        await page.WaitForURLAsync("**/years/2566");
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal(300, await page.Locator(".scores tbody tr").CountAsync());

        await page.Locator("select[name=district]").SelectOptionAsync(District);
        await page.Locator("input[name=q]").FillAsync("สะแกเจริญ");
        if (!script)
            await page.Locator(".filter button").ClickAsync();
        await page.WaitForURLAsync(Filtered());
        await Assertions.Expect(page.Locator(".scores tbody tr")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = Name, Exact = true }).ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(Name);
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.Locator(".files a[href$='report.docx']").ClickAsync()
        );
        Assert.Equal("ita-2566-310006.docx", download.SuggestedFilename);
        Assert.Equal(ProvincesApp.Report, await File.ReadAllBytesAsync(await download.PathAsync()));
    }

    [Fact]
    public async Task With_its_script_the_list_changes_in_place_and_the_way_back_works()
    {
        var page = await chromium.OpenAsync(app.Address);
        await page.GotoAsync(ProvincesApp.Middle);
        await page.EvaluateAsync("window.stayed = true");

        await page.Locator("#sort-total").ClickAsync();
        await page.WaitForURLAsync("**?sort=-total");
        await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToHaveCountAsync(1);
        Assert.Equal("sort-total", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Locator("#tab-indicators").ClickAsync();
        await Assertions.Expect(page.Locator(".heat tbody tr")).ToHaveCountAsync(100);
        await page.Locator("select[name=state]").SelectOptionAsync("nothing");
        await Assertions.Expect(page.Locator(".heat tbody tr")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("แสดง 4 จาก 100 หน่วยงาน");
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator(".heat tbody tr")).ToHaveCountAsync(100);

        Assert.True(await page.EvaluateAsync<bool>("window.stayed === true"));
    }

    [Fact]
    public async Task The_table_that_is_shown_can_be_taken_away()
    {
        var page = await chromium.OpenAsync(app.Address);
        await page.GotoAsync(ProvincesApp.Middle + "?state=incomplete");

        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.Locator(".downloads a", new PageLocatorOptions { HasText = "CSV" }).ClickAsync()
        );

        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        Assert.Equal(await page.Locator(".scores tbody tr").CountAsync() + 1, lines.Length);
        Assert.All(lines.Skip(1), line => Assert.Contains("OIT", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_keyboard_is_enough()
    {
        var page = await chromium.OpenAsync(app.Address);
        await page.GotoAsync(ProvincesApp.Small);
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Locator("#sort-total").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**?sort=-total");
        await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToHaveCountAsync(1);
        Assert.EndsWith("?sort=-total", Assert.Single(asked), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"district=%E0.*|q=%E0.*district=%E0.*", RegexOptions.CultureInvariant)]
    private static partial Regex Filtered();
}
