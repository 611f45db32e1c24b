namespace Ita.Web.Site;

/// <summary>
/// Whatever can be fetched can be asked about: HEAD reaches every GET endpoint, and the server leaves out the body.
/// </summary>
internal static class HeadRequests
{
    public static void AllowOn(IEndpointConventionBuilder endpoints) =>
        endpoints.Finally(endpoint =>
        {
            for (var i = 0; i < endpoint.Metadata.Count; i++)
            {
                if (endpoint.Metadata[i] is HttpMethodMetadata { HttpMethods: ["GET"] })
                    endpoint.Metadata[i] = new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]);
            }
        });
}
