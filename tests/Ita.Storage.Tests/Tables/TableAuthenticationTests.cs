using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Data.Tables;
using Ita.Storage.Tests.Azurite;

namespace Ita.Storage.Tests.Tables;

/// <summary>What Azurite cannot show: real hosts, and tokens.</summary>
public sealed class TableAuthenticationTests(AzuriteFixture azurite)
{
    private const string Key = "c2VjcmV0";

    [Fact]
    public async Task A_real_hosts_request_is_signed_by_the_table_services_rule()
    {
        var request = await SentAsync(
            options => new TableServiceClient(
                new Uri("https://itastore.table.core.windows.net/"),
                new TableSharedKeyCredential("itastore", Key),
                options
            ),
            table => table.GetEntityIfExistsAsync<TableEntity>("it's 100%", "ปี")
        );

        var date = request.Headers["x-ms-date"];
        var path = "/Agencies(PartitionKey=%27it%27%27s%20100%25%27,RowKey=%27%E0%B8%9B%E0%B8%B5%27)";
        Assert.Equal("https://itastore.table.core.windows.net" + path, request.Uri.AbsoluteUri);
        Assert.Equal(
            $"SharedKey itastore:{Sign($"GET\n\n\n{date}\n/itastore{path}")}",
            request.Headers["Authorization"]
        );
        Assert.True(DateTimeOffset.TryParseExact(date, "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
    }

    [Fact]
    public async Task A_body_is_signed_by_its_type_and_an_emulators_account_stands_twice()
    {
        var request = await SentAsync(
            options => new TableServiceClient(
                new Uri("http://127.0.0.1:10002/devstoreaccount1"),
                new TableSharedKeyCredential("devstoreaccount1", Key),
                options
            ),
            table => table.AddEntityAsync(new TableEntity("p", "r"))
        );

        Assert.Equal(
            $"SharedKey "
                + $"devstoreaccount1:{Sign($"POST\n\napplication/json\n{request.Headers["x-ms-date"]}\n/devstoreaccount1/devstoreaccount1/Agencies")}",
            request.Headers["Authorization"]
        );
    }

    [Fact]
    public async Task An_identity_sends_its_token_for_storage()
    {
        string[]? scopes = null;
        var credential = DelegatedTokenCredential.Create(
            (context, _) =>
            {
                scopes = context.Scopes;
                return new AccessToken("header.payload.signature", DateTimeOffset.MaxValue);
            }
        );

        var request = await SentAsync(
            options => new TableServiceClient(new Uri("https://itastore.table.core.windows.net"), credential, options),
            table => table.AddEntityAsync(new TableEntity("p", "r"))
        );

        Assert.Equal("Bearer header.payload.signature", request.Headers["Authorization"]);
        Assert.Equal(["https://storage.azure.com/.default"], scopes!);
        Assert.Equal("2020-12-06", request.Headers["x-ms-version"]);
    }

    [Fact]
    public void A_token_is_never_sent_in_the_clear()
    {
        var credential = DelegatedTokenCredential.Create(
            (_, _) => throw new InvalidOperationException("Nobody may ask for it.")
        );

        Assert.Throws<ArgumentException>(() => new TableServiceClient(azurite.Process.TableUri, credential));
    }

    // Looked at while it is under way: afterwards it is disposed of.
    private static async Task<SentRequest> SentAsync(
        Func<TableClientOptions, TableServiceClient> create,
        Func<TableClient, Task> call
    )
    {
        SentRequest? sent = null;
        var transport = new CannedTransport(
            (message, _, _) =>
            {
                sent = new SentRequest(
                    message.Request.Uri.ToUri(),
                    message.Request.Headers.ToDictionary(
                        header => header.Name,
                        header => header.Value,
                        StringComparer.OrdinalIgnoreCase
                    )
                );
                throw new InvalidOperationException("That is all this test wants to know.");
            }
        );
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            call(create(new TableClientOptions { Transport = transport }).GetTableClient("Agencies"))
        );
        return sent!;
    }

    private static string Sign(string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Key), Encoding.UTF8.GetBytes(text)));

    private sealed record SentRequest(Uri Uri, Dictionary<string, string> Headers);
}
