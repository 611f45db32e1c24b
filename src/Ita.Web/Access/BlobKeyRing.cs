using System.Xml.Linq;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Ita.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Ita.Web.Access;

/// <summary>
/// The keys that a form's token is made with, in the container <c>state</c>: a token that one instance hands out is
/// good with every other, and after a restart. Of two instances that make a key for the same day, the first one's is
/// taken and the second one's forgotten: otherwise each would go on with a key that the other does not know.
/// </summary>
internal sealed class BlobKeyRing(StorageAccount account) : IXmlRepository
{
    private const string Folder = "keys/";

    private readonly BlobContainerClient _container = account.Container(ContainerNames.State);

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [
            .. _container
                .GetBlobs(new GetBlobsOptions { Prefix = Folder })
                .Select(blob =>
                    XElement.Parse(_container.GetBlobClient(blob.Name).DownloadContent().Value.Content.ToString())
                ),
        ];

    public void StoreElement(XElement element, string friendlyName)
    {
        var name = element.Element("activationDate") is { } activation ? "key-" + activation.Value[..10] : friendlyName;
        try
        {
            var options = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            _container
                .GetBlobClient($"{Folder}{name}.xml")
                .Upload(new BinaryData(element.ToString(SaveOptions.DisableFormatting)), options);
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412) { }
    }
}
