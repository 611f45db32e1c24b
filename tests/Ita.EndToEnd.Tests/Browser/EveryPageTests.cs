using System.Text.RegularExpressions;
using Ita.Testing.Browser;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Ita.EndToEnd.Tests.Browser;

/// <summary>What holds of every page for reading, at the width of a phone and of a desk, in both languages.</summary>
[Collection(ProvincesApp.Collection)]
public sealed partial class EveryPageTests(Chromium chromium, ProvincesApp app)
{
    public static TheoryData<string> Pages =>
        [
            "/",
            "/provinces",
            ProvincesApp.Small,
            ProvincesApp.Long,
            ProvincesApp.Long + "?view=indicators",
            ProvincesApp.Middle + "?sort=-change&level=none",
            "/provinces/32/years/2568",
            ProvincesApp.Agency,
            ProvincesApp.Busy,
            "/agencies/340004",
            "/agencies/330000",
            ProvincesApp.Agency + "/years/2565",
            ProvincesApp.Agency + "/years/2566/submissions",
            ProvincesApp.Agency + "/years/2566/upload",
            ProvincesApp.Agency + "/years/2566/measures/i1",
            ProvincesApp.Agency + "/profile",
            "/provinces/31/years/2566/results",
            "/provinces/31/audit/latest",
            "/files-without-agency",
            "/agencies/399999",
            "/privacy",
        ];

    [Fact]
    public void There_is_no_page_that_nobody_looks_at()
    {
        var looked = Pages.Select(page => page.Data.Split('?')[0]).Concat(UploadTests.Pages).ToList();

        var pages = (
            from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            let path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
            where
                !path.StartsWith("/api/", StringComparison.Ordinal)
                && endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Contains("GET")
            select path
        ).ToList();

        Assert.InRange(pages.Count, 8, int.MaxValue);
        Assert.All(
            pages,
            page =>
                Assert.Contains(
                    looked,
                    address =>
                        Place().IsMatch(address)
                            ? address == page
                            : Regex.IsMatch(address, $"^{Place().Replace(page, "[^/]+")}$")
                )
        );
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task It_breaks_no_rule_of_axe_fits_its_width_and_keeps_to_its_policy(string path)
    {
        foreach (var (width, language) in new[] { (360, "th"), (1280, "en") })
        {
            var page = await chromium.OpenAsync(app.Address, width);
            var errors = new List<string>();
            page.Console += (_, message) =>
            {
                if (message.Type == "error")
                    errors.Add($"{message.Text} {message.Location}");
            };
            var answer = await page.GotoAsync(
                path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=" + language
            );

            // Axe sees what is folded only when it is open.
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(each => each.open = true)");
            await page.AssertAccessibleAsync();
            Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
            await FitsAsync(page, width);
            if (answer!.Status == 404)
                errors.RemoveAll(error => error.Contains(page.Url, StringComparison.Ordinal));
            Assert.True(errors.Count == 0, string.Join("\n", errors));
            if (width == 360)
            {
                // The other language has other words, and so other widths.
                await page.Locator("header.site a.language").ClickAsync();
                await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
                await FitsAsync(page, width);
            }

            await page.Context.CloseAsync();
        }
    }

    private static async Task FitsAsync(IPage page, int width) =>
        Assert.True(
            await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width,
            $"{page.Url} is wider than {width} pixels."
        );

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
