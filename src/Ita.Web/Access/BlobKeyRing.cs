using System.Xml.Linq;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Ita.Storage;
using Ita.Web.Site;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Ita.Web.Access;

/// <summary>
/// The keys that a form's token is made with, in the container <c>state</c>: a token that one instance hands out is
/// good with every other, and after a restart. Of two instances that make a key for the same day, the first one's is
/// taken and the second one's forgotten: otherwise each would go on with a key that the other does not know. It is asked
/// as the app starts, before anybody has had the container made; what it is asked by has no token, and waits no longer
/// than a request may.
/// </summary>
internal sealed class BlobKeyRing(StorageAccount account, StoragePatience patience, TimeProvider time) : IXmlRepository
{
    private const string Folder = "keys/";

    private readonly BlobContainerClient _container = account.Container(ContainerNames.State);

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var spent = new CancellationTokenSource(patience.Limit, time);
        try
        {
            return
            [
                .. _container
                    .GetBlobs(new GetBlobsOptions { Prefix = Folder }, spent.Token)
                    .Select(blob =>
                        XElement.Parse(
                            _container.GetBlobClient(blob.Name).DownloadContent(spent.Token).Value.Content.ToString()
                        )
                    ),
            ];
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return [];
        }
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        var name = element.Element("activationDate") is { } activation ? "key-" + activation.Value[..10] : friendlyName;
        using var spent = new CancellationTokenSource(patience.Limit, time);
        try
        {
            _container.CreateIfNotExists(cancellationToken: spent.Token);
            var options = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            _container
                .GetBlobClient($"{Folder}{name}.xml")
                .Upload(new BinaryData(element.ToString(SaveOptions.DisableFormatting)), options, spent.Token);
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412) { }
    }
}
