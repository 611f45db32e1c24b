using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage;
using Azure.Storage.Sas;
using Ita.Storage.Entities;
using Ita.Testing.Storage;

namespace Ita.Storage.Tests;

public sealed class StorageAccountTests(StorageFixture storage)
{
    [Fact]
    public async Task Everything_is_made_and_making_it_again_changes_nothing()
    {
        await storage.Account.EnsureCreatedAsync();

        foreach (var name in ContainerNames.All)
            Assert.True(await storage.Account.Container(name).ExistsAsync());
        foreach (var name in QueueNames.All)
            Assert.True(await storage.Account.Queue(name).ExistsAsync());
        var tables = new List<string>();
        await foreach (var table in storage.Account.Tables.QueryAsync())
            tables.Add(table.Name);
        Assert.Subset(tables.ToHashSet(), TableNames.All.ToHashSet());
    }

    [Fact]
    public void The_names_are_the_contracts()
    {
        Assert.Equal(
            ["uploads", "registry", "follow-up", "results", "frameworks", "reports", "state"],
            ContainerNames.All
        );
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

    [Theory]
    [InlineData(
        "DefaultEndpointsProtocol=https;AccountName=itastore;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net",
        "https://itastore.table.core.windows.net/"
    )]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1")]
    public void A_connection_string_says_where(string connectionString, string tables)
    {
        Assert.Equal(new Uri(tables), new StorageAccount(connectionString).Tables.Uri);
    }

    [Theory]
    [InlineData("AccountName=itastore")]
    [InlineData("AccountKey=c2VjcmV0")]
    [InlineData("c2VjcmV0")]
    [InlineData("AccountName=itastore;AccountKey=c2VjcmV0;TableEndpoint=nowhere")]
    public void A_malformed_connection_string_is_refused_without_saying_the_key(string connectionString)
    {
        var exception = Assert.Throws<FormatException>(() => new StorageAccount(connectionString));

        Assert.DoesNotContain("c2VjcmV0", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_in_place_of_the_key_opens_all_three_services()
    {
        var process = storage.Process;
        var signature = new AccountSasBuilder(
            AccountSasPermissions.All,
            TimeProvider.System.GetUtcNow().AddHours(1),
            AccountSasServices.All,
            AccountSasResourceTypes.All
        ).ToSasQueryParameters(new StorageSharedKeyCredential(process.Account.Name, process.Account.Key));
        var account = new StorageAccount(
            $"BlobEndpoint={process.BlobUri};QueueEndpoint={process.QueueUri};TableEndpoint={process.TableUri};"
                + $"SharedAccessSignature={signature}"
        );

        await account.EnsureCreatedAsync();
        await account.Table(TableNames.Audit).UpsertEntityAsync(new TableEntity("signature", "r"));
        Assert.NotNull(await account.Table(TableNames.Audit).FindAsync("signature", "r", CancellationToken.None));
        await account.Table(TableNames.Audit).DeleteEntityAsync("signature", "r");
    }
}
