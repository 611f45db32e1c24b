using Ita.Web.Site;

namespace Ita.Web;

/// <summary>
/// What programs can ask and what they are answered, as an OpenAPI 3.1 document. A test holds it against the routes and
/// their answers.
/// </summary>
internal static class OpenApiEndpoints
{
    private static readonly byte[] s_document = Read();

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("openapi.json", () => new TaggedAnswer(s_document, "application/json; charset=utf-8"));

    private static byte[] Read()
    {
        using var stream = typeof(OpenApiEndpoints).Assembly.GetManifestResourceStream("openapi.json")!;
        var document = new byte[stream.Length];
        stream.ReadExactly(document);
        return document;
    }
}
