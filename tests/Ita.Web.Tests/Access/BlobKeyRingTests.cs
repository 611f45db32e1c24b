using System.Xml.Linq;
using Azure.Storage.Blobs.Models;
using Ita.Storage;
using Ita.Testing.Storage;
using Ita.Web.Access;
using Ita.Web.Site;
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

    [Fact]
    public async Task The_first_start_of_all_makes_the_keys_and_the_container_they_lie_in()
    {
        await using var empty = new AzuriteFixture();
        await empty.InitializeAsync();
        var ring = new BlobKeyRing(
            new StorageAccount(empty.ConnectionString),
            new StoragePatience(),
            TimeProvider.System
        );

        var before = ring.GetAllElements();
        ring.StoreElement(new XElement("key", new XElement("activationDate", "2026-11-30T00:00:00Z")), "key");

        Assert.Empty(before);
        Assert.Single(ring.GetAllElements());
    }

    private IDataProtector Protector()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDataProtection().SetApplicationName("ita");
        services.Configure<KeyManagementOptions>(options =>
            options.XmlRepository = new BlobKeyRing(storage.Account, new StoragePatience(), TimeProvider.System)
        );
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
    }
}
