using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>
/// Signs each try of a request by "Authorize with Shared Key", Table service: verb, Content-MD5, Content-Type, date and
/// canonicalised resource, each on a line of its own. The tables' rule is not the blobs': no x-ms- headers, and of the
/// query only <c>comp</c>.
/// </summary>
internal sealed class TableSharedKeyPolicy(TableSharedKeyCredential credential, TimeProvider time)
    : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        var date = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        request.Headers.SetValue("x-ms-date", date);
        request.Headers.SetValue(
            "Authorization",
            $"SharedKey {credential.AccountName}:{credential.Sign(StringToSign(request, date, credential.AccountName))}"
        );
    }

    internal static string StringToSign(Request request, string date, string account)
    {
        request.Headers.TryGetValue("Content-MD5", out var md5);
        request.Headers.TryGetValue("Content-Type", out var contentType);

        // As it goes over the wire: Uri has unescaped what needs no escape.
        var uri = request.Uri.ToUri();
        var comp = uri
            .Query.TrimStart('?')
            .Split('&')
            .FirstOrDefault(pair => pair.StartsWith("comp=", StringComparison.Ordinal));
        var resource = "/" + account + uri.AbsolutePath + (comp is null ? "" : "?" + comp);
        return string.Join('\n', request.Method.Method, md5, contentType, date, resource);
    }
}
