using Ita.Testing.Browser;
using Microsoft.Playwright;

namespace Ita.EndToEnd.Tests.Browser;

/// <summary>Takes a picture of every page for people to look at, where ITA_GALLERY names a folder.</summary>
[Collection(ProvincesApp.Collection)]
public sealed class GalleryTests(Chromium chromium, ProvincesApp app)
{
    private const string Folder = "ITA_GALLERY";

    private static readonly (string Name, string Path)[] s_pages =
    [
        ("provinces", "/provinces"),
        ("small", ProvincesApp.Small),
        ("middle", ProvincesApp.Middle),
        ("middle-en", ProvincesApp.Middle + "?lang=en"),
        ("large", ProvincesApp.Large + "?sort=-total"),
        ("large-heat", ProvincesApp.Large + "?view=indicators"),
        ("long", ProvincesApp.Long),
        ("heat", ProvincesApp.Middle + "?view=indicators&sort=-total"),
        ("long-heat", ProvincesApp.Long + "?view=indicators"),
        ("agency", ProvincesApp.Agency),
        ("agency-en", ProvincesApp.Agency + "?lang=en"),
        ("agency-few", "/agencies/330004"),
        ("agency-nothing", "/agencies/330000"),
        ("agency-long", "/agencies/340006"),
        ("busy", ProvincesApp.Busy + "/years/2566/submissions"),
        ("busy-en", ProvincesApp.Busy + "/years/2566/submissions?lang=en"),
        ("open", ProvincesApp.Agency + "#open"),
        ("open-en", ProvincesApp.Agency + "?lang=en#open"),
        ("uploads", ProvincesApp.Agency + "/years/2566/submissions"),
        ("uploads-en", ProvincesApp.Agency + "/years/2566/submissions?lang=en"),
        ("upload", ProvincesApp.Agency + "/years/2566/upload"),
        ("upload-en", ProvincesApp.Agency + "/years/2566/upload?lang=en"),
        ("heat-en", ProvincesApp.Middle + "?view=indicators&sort=indicator4&lang=en"),
        ("long-en", ProvincesApp.Long + "?lang=en"),
        ("provinces-en", "/provinces?lang=en"),
        ("audit", "/provinces/31/audit/latest"),
        ("loose", "/files-without-agency"),
        ("loose-en", "/files-without-agency?lang=en"),
        ("nothing", "/provinces/32/years/2568"),
        ("missing", "/agencies/399999"),
    ];

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Every_page_has_its_picture_taken(int width)
    {
        var folder = Environment.GetEnvironmentVariable(Folder);
        Assert.SkipWhen(folder is null, $"Pictures are taken where {Folder} names a folder.");
        foreach (var (name, path) in s_pages)
        {
            var page = await chromium.OpenAsync(app.Address, width);
            await page.GotoAsync(path);
            if (path.EndsWith("#open", StringComparison.Ordinal))
                await page.EvaluateAsync("document.querySelectorAll('details').forEach(each => each.open = true)");
            await page.ScreenshotAsync(
                new PageScreenshotOptions { Path = Path.Combine(folder!, $"{name}-{width}.png"), FullPage = true }
            );
            Assert.NotEmpty(await page.Locator("h1").InnerTextAsync());
            if (width == 1280 && name == "middle")
                await page.PdfAsync(
                    new PagePdfOptions { Path = Path.Combine(folder!, "middle.pdf"), PreferCSSPageSize = true }
                );
            await page.Context.CloseAsync();
        }
    }
}
