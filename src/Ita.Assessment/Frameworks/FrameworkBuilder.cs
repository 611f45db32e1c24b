using System.Collections.Immutable;
using System.Globalization;
using Ita.Assessment.Text;

namespace Ita.Assessment.Frameworks;

/// <summary>Builds a framework from a file that the schema accepts, and checks that its parts agree.</summary>
internal static class FrameworkBuilder
{
    /// <exception cref="FrameworkFlawException">They do not.</exception>
    public static Framework Build(FrameworkJson file, string version, ReadOnlyMemory<byte> text)
    {
        var scales = file.Scales.ToDictionary(pair => pair.Key, pair => BuildScale(pair.Key, pair.Value));
        var questionnaires = BuildQuestionnaires(file.Instruments);
        var indicators = file
            .Indicators.Select((indicator, index) => BuildIndicator(indicator, index, scales))
            .ToImmutableArray();
        DemandItemsOnce(file);
        DemandQuestionnaires("sampling", file.Sampling.Keys, questionnaires);
        var quotas = file.RespondentQuotas ?? [];
        DemandQuestionnaires("respondentQuotas", quotas.Keys, questionnaires);
        return new Framework(
            new FiscalYear(file.FiscalYear),
            version,
            text,
            new FrameworkCertainty(
                file.Confidence.Numbering,
                file.Confidence.Grouping,
                file.Confidence.Points,
                file.Confidence.Weights,
                file.Confidence.Levels,
                file.Confidence.Wording
            ),
            new Target(file.Target.Points, file.Target.AgencyShare, file.Target.PlanTh),
            questionnaires,
            BuildInstrument(file.Instruments.Single(instrument => instrument.Id == Instrument.EIT)),
            indicators,
            [.. file.LevelScales.Select(BuildLevelScale)],
            // A share of the people served is not how the EIT's numbers are set, whatever a file says.
            file.Sampling.Where(pair => pair.Key == Instrument.IIT)
                .ToImmutableDictionary(
                    pair => pair.Key,
                    pair => new SamplingRule(
                        pair.Value.Percent,
                        pair.Value.Least,
                        pair.Value.Enough,
                        pair.Value.Confidence
                    )
                ),
            quotas.ToImmutableDictionary(
                pair => pair.Key,
                pair => new RespondentQuotas([.. pair.Value.Quotas], pair.Value.Confidence)
            ),
            BuildReportItem(file.ReportItem, indicators)
        );
    }

    private static ReportItem? BuildReportItem(ReportItemJson? file, ImmutableArray<Indicator> indicators)
    {
        if (file is null)
            return null;
        var item = ReportItem.Of(file);
        var known = indicators.SelectMany(indicator => indicator.Items).Select(own => own.Id).ToHashSet();
        Demand(known.Contains(item.Analysis), new("report-item", "/reportItem/analysis", file.Analysis));
        Demand(known.Contains(item.FollowUp), new("report-item", "/reportItem/followUp", file.FollowUp));
        return item;
    }

    private static ImmutableArray<InstrumentDefinition> BuildQuestionnaires(InstrumentJson[] instruments)
    {
        Demand(
            instruments
                .Select(instrument => instrument.Id)
                .SequenceEqual([Instrument.IIT, Instrument.EIT, Instrument.OIT]),
            new("instruments", "/instruments")
        );
        foreach (var (index, instrument) in instruments.Index())
        {
            var parts = instrument.Parts;
            if (parts is null)
                continue;
            var path = At("/instruments", index) + "/parts";
            var areEit =
                instrument.Id == Instrument.EIT
                && parts.Select(part => part.Id).SequenceEqual([Instrument.EIT1, Instrument.EIT2])
                && parts.All(part => part.Parts is null);
            Demand(areEit, new("parts", path));
            var together = parts.Sum(part => part.Weight);
            Demand(together == instrument.Weight, new("part-weights", path, Text(together), Text(instrument.Weight)));
        }

        var total = instruments.Sum(instrument => instrument.Weight);
        Demand(total == 100m, new("weights", "/instruments", Text(total)));
        return [.. instruments.SelectMany(instrument => instrument.Parts ?? [instrument]).Select(BuildInstrument)];
    }

    private static InstrumentDefinition BuildInstrument(InstrumentJson file) =>
        new(file.Id, file.NameTh, file.NameEn, file.Weight, file.Confidence);

    private static AnswerScale BuildScale(string id, ScaleJson file)
    {
        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, choice) in file.Choices.Index())
        {
            foreach (var label in (choice.Aliases ?? []).Prepend(choice.LabelTh))
            {
                var isItsOwn =
                    labels.TryAdd(ThaiText.NormaliseLabel(label), index)
                    || labels[ThaiText.NormaliseLabel(label)] == index;
                Demand(isItsOwn, new("label-twice", At($"/scales/{JsonPlaces.Step(id)}/choices", index), label, id));
            }
        }

        return new AnswerScale(
            id,
            [.. file.Choices.Select(choice => new Choice(choice.LabelTh, choice.Points, [.. choice.Aliases ?? []]))],
            file.Confidence
        );
    }

    private static Indicator BuildIndicator(IndicatorJson file, int index, Dictionary<string, AnswerScale> scales)
    {
        var path = At("/indicators", index);
        Demand(file.Id == index + 1, new("indicator-order", path + "/id", Text(file.Id)));
        var instrument = file.Id switch
        {
            <= 5 => Instrument.IIT,
            <= 8 => Instrument.EIT,
            _ => Instrument.OIT,
        };
        Demand(
            file.Instrument == instrument,
            new("indicator-instrument", path + "/instrument", Text(file.Id), instrument.ToString())
        );
        Demand(
            (file.Items is null) != (file.SubIndicators is null),
            new("items-or-sub-indicators", path, Text(file.Id))
        );

        var known = new HashSet<string>(StringComparer.Ordinal);
        var subs = (file.SubIndicators ?? [])
            .Select(
                (sub, number) =>
                {
                    var at = At(path + "/subIndicators", number);
                    Demand(
                        sub.Id.StartsWith(Text(file.Id) + ".", StringComparison.Ordinal) && known.Add(sub.Id),
                        new("sub-indicator", at + "/id", sub.Id, Text(file.Id))
                    );
                    return new SubIndicator(
                        sub.Id,
                        sub.NameTh,
                        BuildItems(sub.Items, at + "/items", file, sub.Id, scales),
                        sub.Confidence
                    );
                }
            )
            .ToImmutableArray();
        var items = file.Items is { } own
            ? BuildItems(own, path + "/items", file, null, scales)
            : [.. subs.SelectMany(sub => sub.Items)];
        return new Indicator
        {
            Id = file.Id,
            NameTh = file.NameTh,
            NameEn = file.NameEn,
            Instrument = file.Instrument,
            SubIndicators = subs,
            Items = items,
        };
    }

    private static ImmutableArray<Item> BuildItems(
        ItemJson[] items,
        string path,
        IndicatorJson indicator,
        string? subIndicator,
        Dictionary<string, AnswerScale> scales
    ) => [.. items.Select((item, index) => BuildItem(item, At(path, index), indicator, subIndicator, scales))];

    private static Item BuildItem(
        ItemJson file,
        string path,
        IndicatorJson indicator,
        string? subIndicator,
        Dictionary<string, AnswerScale> scales
    )
    {
        var id = ItemId.Parse(file.Id);
        Demand(
            !id.IsSubItem && id.Letter == indicator.Instrument.ItemLetter(),
            new("item-instrument", path + "/id", file.Id, indicator.Instrument.ToString())
        );
        Demand((file.Scale is null) != (file.SubItems is null), new("scale-or-sub-items", path, file.Id));
        return new Item
        {
            Id = id,
            Instrument = indicator.Instrument,
            Indicator = indicator.Id,
            SubIndicator = subIndicator,
            TextTh = file.TextTh,
            Concept = file.Concept,
            Scale = file.Scale is { } scale ? Find(scale, path) : null,
            SubItems =
            [
                .. (file.SubItems ?? []).Select(
                    (sub, index) =>
                    {
                        var (at, subId) = (At(path + "/subItems", index), ItemId.Parse(sub.Id));
                        Demand(
                            subId.Item == id && subId.SubItem == index + 1,
                            new("sub-item", at + "/id", sub.Id, $"{id}.{Text(index + 1)}")
                        );
                        return new SubItem(subId, sub.TextTh, Find(sub.Scale, at));
                    }
                ),
            ],
            Confidence = file.Confidence,
            Provenance = file.Provenance,
        };

        AnswerScale Find(string name, string at) =>
            scales.GetValueOrDefault(name) ?? throw new FrameworkFlawException(new("scale", at + "/scale", name));
    }

    private static LevelScale BuildLevelScale(LevelScaleJson file, int index)
    {
        var path = At("/levelScales", index) + "/levels";
        var levels = file
            .Levels.Select(level => new Level(level.Code, level.TotalMin, level.EachInstrumentMin))
            .ToImmutableArray();
        Demand(
            levels[^1] is { TotalMin: 0, EachInstrumentMin: null },
            new("level-end", At(path, levels.Length - 1), file.Id)
        );
        for (var i = 1; i < levels.Length; i++)
            Demand(levels[i - 1].TotalMin >= levels[i].TotalMin, new("level-order", At(path, i), file.Id));
        return new LevelScale(file.Id, levels);
    }

    private static void DemandItemsOnce(FrameworkJson file)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, indicator) in file.Indicators.Index())
        {
            var path = At("/indicators", index);
            var lists = indicator.Items is { } items
                ? [(Items: items, Path: path + "/items")]
                : indicator.SubIndicators!.Select(
                    (sub, number) => (sub.Items, Path: At(path + "/subIndicators", number) + "/items")
                );
            foreach (var (list, at) in lists)
            {
                foreach (var (number, item) in list.Index())
                    Demand(known.Add(item.Id), new("item-twice", At(at, number) + "/id", item.Id));
            }
        }
    }

    private static void DemandQuestionnaires(
        string member,
        IEnumerable<Instrument> instruments,
        ImmutableArray<InstrumentDefinition> questionnaires
    )
    {
        foreach (var instrument in instruments)
            Demand(
                questionnaires.Any(part => part.Instrument == instrument),
                new("sampling", $"/{member}/{instrument}", instrument.ToString())
            );
    }

    private static string At(string path, int index) => path + "/" + Text(index);

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private static void Demand(bool holds, FrameworkFlaw otherwise)
    {
        if (!holds)
            throw new FrameworkFlawException(otherwise);
    }
}
