namespace Ita.EndToEnd.Tests.Browser;

/// <summary>What holds of every page for reading, at the width of a phone and of a desk, in both languages.</summary>
[Collection(ProvincesApp.Collection)]
public sealed class EveryPageTests(Chromium chromium, ProvincesApp app)
{
    public static TheoryData<string> Pages =>
    [
        "/api/provinces",
        ProvincesApp.Small,
        ProvincesApp.Long,
        ProvincesApp.Long + "?view=indicators",
        ProvincesApp.Middle + "?sort=-change&level=none",
        "/api/provinces/32/years/2568",
        ProvincesApp.Agency,
        "/api/agencies/340004",
        "/api/agencies/330000",
        ProvincesApp.Agency + "/years/2566/submissions",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task It_breaks_no_rule_of_axe_fits_its_width_and_keeps_to_its_policy(string path)
    {
        foreach (var (width, language) in new[] { (360, "th"), (1280, "en") })
        {
            var page = await chromium.OpenAsync(app.Address, width);
            var errors = new List<string>();
            page.Console += (_, message) => { if (message.Type == "error") errors.Add($"{message.Text} {message.Location}"); };
            await page.GotoAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=" + language);

            // Axe sees what is folded only when it is open.
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(each => each.open = true)");
            await page.AssertAccessibleAsync();
            Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{page.Url} is wider than {width} pixels.");
            Assert.True(errors.Count == 0, string.Join("\n", errors));
            await page.Context.CloseAsync();
        }
    }
}
