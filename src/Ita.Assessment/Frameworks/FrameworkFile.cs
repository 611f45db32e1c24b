using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ita.Assessment.Frameworks;

/// <summary>Reads a framework's JSON: strictly, so that a slip in a year's rules is an error and not a wrong score.</summary>
public static class FrameworkFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter<Confidence>(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new JsonStringEnumConverter<Instrument>(allowIntegerValues: false) },
    };

    /// <param name="json">UTF-8.</param>
    /// <exception cref="FrameworkException">Not JSON of this shape, or the year does not hold together: weights, items, scales, levels.</exception>
    public static Framework Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var file = JsonSerializer.Deserialize<FrameworkJson>(json, Options) ?? throw new FrameworkException("The file holds no framework.");
            return Build(file, Convert.ToHexStringLower(SHA256.HashData(json))[..12]);
        }
        catch (JsonException e)
        {
            throw new FrameworkException(string.Create(CultureInfo.InvariantCulture, $"Line {e.LineNumber + 1}: {e.Message}"), e);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new FrameworkException(e.Message, e);
        }
    }

    private static Framework Build(FrameworkJson file, string version)
    {
        var scales = file.Scales.ToDictionary(pair => pair.Key, pair => BuildScale(pair.Key, pair.Value));
        var questionnaires = file.Instruments.SelectMany(instrument => instrument.Parts ?? [instrument]).Select(BuildInstrument).ToImmutableArray();
        var indicators = file.Indicators.Select(indicator => BuildIndicator(indicator, scales)).ToImmutableArray();
        Demand(questionnaires.Sum(part => part.Weight) == 100m, "The weights do not add to 100.");
        Demand(file.Instruments.Select(instrument => instrument.Id).SequenceEqual([Instrument.IIT, Instrument.EIT, Instrument.OIT]), "The instruments are not IIT, EIT, OIT.");
        Demand(file.Instruments.All(instrument => instrument.Parts is not { } parts || parts.Sum(part => part.Weight) == instrument.Weight), "The parts' weights do not add to their instrument's.");
        Demand(indicators.Select(indicator => indicator.Id).SequenceEqual(Enumerable.Range(1, 10)), "The indicators are not 1 to 10 in order.");
        Demand(file.LevelScales.Length > 0, "There is no level scale.");
        var twice = indicators.SelectMany(indicator => indicator.Items).GroupBy(item => item.Id).FirstOrDefault(group => group.Count() > 1);
        Demand(twice is null, $"Item {twice?.Key.ToString()} is there twice.");
        return new Framework(
            new FiscalYear(file.FiscalYear),
            version,
            new FrameworkCertainty(file.Confidence.Numbering, file.Confidence.Grouping, file.Confidence.Points, file.Confidence.Weights, file.Confidence.Levels, file.Confidence.Wording),
            new Target(file.Target.Points, file.Target.AgencyShare, file.Target.PlanTh),
            questionnaires,
            BuildInstrument(file.Instruments.Single(instrument => instrument.Id == Instrument.EIT)),
            indicators,
            [.. file.LevelScales.Select(BuildLevelScale)],
            file.Sampling.ToImmutableDictionary(pair => pair.Key, pair => new SamplingRule(pair.Value.Percent, pair.Value.Least, pair.Value.Enough, pair.Value.Confidence)));
    }

    private static InstrumentDefinition BuildInstrument(InstrumentJson file) => new(file.Id, file.NameTh, file.NameEn, file.Weight, file.Confidence);

    private static AnswerScale BuildScale(string id, ScaleJson file)
    {
        Demand(file.Choices.All(choice => choice.Points is >= 0 and <= 100), $"Scale {id} has points outside 0 to 100.");
        return new AnswerScale(id, [.. file.Choices.Select(choice => new Choice(choice.LabelTh, choice.Points, [.. choice.Aliases ?? []]))], file.Confidence);
    }

    private static Indicator BuildIndicator(IndicatorJson file, Dictionary<string, AnswerScale> scales)
    {
        Demand((file.Items is null) != (file.SubIndicators is null), $"Indicator {file.Id} needs items or sub-indicators, not both.");
        var subs = (file.SubIndicators ?? []).Select(sub =>
            new SubIndicator(sub.Id, sub.NameTh, [.. sub.Items.Select(item => BuildItem(item, file, sub.Id, scales))], sub.Confidence)).ToImmutableArray();
        var items = file.Items is { } own ? [.. own.Select(item => BuildItem(item, file, null, scales))] : subs.SelectMany(sub => sub.Items).ToImmutableArray();
        Demand(items.Length > 0 && subs.All(sub => sub.Items.Length > 0), $"Indicator {file.Id} has no items.");
        return new Indicator { Id = file.Id, NameTh = file.NameTh, NameEn = file.NameEn, Instrument = file.Instrument, SubIndicators = subs, Items = items };
    }

    private static Item BuildItem(ItemJson file, IndicatorJson indicator, string? subIndicator, Dictionary<string, AnswerScale> scales)
    {
        var id = ItemId.Parse(file.Id);
        Demand(!id.IsSubItem && id.Letter == indicator.Instrument.ItemLetter(), $"{file.Id} is no item of {indicator.Instrument}.");
        Demand((file.Scale is null) != (file.SubItems is null), $"{file.Id} needs a scale or sub-items, not both.");
        return new Item
        {
            Id = id,
            Instrument = indicator.Instrument,
            Indicator = indicator.Id,
            SubIndicator = subIndicator,
            TextTh = file.TextTh,
            Concept = file.Concept,
            Scale = file.Scale is { } scale ? Scale(scale, file.Id) : null,
            SubItems = [.. (file.SubItems ?? []).Select((sub, index) =>
            {
                var subId = ItemId.Parse(sub.Id);
                Demand(subId.Item == id && subId.SubItem == index + 1, $"{sub.Id} is not sub-item {index + 1} of {file.Id}.");
                return new SubItem(subId, sub.TextTh, Scale(sub.Scale, sub.Id));
            })],
            Confidence = file.Confidence,
            Provenance = file.Provenance,
        };

        AnswerScale Scale(string name, string item) => scales.GetValueOrDefault(name) ?? throw new FrameworkException($"{item}: there is no scale '{name}'.");
    }

    private static LevelScale BuildLevelScale(LevelScaleJson file)
    {
        var levels = file.Levels.Select(level => new Level(level.Code, level.TotalMin, level.EachInstrumentMin)).ToImmutableArray();
        Demand(levels.Length > 0 && levels[^1] is { TotalMin: 0, EachInstrumentMin: null }, $"Level scale {file.Id} does not end at 0.");
        Demand(levels.Zip(levels.Skip(1)).All(pair => pair.First.TotalMin >= pair.Second.TotalMin), $"Level scale {file.Id} is not best first.");
        return new LevelScale(file.Id, levels);
    }

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds) throw new FrameworkException(otherwise);
    }

#pragma warning disable CA1812 // Made by the serializer.
    private sealed record FrameworkJson(
        int FiscalYear, ConfidenceJson Confidence, TargetJson Target, InstrumentJson[] Instruments, Dictionary<string, ScaleJson> Scales,
        IndicatorJson[] Indicators, LevelScaleJson[] LevelScales, Dictionary<Instrument, SamplingJson> Sampling);

    private sealed record ConfidenceJson(Confidence Numbering, Confidence Grouping, Confidence Points, Confidence Weights, Confidence Levels, Confidence Wording);

    private sealed record TargetJson(decimal Points, string PlanTh, decimal? AgencyShare = null);

    private sealed record InstrumentJson(Instrument Id, string NameTh, string NameEn, decimal Weight, Confidence Confidence, string Provenance, InstrumentJson[]? Parts = null);

    private sealed record ScaleJson(ChoiceJson[] Choices, Confidence Confidence, string Provenance);

    private sealed record ChoiceJson(string LabelTh, decimal Points, string[]? Aliases = null);

    private sealed record IndicatorJson(int Id, string NameTh, string NameEn, Instrument Instrument, ItemJson[]? Items = null, SubIndicatorJson[]? SubIndicators = null);

    private sealed record SubIndicatorJson(string Id, string NameTh, ItemJson[] Items, Confidence Confidence, string Provenance);

    private sealed record ItemJson(string Id, string Concept, string TextTh, Confidence Confidence, string Provenance, string? Scale = null, SubItemJson[]? SubItems = null);

    private sealed record SubItemJson(string Id, string TextTh, string Scale);

    private sealed record LevelScaleJson(string Id, LevelJson[] Levels, Confidence Confidence, string Provenance);

    private sealed record LevelJson(string Code, decimal TotalMin, decimal? EachInstrumentMin = null);

    private sealed record SamplingJson(decimal Percent, int Least, int Enough, Confidence Confidence, string PopulationTh, string Provenance);
#pragma warning restore CA1812
}
