using Azure.Storage;
using Azure.Storage.Sas;
using Ita.Azurite;
using Ita.Storage;
using Ita.Storage.Queues;
using Ita.Testing.Browser;
using Ita.Testing.Storage;
using Microsoft.Playwright;

namespace Ita.EndToEnd.Tests.Browser;

/// <summary>
/// What a web page of somebody else's can do to the storage of the machine that it is looked at on: requests to
/// 127.0.0.1, from its own site or from a name that it has given this machine. Azurite looks at neither Host nor Origin;
/// what keeps a page out is that it has no key. A request signed by the right one goes through, so that what is
/// refused is refused for that alone.
/// </summary>
public sealed class ForeignPageTests(Chromium chromium, StorageFixture storage, ForeignSite site)
    : IClassFixture<StorageFixture>,
        IClassFixture<ForeignSite>
{
    private const string PublishedKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const string Message = "<QueueMessage><MessageText>Zm9yZWlnbg==</MessageText></QueueMessage>";

    private AzuriteProcess Process => storage.Process;

    [Fact]
    public async Task A_page_of_another_site_puts_nothing_into_a_queue()
    {
        var page = await chromium.OpenAsync(site.Address);
        await page.GotoAsync("/");
        var queues = new WorkQueues(storage.Account);

        foreach (var (account, signature) in Guesses())
            await PostAsync(page, Messages(Process.QueueUri, account, signature));
        Assert.Equal(0, await queues.CountAsync(QueueNames.ScoreAgency));

        await PostAsync(page, Messages(Process.QueueUri, Process.Account.Name, Signature(Process.Account.Key)));
        Assert.Equal(1, await queues.CountAsync(QueueNames.ScoreAgency));
        await storage.Account.Queue(QueueNames.ScoreAgency).ClearMessagesAsync();
    }

    [Fact]
    public async Task A_page_whose_name_is_bound_to_this_machine_lists_nothing_and_sends_nothing()
    {
        await storage
            .Account.Container(ContainerNames.Uploads)
            .UploadBlobAsync("2566/310801/secret.xlsx", BinaryData.FromString("secret"));
        var blobs = Rebound(Process.BlobUri);
        var queues = Rebound(Process.QueueUri);
        var page = await chromium.OpenAsync(blobs);
        await page.GotoAsync("/");

        // An account, or a container, that is not for everybody is not there for nobody: 404.
        foreach (var (account, signature) in Guesses())
        {
            var refused = await GetAsync(page, Uploads(blobs, account, signature));
            Assert.True(refused.Status is 403 or 404, refused.Text);
            Assert.DoesNotContain("secret", refused.Text, StringComparison.Ordinal);
        }

        var (status, list) = await GetAsync(page, Uploads(blobs, Process.Account.Name, Signature(Process.Account.Key)));
        Assert.Equal(200, status);
        Assert.Contains("secret.xlsx", list, StringComparison.Ordinal);

        await page.GotoAsync(Messages(queues, Process.Account.Name, ""));
        foreach (var (account, signature) in Guesses())
            Assert.True(await PostAsync(page, Messages(queues, account, signature), "same-origin") is 403 or 404);
        Assert.Equal(0, await new WorkQueues(storage.Account).CountAsync(QueueNames.ScoreAgency));
    }

    // With no key, or by the one that everybody knows; for the account that everybody knows, and for the right one.
    private IEnumerable<(string Account, string Signature)> Guesses() =>
        from account in (string[])[AzuriteAccount.PublishedName, Process.Account.Name]
        from signature in (string[])["", Signature(PublishedKey, account)]
        select (account, signature);

    private string Signature(string key, string? account = null) =>
        new AccountSasBuilder(
            AccountSasPermissions.All,
            TimeProvider.System.GetUtcNow().AddHours(1),
            AccountSasServices.All,
            AccountSasResourceTypes.All
        )
            .ToSasQueryParameters(new StorageSharedKeyCredential(account ?? Process.Account.Name, key))
            .ToString();

    private static Uri Rebound(Uri service) => new UriBuilder(service) { Host = Chromium.ReboundHost, Path = "/" }.Uri;

    private static string Messages(Uri service, string account, string signature) =>
        new Uri(service, $"/{account}/{QueueNames.ScoreAgency}/messages?{signature}").AbsoluteUri;

    private static string Uploads(Uri service, string account, string signature) =>
        new Uri(service, $"/{account}/{ContainerNames.Uploads}?restype=container&comp=list&{signature}").AbsoluteUri;

    // As simple as a form's: nothing that a browser would ask leave for first. Its answer's status is 0 where another
    // site's page may not know it.
    private static Task<int> PostAsync(IPage page, string to, string mode = "no-cors") =>
        page.EvaluateAsync<int>(
            "([to, body, mode]) => fetch(to, { method: 'POST', body, mode }).then(answer => answer.status)",
            new[] { to, Message, mode }
        );

    private static async Task<(int Status, string Text)> GetAsync(IPage page, string from)
    {
        var answer = await page.EvaluateAsync<string[]>(
            "from => fetch(from).then(async answer => [String(answer.status), await answer.text()])",
            from
        );
        return (int.Parse(answer[0], System.Globalization.CultureInfo.InvariantCulture), answer[1]);
    }
}
