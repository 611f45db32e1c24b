using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ita.Web.Site;

/// <summary>How programs are answered: camel case, nothing where there is nothing, Thai as it is written.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IResult Of(
        object value,
        int status = StatusCodes.Status200OK,
        string contentType = "application/json; charset=utf-8"
    ) => new TaggedAnswer(JsonSerializer.SerializeToUtf8Bytes(value, s_options), contentType, status);

    /// <summary>Does the caller ask for JSON? A page unless it names JSON and no HTML.</summary>
    public static bool IsWanted(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        return accept.Contains("json", StringComparison.OrdinalIgnoreCase)
            && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }
}
