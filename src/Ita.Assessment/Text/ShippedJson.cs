using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Ita.Assessment.Advice;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Profiles;

namespace Ita.Assessment.Text;

/// <summary>
/// How the data files are read: by code that the compiler wrote, so that a program starts without looking at types and
/// can be compiled ahead of time.
/// </summary>
[JsonSerializable(typeof(Dictionary<string, AdviceFile.EntryJson>))]
[JsonSerializable(typeof(Dictionary<string, Bilingual>))]
[JsonSerializable(typeof(Dictionary<string, FrameworkProblems.Words>))]
[JsonSerializable(typeof(FrameworkJson))]
[JsonSerializable(typeof(ImmutableArray<UsualUnits>))]
[JsonSerializable(typeof(OutlineJson))]
internal sealed partial class ShippedJson : JsonSerializerContext
{
    /// <summary>A type as options say that it is read.</summary>
    public static JsonTypeInfo<T> Of<T>(JsonSerializerOptions options) =>
        (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));

    /// <summary>Members in camel case, and nothing else demanded.</summary>
    public static JsonSerializerOptions Web => OfTheWeb.Options;

    // Apart, for the context itself must be there first.
    private static class OfTheWeb
    {
        public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = Default,
        };
    }
}
