using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ita.Web.Site;

/// <summary>How programs are answered: camel case, nothing where there is nothing, Thai as it is written.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions s_options = Configure(new(JsonSerializerDefaults.Web));

    /// <summary>The same for what ASP.NET Core reads and describes itself.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        return options;
    }

    public static IResult Of<T>(
        T value,
        int status = StatusCodes.Status200OK,
        string contentType = "application/json; charset=utf-8"
    ) => new ETagResult(JsonSerializer.SerializeToUtf8Bytes(value, s_options), contentType, status);

    /// <summary>Does the caller ask for a page? A browser does.</summary>
    public static bool IsPageWanted(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>A flag that is written only where it is set.</summary>
    public static bool? TrueOrAbsent(bool flag) => flag ? true : null;
}

/// <summary>A score as text: points from 0 to 100 with two decimals, rounded half up.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ScoreTextAttribute() : RegularExpressionAttribute(@"^\d{1,3}\.\d\d$");

/// <summary>A change as text: points with two decimals and a minus sign where they fell.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ChangeTextAttribute() : RegularExpressionAttribute(@"^-?\d+\.\d\d$");
