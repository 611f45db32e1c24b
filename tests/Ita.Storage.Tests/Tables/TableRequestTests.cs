using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables;
using Ita.Testing.Storage;

namespace Ita.Storage.Tests.Tables;

/// <summary>What is sent, looked at before it leaves: tokens, and the types of what is stored.</summary>
public sealed class TableRequestTests(StorageFixture storage)
{
    private static readonly Uri s_real = new("https://itastore.table.core.windows.net");

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

        var request = await SentAsync(s_real, credential, new TableEntity("p", "r"));

        Assert.Equal("Bearer header.payload.signature", request!.Authorization);
        Assert.Equal(["https://storage.azure.com/.default"], scopes!);
    }

    [Fact]
    public async Task A_token_is_never_sent_in_the_clear()
    {
        var credential = DelegatedTokenCredential.Create(
            (_, _) => throw new NotSupportedException("Nobody may ask for it.")
        );

        Assert.Null(await SentAsync(storage.Process.TableUri, credential, new TableEntity("p", "r")));
    }

    [Fact]
    public async Task Values_are_written_with_the_types_under_which_earlier_versions_stored_them()
    {
        var credential = DelegatedTokenCredential.Create(
            (_, _) => new AccessToken("header.payload.signature", DateTimeOffset.MaxValue)
        );

        var request = await SentAsync(
            s_real,
            credential,
            new TableEntity("310801_2566", "IIT")
            {
                ["Name"] = "บึงเจริญ",
                ["StaffCount"] = 88,
                ["IsProvisional"] = true,
                ["LastModified"] = new DateTimeOffset(2023, 9, 30, 16, 59, 59, TimeSpan.Zero),
                ["Tally_0"] = new byte[] { 0, 1, 255 },
                ["Former"] = null,
            }
        );

        using var body = JsonDocument.Parse(request!.Body);
        var written = body
            .RootElement.EnumerateObject()
            .Where(property => property.Value.ValueKind != JsonValueKind.Null)
            .ToDictionary(property => property.Name, property => property.Value.ToString());
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["PartitionKey"] = "310801_2566",
                ["RowKey"] = "IIT",
                ["Name"] = "บึงเจริญ",
                ["StaffCount"] = "88",
                ["IsProvisional"] = "True",
                ["LastModified"] = "2023-09-30T16:59:59.0000000Z",
                ["LastModified@odata.type"] = "Edm.DateTime",
                ["Tally_0"] = "AAH/",
                ["Tally_0@odata.type"] = "Edm.Binary",
            },
            written
        );
    }

    // Null if nothing was sent. Looked at while it is under way: afterwards it is disposed of.
    private static async Task<SentRequest?> SentAsync(Uri address, TokenCredential credential, TableEntity entity)
    {
        SentRequest? sent = null;
        var transport = new CannedTransport(
            async (message, _, _) =>
            {
                using var body = new MemoryStream();
                await message.Request.Content!.WriteToAsync(body, CancellationToken.None);
                message.Request.Headers.TryGetValue("Authorization", out var authorization);
                sent = new SentRequest(authorization, body.ToArray());
                throw new InvalidOperationException("That is all this test wants to know.");
            }
        );
        var service = new TableServiceClient(address, credential, new TableClientOptions { Transport = transport });
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            service.GetTableClient("Agencies").AddEntityAsync(entity)
        );
        return sent;
    }

    private sealed record SentRequest(string? Authorization, byte[] Body);
}
