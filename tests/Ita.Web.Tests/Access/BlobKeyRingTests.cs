using Azure.Storage.Blobs.Models;
using Ita.Storage;
using Ita.Testing.Storage;
using Ita.Web.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace Ita.Web.Tests.Access;

public sealed class BlobKeyRingTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task Instances_that_start_at_the_same_time_share_one_key_and_so_do_later_ones()
    {
        var instances = Enumerable.Range(0, 4).Select(_ => Protector()).ToList();
        var sealed_ = await Task.WhenAll(instances.Select(instance => Task.Run(() => instance.Protect("form"))));

        Assert.All(
            sealed_.Append(Protector().Protect("form")),
            text => Assert.All(instances, instance => Assert.Equal("form", instance.Unprotect(text)))
        );
        var keys = storage
            .Account.Container(ContainerNames.State)
            .GetBlobs(new GetBlobsOptions { Prefix = "keys/" })
            .ToList();
        Assert.StartsWith("keys/key-", Assert.Single(keys).Name, StringComparison.Ordinal);
    }

    private IDataProtector Protector()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDataProtection().SetApplicationName("ita");
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new BlobKeyRing(storage.Account));
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
    }
}
