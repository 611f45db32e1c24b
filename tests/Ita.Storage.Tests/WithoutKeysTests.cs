using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Ita.Azurite;
using Ita.Storage.Queues;
using Ita.Storage.Uploads;

namespace Ita.Storage.Tests;

/// <summary>Blobs, queues and tables over HTTPS with a token and no key.</summary>
public sealed class WithoutKeysTests : IAsyncLifetime
{
    private readonly LoopbackCertificate _certificate = new(TimeProvider.System);
    private AzuriteProcess? _azurite;

    public async ValueTask InitializeAsync() =>
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { InMemory = true, Certificate = _certificate });

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        _certificate.Dispose();
    }

    [Fact]
    public async Task Every_service_works_with_a_token()
    {
        var account = Account(new TokenOf(AzuriteToken.Create(TimeProvider.System.GetUtcNow())));
        await account.EnsureCreatedAsync();
        await account.EnsureCreatedAsync();

        var uploads = new UploadStore(account);
        var put = await uploads.PutAsync(ContainerNames.Uploads, "2566/310801/ไฟล์.xlsx", new MemoryStream([1, 2, 3]));
        Assert.Equal([1, 2, 3], (await uploads.ReadAsync(put.Blob))!.ToArray());

        await new WorkQueues(account).ScoreAsync(new("310801"), new(2566));
        var message = Assert.Single((await account.Queue(QueueNames.ScoreAgency).ReceiveMessagesAsync()).Value);
        Assert.True(WorkMessage.TryParse(message.Body.ToString(), out _));

        var table = account.Table(TableNames.Agencies);
        await table.SubmitTransactionAsync([
            new TableTransactionAction(
                TableTransactionActionType.Add,
                new TableEntity("31", "310801") { ["Name"] = "บึงเจริญ" }
            ),
        ]);
        Assert.Equal("บึงเจริญ", (await table.GetEntityAsync<TableEntity>("31", "310801")).Value.GetString("Name"));
        await foreach (var entity in table.QueryAsync<TableEntity>())
            Assert.Equal("310801", entity.RowKey);
    }

    [Fact]
    public async Task A_token_that_has_expired_opens_nothing()
    {
        var account = Account(new TokenOf(AzuriteToken.Create(TimeProvider.System.GetUtcNow().AddHours(-3))));

        await Assert.ThrowsAsync<RequestFailedException>(() => account.Container(ContainerNames.Uploads).CreateAsync());
        await Assert.ThrowsAsync<RequestFailedException>(() => account.Queue(QueueNames.ScoreAgency).CreateAsync());
        await Assert.ThrowsAsync<RequestFailedException>(() => account.Table(TableNames.Agencies).CreateAsync());
    }

    private StorageAccount Account(TokenCredential credential) =>
        new(
            new StorageOptions
            {
                BlobServiceUri = _azurite!.BlobUri,
                QueueServiceUri = _azurite.QueueUri,
                TableServiceUri = _azurite.TableUri,
                Credential = credential,
                Transport = new HttpClientTransport(new HttpClient(_certificate.CreateHandler())),
                MaxRetries = 0,
            }
        );

    private sealed class TokenOf(string token) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(token, TimeProvider.System.GetUtcNow() + AzuriteToken.Lifetime);

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken
        ) => ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
