using System.Text.Encodings.Web;
using System.Text.Json;
using Ita.Reports.Model;

namespace Ita.Reports.Json;

/// <summary>
/// The report for programs: figures, comparison, analysis and measures as JSON, described by <c>report.schema.json</c>.
/// Scores are strings with two decimals, as published; what is unknown or withheld is left out.
/// </summary>
public static class JsonReport
{
    /// <summary>Raised when a property is removed or changes its meaning; not for new properties.</summary>
    public const int SchemaVersion = 2;

    private static readonly JsonWriterOptions s_options = new()
    {
        // Thai stays readable; safe because the file is served as JSON, never embedded in a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    /// <summary>Writes the document in UTF-8; the same report gives the same bytes.</summary>
    /// <param name="model">The report.</param>
    /// <param name="output">Any writable stream; left open.</param>
    public static void Write(ReportModel model, Stream output)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(output);
        using (var json = new Utf8JsonWriter(output, s_options))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            WriteSubject(json, model);
            JsonFigures.Write(json, model);
            JsonAdvice.Write(json, model);
            WriteSources(json, model);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void WriteSubject(Utf8JsonWriter json, ReportModel model)
    {
        json.WriteString("title", model.Main.Title);
        json.WriteNumber("fiscalYear", model.Result.FiscalYear.Value);
        json.Time("writtenAt", model.Input.WrittenAt);
        var agency = model.Input.Agency;
        json.WriteStartObject("agency");
        json.WriteString("code", agency.Code.ToString());
        json.WriteString("name", agency.Name);
        json.Text("kind", agency.Kind);
        json.Text("district", agency.District);
        json.WriteString("provinceCode", agency.ProvinceCode.ToString());
        json.WriteString("province", agency.Province);
        json.WriteBoolean("isProvisional", agency.IsProvisional);
        json.WriteEndObject();
        json.WriteStartObject("framework");
        json.WriteString("version", model.Result.FrameworkVersion);
        json.WriteString("rulesVersion", model.Result.RulesVersion);
        json.WriteBoolean("isProvisional", model.Result.IsProvisional);
        json.Points("target", model.Input.Framework.Target.Points);
        json.WriteEndObject();
    }

    private static void WriteSources(Utf8JsonWriter json, ReportModel model) =>
        json.List(
            "sources",
            model.Input.Sources,
            static (json, source) =>
            {
                json.WriteString("fileName", source.FileName);
                json.WriteString("sha256", source.Sha256);
                json.Time("uploadedAt", source.UploadedAt);
            }
        );
}
