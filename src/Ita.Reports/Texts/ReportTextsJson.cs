using System.Text.Json.Serialization;

namespace Ita.Reports.Texts;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(ReportTexts))]
internal sealed partial class ReportTextsJson : JsonSerializerContext;
