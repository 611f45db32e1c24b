using Ita.Assessment;

namespace Ita.Reports.Typography;

/// <summary>
/// What fills a place of a <see cref="Template"/>: a text, a whole number, points with two decimals, or a plain number.
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
