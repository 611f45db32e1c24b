using System.Text.Json;
using Ita.Assessment.Comparison;
using Ita.Assessment.Scoring;
using Ita.Reports.Model;

namespace Ita.Reports.Json;

/// <summary>The result, its comparison with the year before, and the province's medians.</summary>
internal static class JsonFigures
{
    public static void Write(Utf8JsonWriter json, ReportModel model)
    {
        WriteResult(json, model.Result);
        WriteWithheld(json, model.Result);
        if (model.Comparison is { } comparison)
            WriteComparison(json, comparison);
        if (model.Input.Province is { Agencies: >= ProvinceFigures.FewestAgencies } province)
            WriteProvince(json, province);
    }

    private static void WriteResult(Utf8JsonWriter json, AssessmentResult result)
    {
        json.Score("total", result.Total);
        json.Text("level", result.Level);
        json.List(
            "levels",
            result.Levels,
            static (json, level) =>
            {
                json.WriteString("scale", level.ScaleId);
                json.WriteString("level", level.Level);
            }
        );
        json.Texts("missing", result.Missing.Select(instrument => instrument.ToString()));
        json.Map(
            "instruments",
            result.Instruments,
            static (json, own) => json.Score(own.Instrument.ToString(), own.Score)
        );
        json.Map(
            "indicators",
            result.Indicators,
            static (json, indicator) => json.Score(JsonWriterExtensions.Name(indicator.Id), indicator.Score)
        );
        json.Map(
            "items",
            result.Parts.Where(part => !part.Items.IsEmpty),
            static (json, part) =>
                json.Map(
                    part.Instrument.ToString(),
                    part.Items,
                    static (json, item) => json.Score(item.Id.ToString(), item.Score)
                )
        );
        json.Map(
            "respondents",
            result.Parts.Where(part => part.Respondents is not null),
            static (json, part) => json.WriteNumber(part.Instrument.ToString(), part.Respondents!.Value)
        );
    }

    private static void WriteWithheld(Utf8JsonWriter json, AssessmentResult result)
    {
        json.WriteStartObject("withheld");
        json.Numbers(
            "indicators",
            result.Indicators.Where(indicator => indicator.IsWithheld).Select(indicator => indicator.Id)
        );
        json.Texts("respondents", result.FewRespondents.Select(part => part.ToString()));
        json.Map(
            "items",
            result.Parts.Where(part => part.Items.Any(item => item.IsWithheld)),
            static (json, part) =>
                json.Texts(
                    part.Instrument.ToString(),
                    part.Items.Where(item => item.IsWithheld).Select(item => item.Id.ToString())
                )
        );
        json.WriteEndObject();
    }

    private static void WriteComparison(Utf8JsonWriter json, YearComparison comparison)
    {
        json.WriteStartObject("comparison");
        json.WriteNumber("lastYear", comparison.Last.Value);
        json.Text("lastLevel", comparison.LastLevel);
        json.WriteBoolean("levelScaleChanged", comparison.LevelScaleChanged);
        if (comparison.Total is { } total)
            json.Change("total", total);
        json.Map(
            "instruments",
            comparison.Instruments.OrderBy(pair => pair.Key),
            static (json, pair) => json.Change(pair.Key.ToString(), pair.Value)
        );
        json.Map(
            "indicators",
            comparison.Indicators,
            static (json, pair) => json.Change(JsonWriterExtensions.Name(pair.Key), pair.Value)
        );
        var parts = comparison
            .Items.OrderBy(pair => pair.Key.Part)
            .ThenBy(pair => pair.Key.Item)
            .GroupBy(pair => pair.Key.Part);
        json.Map(
            "items",
            parts,
            static (json, part) =>
                json.Map(
                    part.Key.ToString(),
                    part,
                    static (json, pair) => json.Change(pair.Key.Item.ToString(), pair.Value)
                )
        );
        json.WriteEndObject();
    }

    private static void WriteProvince(Utf8JsonWriter json, ProvinceFigures province)
    {
        json.WriteStartObject("provinceMedians");
        json.WriteNumber("agencies", province.Agencies);
        json.Score("total", province.Total);
        json.Map(
            "instruments",
            province.Instruments.OrderBy(pair => pair.Key),
            static (json, pair) => json.Score(pair.Key.ToString(), pair.Value)
        );
        json.Map(
            "indicators",
            province.Indicators,
            static (json, pair) => json.Score(JsonWriterExtensions.Name(pair.Key), pair.Value)
        );
        json.WriteEndObject();
    }
}
