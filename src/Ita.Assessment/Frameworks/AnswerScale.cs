using System.Collections.Immutable;
using Ita.Assessment.Text;

namespace Ita.Assessment.Frameworks;

/// <summary>The choices of an item in label order (least first), with the points of the item's direction.</summary>
public sealed class AnswerScale
{
    private readonly Dictionary<string, int> _byLabel;

    /// <exception cref="ArgumentException">Fewer than two choices, or a label that stands for two of them.</exception>
    public AnswerScale(string id, ImmutableArray<Choice> choices, Confidence confidence)
    {
        if (choices.Length < 2)
            throw new ArgumentException($"Scale {id} has fewer than two choices.", nameof(choices));
        Id = id;
        Choices = choices;
        Confidence = confidence;
        _byLabel = new(StringComparer.Ordinal);
        for (var i = 0; i < choices.Length; i++)
        {
            foreach (var label in choices[i].Aliases.Prepend(choices[i].LabelTh).Select(ThaiText.NormaliseLabel))
            {
                if (!_byLabel.TryAdd(label, i) && _byLabel[label] != i)
                    throw new ArgumentException($"Scale {id}: '{label}' stands for two choices.", nameof(choices));
            }
        }
    }

    public string Id { get; }

    public ImmutableArray<Choice> Choices { get; }

    public Confidence Confidence { get; }

    /// <summary>
    /// The choice a label names, official or alias, compared as <see cref="ThaiText.NormaliseLabel"/>; null if none.
    /// </summary>
    public int? ChoiceOfLabel(string label) =>
        _byLabel.TryGetValue(ThaiText.NormaliseLabel(label), out var index) ? index : null;

    /// <summary>The same for a label that is normalised already.</summary>
    public int? ChoiceOfNormalisedLabel(string label) => _byLabel.TryGetValue(label, out var index) ? index : null;

    /// <summary>The choice that gives these points; null if none does.</summary>
    public int? ChoiceOfPoints(decimal points)
    {
        for (var i = 0; i < Choices.Length; i++)
        {
            if (Choices[i].Points == points)
                return i;
        }

        return null;
    }

    /// <summary>Every normalised label, official and alias, with the choice it names.</summary>
    public IReadOnlyDictionary<string, int> Labels => _byLabel;
}

/// <summary>One answer of a scale.</summary>
/// <param name="LabelTh">The official label.</param>
/// <param name="Points">Points the answer gives, 0 to 100.</param>
/// <param name="Aliases">Other labels read as this one.</param>
public sealed record Choice(string LabelTh, decimal Points, ImmutableArray<string> Aliases);
