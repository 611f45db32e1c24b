using System.Diagnostics.CodeAnalysis;

namespace Ita.Assessment;

/// <summary>
/// An agency's code as in the registry and in upload paths: 2 to 32 of A–Z, a–z, 0–9 and '-'. Case matters.
/// </summary>
public readonly record struct AgencyCode : IComparable<AgencyCode>
{
    private readonly string? _value;

    /// <exception cref="FormatException">Not such a code.</exception>
    public AgencyCode(string value) =>
        _value = IsValid(value)
            ? value
            : throw new FormatException($"'{value}' is not an agency code: 2 to 32 letters, digits or hyphens.");

    public string Value => _value ?? throw new InvalidOperationException("This agency code was never set.");

    public static bool TryParse([NotNullWhen(true)] string? text, out AgencyCode code)
    {
        code = IsValid(text) ? new AgencyCode(text) : default;
        return code._value is not null;
    }

    public int CompareTo(AgencyCode other) => string.CompareOrdinal(_value, other._value);

    public override string ToString() => _value ?? "";

    private static bool IsValid([NotNullWhen(true)] string? text) =>
        text is { Length: >= 2 and <= 32 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
