using System.Diagnostics.CodeAnalysis;

namespace Ita.Assessment;

/// <summary>A province by the number of ISO 3166-2:TH, two ASCII digits: 31 is บุรีรัมย์.</summary>
public readonly record struct ProvinceCode : IComparable<ProvinceCode>
{
    private readonly string? _value;

    /// <exception cref="FormatException">Not two digits.</exception>
    public ProvinceCode(string value) =>
        _value = IsValid(value) ? value : throw new FormatException($"'{value}' is not a province code of two digits.");

    public string Value => _value ?? throw new InvalidOperationException("This province code was never set.");

    public static bool TryParse([NotNullWhen(true)] string? text, out ProvinceCode code)
    {
        code = IsValid(text) ? new ProvinceCode(text) : default;
        return code._value is not null;
    }

    public int CompareTo(ProvinceCode other) => string.CompareOrdinal(_value, other._value);

    public override string ToString() => _value ?? "";

    private static bool IsValid([NotNullWhen(true)] string? text) =>
        text is { Length: 2 } && text.All(char.IsAsciiDigit);
}
