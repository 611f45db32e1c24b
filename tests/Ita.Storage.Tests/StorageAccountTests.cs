using Azure.Core;
using Ita.Storage.Tests.Azurite;

namespace Ita.Storage.Tests;

public sealed class StorageAccountTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Everything_is_made_and_making_it_again_changes_nothing()
    {
        await azurite.Account.EnsureCreatedAsync();

        foreach (var name in ContainerNames.All)
            Assert.True(await azurite.Account.Container(name).ExistsAsync());
        foreach (var name in QueueNames.All)
            Assert.True(await azurite.Account.Queue(name).ExistsAsync());
        var tables = new List<string>();
        await foreach (var table in azurite.Account.Tables.QueryAsync())
            tables.Add(table.Name);
        Assert.Subset(tables.ToHashSet(), TableNames.All.ToHashSet());
    }

    [Fact]
    public void The_names_are_the_contracts()
    {
        Assert.Equal(["uploads", "registry", "follow-up", "frameworks", "reports", "state"], ContainerNames.All);
        Assert.Equal(
            [
                "score-agency",
                "write-report",
                "score-agency-poison",
                "write-report-poison",
                "webjobs-blobtrigger-poison",
            ],
            QueueNames.All
        );
        Assert.Equal(
            ["Agencies", "Submissions", "Tallies", "Results", "Items", "Measures", "Frameworks", "Audit", "Pending"],
            TableNames.All
        );
    }

    [Fact]
    public void Addresses_and_an_identity_do_without_a_connection_string()
    {
        var account = new StorageAccount(
            new StorageOptions
            {
                BlobServiceUri = new Uri("https://ita.blob.core.windows.net"),
                QueueServiceUri = new Uri("https://ita.queue.core.windows.net"),
                TableServiceUri = new Uri("https://ita.table.core.windows.net"),
                Credential = DelegatedTokenCredential.Create(
                    (_, _) => new AccessToken("token", DateTimeOffset.MaxValue)
                ),
            }
        );

        Assert.Equal(
            "https://ita.blob.core.windows.net/uploads",
            account.Container(ContainerNames.Uploads).Uri.AbsoluteUri
        );
        Assert.Equal(
            "https://ita.queue.core.windows.net/score-agency",
            account.Queue(QueueNames.ScoreAgency).Uri.AbsoluteUri
        );
        Assert.Equal("ita", account.Tables.AccountName);
    }

    [Fact]
    public void Half_of_an_account_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new StorageAccount(new StorageOptions()));
        Assert.Throws<ArgumentException>(() =>
            new StorageAccount(new StorageOptions { BlobServiceUri = new Uri("https://ita.blob.core.windows.net") })
        );
    }
}
