using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Ita.EndToEnd.Tests.Browser;

internal static class Accessibility
{
    /// <summary>
    /// Fails on every rule of axe-core that the page, as it is shown now, breaks; names the rule and where.
    /// </summary>
    public static async Task AssertAccessibleAsync(this IPage page)
    {
        var result = await page.RunAxe();
        var violations = result.Violations.SelectMany(rule =>
            rule.Nodes.Select(node => $"{rule.Id}: {rule.Help}\n  {node.Html}")
        );
        Assert.True(result.Violations.Length == 0, $"{page.Url}\n{string.Join('\n', violations)}");
        Assert.NotEmpty(result.Passes);
    }
}
