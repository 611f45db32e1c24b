using Ita.Assessment.Frameworks;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.Recognition;

/// <summary>
/// What the text cells of one workbook mean as answers: a text that comes again is not looked at again.
/// </summary>
internal sealed class AnswerLabels(Framework framework, TextPool texts)
{
    /// <summary>Meanings that are not a choice's index.</summary>
    public const sbyte Unknown = -1;
    public const sbyte Unanswered = -2;
    public const sbyte Number = -3;

    private readonly LabelClasses _classes = LabelClasses.Of(framework);
    private readonly RememberedTexts _inline = new();
    private ushort[] _classOfText = [];

    /// <summary>What each class means on a scale.</summary>
    public sbyte[] Meanings(AnswerScale scale) => _classes.Meanings(scale);

    /// <summary>A text cell's class.</summary>
    public ushort ClassOf(in Cell cell)
    {
        if (cell.TextId < 0)
            return ClassOfInline(cell.Raw);
        if (cell.TextId >= _classOfText.Length)
            Array.Resize(ref _classOfText, Math.Max(texts.Count, cell.TextId + 64));
        var known = _classOfText[cell.TextId];
        return known != 0
            ? known
            : _classOfText[cell.TextId] = _classes.ClassOf(TextPool.ToString(texts.Bytes(cell.TextId)));
    }

    private ushort ClassOfInline(ReadOnlySpan<byte> text)
    {
        var known = _inline.Find(text);
        if (known != 0)
            return known;
        known = _classes.ClassOf(TextPool.ToString(text));
        _inline.Add(text, known);
        return known;
    }
}
