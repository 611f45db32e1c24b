using System.Runtime.CompilerServices;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Text;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.Exports;

/// <summary>
/// What texts mean as answers under one framework, in two steps so that a text is compared once and not once per cell:
/// a text has a class, and a scale says what each class is worth on it. Made once for a framework.
/// </summary>
internal sealed class LabelClasses
{
    private const ushort UnknownClass = 1;
    private const ushort UnansweredClass = 2;
    private const ushort NumberClass = 3;
    private const ushort FirstLabelClass = 4;
    private static readonly HashSet<string> UnansweredTexts = new(StringComparer.OrdinalIgnoreCase)
    {
        "",
        "-",
        "–",
        "ไม่ทราบ",
        "ไม่ประสงค์ตอบ",
        "N/A",
    };
    private static readonly ConditionalWeakTable<Framework, LabelClasses> OfFrameworks = [];

    private readonly Dictionary<string, ushort> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<AnswerScale, sbyte[]> _meanings = [];

    private LabelClasses(IEnumerable<AnswerScale> scales)
    {
        var distinct = scales.Distinct().ToList();
        foreach (var label in distinct.SelectMany(scale => scale.Labels.Keys))
            _classes.TryAdd(label, (ushort)(FirstLabelClass + _classes.Count));
        foreach (var scale in distinct)
            _meanings.Add(scale, MeaningsOn(scale));
    }

    public static LabelClasses Of(Framework framework) =>
        OfFrameworks.GetValue(framework, made => new LabelClasses(ScalesOf(made)));

    /// <summary>
    /// What each class means on a scale of the framework: a choice's index, or one of the constants of
    /// <see cref="AnswerLabels"/>.
    /// </summary>
    public sbyte[] Meanings(AnswerScale scale) => _meanings[scale];

    /// <summary>A text's class; never 0.</summary>
    public ushort ClassOf(string text)
    {
        var label = ThaiText.NormaliseLabel(text);
        return _classes.TryGetValue(label, out var known) ? known : ClassWithoutLabel(label);
    }

    private static IEnumerable<AnswerScale> ScalesOf(Framework framework) =>
        framework
            .Indicators.SelectMany(indicator => indicator.Items)
            .SelectMany(item => item.SubItems.Select(sub => sub.Scale).Append(item.Scale))
            .OfType<AnswerScale>();

    private static ushort ClassWithoutLabel(string label)
    {
        if (UnansweredTexts.Contains(label))
            return UnansweredClass;
        return CellNumber.TryParseText(label, out _) ? NumberClass : UnknownClass;
    }

    private sbyte[] MeaningsOn(AnswerScale scale)
    {
        var meanings = new sbyte[FirstLabelClass + _classes.Count];
        meanings[UnknownClass] = AnswerLabels.Unknown;
        meanings[UnansweredClass] = AnswerLabels.Unanswered;
        meanings[NumberClass] = AnswerLabels.Number;
        foreach (var (label, index) in _classes)
        {
            meanings[index] = scale.ChoiceOfNormalisedLabel(label) is { } choice
                ? (sbyte)choice
                : ClassWithoutLabel(label) switch
                {
                    UnansweredClass => AnswerLabels.Unanswered,
                    NumberClass => AnswerLabels.Number,
                    _ => AnswerLabels.Unknown,
                };
        }

        return meanings;
    }
}
