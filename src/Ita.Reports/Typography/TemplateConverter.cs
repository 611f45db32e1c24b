using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ita.Reports.Typography;

internal sealed class TemplateConverter : JsonConverter<Template>
{
    public override Template Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return Template.Parse(reader.GetString()!);
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, Template value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
