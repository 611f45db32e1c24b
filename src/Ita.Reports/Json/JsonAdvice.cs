using System.Collections.Immutable;
using System.Text.Json;
using Ita.Assessment.Analysis;
using Ita.Reports.Model;

namespace Ita.Reports.Json;

/// <summary>The findings and the measures.</summary>
internal static class JsonAdvice
{
    public static void Write(Utf8JsonWriter json, ReportModel model)
    {
        WriteAnalysis(json, model.Analysis);
        json.List("findings", model.Findings, WriteFinding);
        json.List("measures", model.Measures, WriteMeasure);
        if (!model.PreviousMeasures.IsEmpty)
            json.List("previousMeasures", model.PreviousMeasures, WriteMeasure);
    }

    private static void WriteAnalysis(Utf8JsonWriter json, AgencyAnalysis analysis)
    {
        json.WriteStartObject("analysis");
        if (analysis.TargetReached is { } reached)
            json.WriteBoolean("targetReached", reached);
        json.Texts("belowTarget", analysis.BelowTarget.Select(instrument => instrument.ToString()));
        json.Points("strengthThreshold", analysis.StrengthThreshold);
        json.Numbers("highest", analysis.Highest.Select(indicator => indicator.Indicator));
        WriteKnown(json, "risenToStrength", analysis.RisenToStrength);
        WriteKnown(json, "risenBelowThreshold", analysis.RisenBelowThreshold);
        WriteKnown(json, "fallen", analysis.Fallen);
        var instruments = new[] { analysis.Iit, analysis.Eit }.OfType<InstrumentAnalysis>().ToList();
        json.Map(
            "byInstrument",
            instruments,
            static (json, own) =>
            {
                json.WriteStartObject(own.Instrument.ToString());
                json.Numbers("keep", own.Keep.Select(indicator => indicator.Indicator));
                json.Numbers("improve", own.Improve.Select(indicator => indicator.Indicator));
                json.WriteEndObject();
            }
        );
        json.Map(
            "lowestItems",
            instruments.SelectMany(own => own.Lowest).Where(part => part.AreKnown),
            static (json, part) => json.Texts(part.Part.ToString(), part.Items.Select(item => item.Item.ToString()))
        );
        if (analysis.OitWithoutPoints is { } without)
            json.Texts("oitWithoutPoints", without.Select(item => item.ToString()));
        json.Text("levelToCome", analysis.LevelToCome);
        json.List(
            "losses",
            analysis.Losses,
            static (json, loss) =>
            {
                json.WriteNumber("indicator", loss.Indicator);
                json.Points("points", loss.Published);
            }
        );
        WritePath(json, "eachToTarget", analysis.EachToTarget);
        WritePath(json, "toNextLevel", analysis.ToNextLevel);
        WritePath(json, "toTarget", analysis.ToTarget);
        WritePath(json, "oitAlone", analysis.OitAlone);
        json.WriteEndObject();
    }

    private static void WriteKnown(Utf8JsonWriter json, string name, ImmutableArray<int>? indicators)
    {
        if (indicators is { } known)
            json.Numbers(name, known);
    }

    private static void WritePath(Utf8JsonWriter json, string name, ImprovementPath? path)
    {
        if (path is null)
            return;
        json.WriteStartObject(name);
        json.Text("level", path.Goal);
        json.Score("total", path.Total);
        json.List(
            "items",
            path.Items,
            static (json, gain) =>
            {
                json.WriteString("questionnaire", gain.Part.ToString());
                json.WriteString("item", gain.Item.ToString());
                json.Points("points", gain.Published);
            }
        );
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, ItemFinding finding)
    {
        json.WriteString("questionnaire", finding.Part.ToString());
        json.WriteString("item", finding.Item.ToString());
        json.WriteNumber("indicator", finding.Indicator);
        json.Score("score", finding.Score);
        json.WriteString("finding", finding.Finding);
        json.WriteString("recommendation", finding.Recommendation);
        json.Texts("elements", finding.Elements);
        json.Text("assessorSuggestion", finding.AssessorSuggestion);
    }

    private static void WriteMeasure(Utf8JsonWriter json, Measure measure)
    {
        json.WriteString("name", measure.Name);
        json.List(
            "answers",
            measure.Findings,
            static (json, finding) =>
            {
                json.WriteString("questionnaire", finding.Part.ToString());
                json.WriteString("item", finding.Item.ToString());
                json.Score("score", finding.Score);
                json.Points("target", finding.Target);
            }
        );
        json.WriteNumber("indicator", measure.Indicator);
        json.Text("comingItem", measure.ComingItem?.ToString());
        json.Texts("steps", measure.Steps);
        json.Texts("evidence", measure.Evidence);
        json.WriteString("period", measure.Period);
        json.WriteString("responsible", measure.Responsible);
        json.WriteBoolean("isEdited", measure.IsEdited);
        json.Text("droppedBecause", measure.DroppedBecause);
        json.Text("done", measure.Done);
        json.Text("doneEvidence", measure.DoneEvidence);
        json.Text("suggestion", measure.Suggestion);
    }
}
