using System.Collections.Frozen;
using System.Collections.Immutable;
using Ita.Assessment.Frameworks;

namespace Ita.Assessment.Advice;

/// <summary>
/// The advice for every concept of the frameworks: no concept lacks advice, and no advice lacks a concept.
/// </summary>
public sealed class AdviceBook
{
    private readonly FrozenDictionary<string, AdviceEntry> _byConcept;

    /// <exception cref="AdviceException">A concept has advice twice or none, is in no framework, or its advice does not
    /// fit its instrument.</exception>
    public AdviceBook(IEnumerable<ImmutableArray<AdviceEntry>> files, FrameworkCatalogue frameworks)
    {
        var entries = files.SelectMany(entry => entry).ToArray();
        var twice = entries.GroupBy(entry => entry.Concept).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new AdviceException($"Concept '{twice.Key}' is there twice.");
        _byConcept = entries.ToFrozenDictionary(entry => entry.Concept, StringComparer.Ordinal);
        var instruments = InstrumentsByConcept(frameworks);
        foreach (var concept in instruments.Keys)
        {
            if (!_byConcept.ContainsKey(concept))
                throw new AdviceException($"Concept '{concept}' has no words.");
        }

        foreach (var entry in entries)
        {
            if (!instruments.TryGetValue(entry.Concept, out var instrument))
                throw new AdviceException($"No framework has a concept '{entry.Concept}'.");
            if ((instrument == Instrument.OIT) != (entry.Words.Elements.Length > 0))
                throw new AdviceException($"'{entry.Concept}': an OIT item has elements, and only an OIT item.");
            if ((instrument == Instrument.OIT) != (entry.Words.Findings.Texts.Count() == 1))
                throw new AdviceException($"'{entry.Concept}': an OIT item has one finding, others one for each band.");
            if (instrument != Instrument.EIT && entry.Parts.Count > 0)
                throw new AdviceException($"'{entry.Concept}': only an EIT item has parts.");
        }
    }

    public IEnumerable<AdviceEntry> Entries => _byConcept.Values;

    /// <inheritdoc cref="AdviceCatalogue.Find"/>
    public ItemAdvice? Find(Framework framework, Item item, Instrument part, Score score)
    {
        if (part.Whole() != item.Instrument)
            throw new ArgumentException($"{item.Id} is not asked in {part}.", nameof(part));
        return _byConcept.TryGetValue(item.Concept, out var entry)
            ? AdviceTokens.Resolve(entry.For(part), framework, part, score)
            : null;
    }

    private static Dictionary<string, Instrument> InstrumentsByConcept(FrameworkCatalogue frameworks)
    {
        var instruments = new Dictionary<string, Instrument>(StringComparer.Ordinal);
        foreach (
            var item in frameworks
                .Years.SelectMany(year => frameworks.Find(year)!.Indicators)
                .SelectMany(indicator => indicator.Items)
        )
        {
            if (!instruments.TryAdd(item.Concept, item.Instrument) && instruments[item.Concept] != item.Instrument)
            {
                throw new AdviceException($"Concept '{item.Concept}' is asked in two instruments.");
            }
        }

        return instruments;
    }
}
