using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ita.Assessment;
using Ita.Reports.Model;

namespace Ita.Reports.Typography;

/// <summary>
/// A sentence with placeholders: <c>ได้ {total} คะแนน</c>; <c>**…**</c> is bold. Every placeholder needs a value and
/// every value a placeholder, so that no report has a gap.
/// </summary>
[JsonConverter(typeof(TemplateConverter))]
internal sealed class Template
{
    private readonly ImmutableArray<Piece> _pieces;

    private Template(ImmutableArray<Piece> pieces) => _pieces = pieces;

    private enum PieceKind
    {
        Text,
        Placeholder,
    }

    /// <exception cref="FormatException">A brace or a <c>**</c> without its partner.</exception>
    public static Template Parse(string text)
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        var literal = new StringBuilder();
        var strong = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '*' && i + 1 < text.Length && text[i + 1] == '*')
            {
                Flush();
                strong = !strong;
                i++;
            }
            else if (text[i] == '{')
            {
                Flush();
                var end = text.IndexOf('}', i);
                if (end < i + 2)
                    throw new FormatException($"A brace is not closed: {text}");
                pieces.Add(new Piece(PieceKind.Placeholder, text[(i + 1)..end], strong));
                i = end;
            }
            else
            {
                literal.Append(text[i] == '}' ? throw new FormatException($"A brace is not opened: {text}") : text[i]);
            }
        }

        Flush();
        return strong ? throw new FormatException($"Bold text has no end: {text}") : new Template(pieces.ToImmutable());

        void Flush()
        {
            if (literal.Length > 0)
                pieces.Add(new Piece(PieceKind.Text, literal.ToString(), strong));
            literal.Clear();
        }
    }

    /// <summary>The sentence as printed.</summary>
    /// <exception cref="ArgumentException">A placeholder without a value, or a value without a placeholder.</exception>
    public RichText Fill(Typesetter typesetter, params ReadOnlySpan<(string Name, TemplateValue Value)> values)
    {
        foreach (var (name, _) in values)
        {
            if (!_pieces.Any(piece => piece.Kind == PieceKind.Placeholder && piece.Text == name))
                throw new ArgumentException($"'{this}' has no placeholder {name}.", nameof(values));
        }

        // Typeset after the values are in, so that a value keeps together with the words around it.
        var runs = ImmutableArray.CreateBuilder<TextRun>();
        foreach (var group in GroupByWeight())
        {
            var text = new StringBuilder();
            foreach (var piece in group)
            {
                if (piece.Kind == PieceKind.Text)
                    text.Append(piece.Text);
                else
                    text.Append(Find(values, piece.Text).Print(typesetter));
            }

            runs.Add(new TextRun(typesetter.Text(text.ToString()), group[0].IsStrong));
        }

        return new RichText(runs.ToImmutable());
    }

    /// <summary>The sentence as plain text.</summary>
    public string Print(Typesetter typesetter, params ReadOnlySpan<(string Name, TemplateValue Value)> values) =>
        Fill(typesetter, values).ToString();

    public override string ToString() =>
        string.Concat(_pieces.Select(piece => piece.Kind == PieceKind.Placeholder ? $"{{{piece.Text}}}" : piece.Text));

    private IEnumerable<List<Piece>> GroupByWeight()
    {
        var group = new List<Piece>();
        foreach (var piece in _pieces)
        {
            if (group.Count > 0 && group[0].IsStrong != piece.IsStrong)
            {
                yield return group;
                group = [];
            }

            group.Add(piece);
        }

        if (group.Count > 0)
            yield return group;
    }

    private TemplateValue Find(ReadOnlySpan<(string Name, TemplateValue Value)> values, string name)
    {
        foreach (var (candidate, value) in values)
        {
            if (candidate == name)
                return value;
        }

        throw new ArgumentException($"'{this}' needs a value for {name}.", nameof(values));
    }

    private readonly record struct Piece(PieceKind Kind, string Text, bool IsStrong);
}

internal sealed class TemplateConverter : JsonConverter<Template>
{
    public override Template Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return Template.Parse(reader.GetString()!);
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, Template value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>
/// The value of a <see cref="Template"/>'s placeholder: a text, a whole number, points with two decimals, or a plain
/// number.
/// </summary>
internal readonly struct TemplateValue
{
    private readonly string? _text;
    private readonly decimal _number;
    private readonly Form _form;

    private TemplateValue(Form form, string? text, decimal number)
    {
        _form = form;
        _text = text;
        _number = number;
    }

    private enum Form
    {
        Text,
        Points,
        Plain,
    }

    public static implicit operator TemplateValue(string text) => new(Form.Text, text, 0);

    public static implicit operator TemplateValue(int number) => new(Form.Plain, null, number);

    public static implicit operator TemplateValue(FiscalYear year) => new(Form.Plain, null, year.Value);

    public static implicit operator TemplateValue(Score score) => new(Form.Points, null, score.Rounded);

    /// <summary>Points with two decimals.</summary>
    public static TemplateValue Points(decimal points) => new(Form.Points, null, points);

    /// <summary>Without needless decimals.</summary>
    public static TemplateValue Plain(decimal number) => new(Form.Plain, null, number);

    public string Print(Typesetter typesetter) =>
        _form switch
        {
            Form.Points => typesetter.Points(_number),
            Form.Plain => typesetter.Plain(_number),
            _ => _text!,
        };
}
