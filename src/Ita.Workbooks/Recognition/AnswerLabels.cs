using Ita.Assessment.Frameworks;
using Ita.Assessment.Text;
using Ita.Workbooks.Xlsx.Sheets;

namespace Ita.Workbooks.Recognition;

/// <summary>
/// What every text means as an answer, in two steps so that a text is compared once and not once per cell: a text has a class, and a
/// scale says what each class is worth on it.
/// </summary>
internal sealed class AnswerLabels
{
    /// <summary>Meanings that are not a choice's index.</summary>
    public const sbyte Unknown = -1;
    public const sbyte Unanswered = -2;
    public const sbyte Number = -3;

    private const ushort UnknownClass = 1;
    private const ushort UnansweredClass = 2;
    private const ushort NumberClass = 3;
    private const ushort FirstLabelClass = 4;
    private static readonly HashSet<string> UnansweredTexts = new(StringComparer.OrdinalIgnoreCase) { "", "-", "–", "ไม่ทราบ", "ไม่ประสงค์ตอบ", "N/A" };

    private readonly Dictionary<string, ushort> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<AnswerScale, sbyte[]> _meanings = [];
    private readonly TextPool _texts;
    private readonly RememberedTexts _inline = new();
    private ushort[] _classOfText = [];

    public AnswerLabels(IEnumerable<AnswerScale> scales, TextPool texts)
    {
        _texts = texts;
        var distinct = scales.Distinct().ToList();
        foreach (var label in distinct.SelectMany(scale => scale.Labels.Keys)) _classes.TryAdd(label, (ushort)(FirstLabelClass + _classes.Count));
        foreach (var scale in distinct) _meanings.Add(scale, MeaningsOn(scale));
    }

    /// <summary>What each class means on a scale.</summary>
    public ReadOnlySpan<sbyte> Meanings(AnswerScale scale) => _meanings[scale];

    /// <summary>A text cell's class.</summary>
    public ushort ClassOf(in Cell cell)
    {
        if (cell.TextId < 0) return ClassOfInline(cell.Raw);
        if (cell.TextId >= _classOfText.Length) Array.Resize(ref _classOfText, Math.Max(_texts.Count, cell.TextId + 64));
        var known = _classOfText[cell.TextId];
        return known != 0 ? known : _classOfText[cell.TextId] = ClassOf(TextPool.ToString(_texts.Bytes(cell.TextId)));
    }

    private ushort ClassOfInline(ReadOnlySpan<byte> text)
    {
        var known = _inline.Find(text);
        if (known != 0) return known;
        known = ClassOf(TextPool.ToString(text));
        _inline.Add(text, known);
        return known;
    }

    private ushort ClassOf(string text)
    {
        var label = ThaiText.NormaliseLabel(text);
        if (_classes.TryGetValue(label, out var known)) return known;
        return ClassWithoutLabel(label);
    }

    private static ushort ClassWithoutLabel(string label)
    {
        if (UnansweredTexts.Contains(label)) return UnansweredClass;
        return CellNumber.TryParseText(label, out _) ? NumberClass : UnknownClass;
    }

    private sbyte[] MeaningsOn(AnswerScale scale)
    {
        var meanings = new sbyte[FirstLabelClass + _classes.Count];
        meanings[UnknownClass] = Unknown;
        meanings[UnansweredClass] = Unanswered;
        meanings[NumberClass] = Number;
        foreach (var (label, index) in _classes)
        {
            meanings[index] = scale.ChoiceOfNormalisedLabel(label) is { } choice ? (sbyte)choice : ClassWithoutLabel(label) switch
            {
                UnansweredClass => Unanswered,
                NumberClass => Number,
                _ => Unknown,
            };
        }

        return meanings;
    }
}
