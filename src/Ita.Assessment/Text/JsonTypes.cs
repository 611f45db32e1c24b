using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Ita.Assessment.Text;

/// <summary>
/// How data files are read: by code that the compiler wrote, so that a program starts without looking at types and can
/// be compiled ahead of time.
/// </summary>
internal static class JsonTypes
{
    /// <summary>A type as options say that it is read; their resolver must know it.</summary>
    public static JsonTypeInfo<T> Of<T>(JsonSerializerOptions options) =>
        (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
