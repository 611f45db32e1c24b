using Ita.Testing.Browser;

namespace Ita.EndToEnd.Tests.Browser;

public sealed class EmptyAccountTests(Chromium chromium, PagesApp app) : IClassFixture<PagesApp>
{
    [Theory]
    [InlineData(360, true)]
    [InlineData(1280, false)]
    public async Task The_first_page_says_that_there_is_nothing_yet(int width, bool script)
    {
        var page = await chromium.OpenAsync(app.Address, width, script);

        var answer = await page.GotoAsync("/");

        Assert.Equal(200, answer!.Status);
        Assert.Contains(
            "ยังไม่มีหน่วยงานในทะเบียน",
            await page.Locator("main").InnerTextAsync(),
            StringComparison.Ordinal
        );
        if (script)
            await page.AssertAccessibleAsync();
    }
}
