using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Ita.Infrastructure.Tests.Alerts.Kql;

/// <summary>
/// What an expression is computed of: a row, and, where it aggregates, the rows of its group.
/// </summary>
internal readonly record struct KqlFrame(object?[] Row, ImmutableArray<object?[]> Group);

/// <summary>A scalar expression with the type that it has whatever the row.</summary>
internal sealed record KqlExpression(KqlType Type, Func<KqlFrame, object?> Of)
{
    public bool IsNumber => Type is KqlType.Long or KqlType.Real;

    /// <exception cref="KqlException">It has another type.</exception>
    public KqlExpression Must(string where, params ReadOnlySpan<KqlType> types) =>
        types.Contains(Type) ? this : throw new KqlException($"{where} takes no {Type}.");

    /// <summary>
    /// <c>==</c> and <c>in</c>: two nulls give null, one gives false; texts are compared to the case.
    /// </summary>
    /// <exception cref="KqlException">The two cannot be compared.</exception>
    public KqlExpression IsEqualTo(KqlExpression other)
    {
        MustCompareWith(other, "==");
        return new KqlExpression(
            KqlType.Bool,
            frame =>
                (Of(frame), other.Of(frame)) switch
                {
                    (null, null) => null,
                    (null, _) or (_, null) => false,
                    var (left, right) => Compare(left, right) == 0,
                }
        );
    }

    /// <summary><c>&gt;</c>: with a null it gives null.</summary>
    /// <exception cref="KqlException">The two cannot be compared.</exception>
    public KqlExpression IsGreaterThan(KqlExpression other)
    {
        MustCompareWith(other, ">");
        Must(">", KqlType.Long, KqlType.Real, KqlType.DateTime, KqlType.TimeSpan);
        return new KqlExpression(
            KqlType.Bool,
            frame => Of(frame) is { } left && other.Of(frame) is { } right ? Compare(left, right) > 0 : null
        );
    }

    /// <summary>With a null it gives null. Only with a real: two whole numbers would give a whole number.</summary>
    /// <exception cref="KqlException">One of them is no number, or neither is a real.</exception>
    public KqlExpression DividedBy(KqlExpression other) =>
        IsNumber && other.IsNumber && (Type == KqlType.Real || other.Type == KqlType.Real)
            ? new KqlExpression(
                KqlType.Real,
                frame => Of(frame) is { } left && other.Of(frame) is { } right ? Number(left) / Number(right) : null
            )
            : throw new KqlException($"Dividing {Type} by {other.Type} is not known.");

    /// <summary>By the three-valued logic: null and false is false, null or true is true.</summary>
    public KqlExpression Joined(KqlExpression other, bool decides)
    {
        Must("and, or", KqlType.Bool);
        other.Must("and, or", KqlType.Bool);
        return new KqlExpression(
            KqlType.Bool,
            frame =>
                (Of(frame), other.Of(frame)) switch
                {
                    (bool left, _) when left == decides => decides,
                    (_, bool right) when right == decides => decides,
                    (null, _) or (_, null) => null,
                    _ => !decides,
                }
        );
    }

    /// <summary>An operator between two texts.</summary>
    /// <exception cref="KqlException">One of them is none.</exception>
    public KqlExpression Between(KqlExpression other, string name, Func<string, string, bool> holds)
    {
        Must(name, KqlType.String);
        other.Must(name, KqlType.String);
        return new KqlExpression(KqlType.Bool, frame => holds((string)Of(frame)!, (string)other.Of(frame)!));
    }

    /// <summary>A member of a dynamic value; null where there is none.</summary>
    /// <exception cref="KqlException">It is not dynamic.</exception>
    public KqlExpression Member(string name)
    {
        Must($".{name}", KqlType.Dynamic);
        return this with
        {
            Of = frame =>
                Of(frame) is JsonElement { ValueKind: JsonValueKind.Object } value
                && value.TryGetProperty(name, out var member)
                && member.ValueKind != JsonValueKind.Null
                    ? member
                    : null,
        };
    }

    /// <summary>Of two values of one type, or of two numbers; texts by their characters.</summary>
    public static int Compare(object left, object right) =>
        (left, right) switch
        {
            (string a, string b) => string.CompareOrdinal(a, b),
            (long a, long b) => a.CompareTo(b),
            (bool a, bool b) => a.CompareTo(b),
            (DateTimeOffset a, DateTimeOffset b) => a.CompareTo(b),
            (TimeSpan a, TimeSpan b) => a.CompareTo(b),
            _ => Number(left).CompareTo(Number(right)),
        };

    /// <summary>
    /// <c>has</c>: the text stands there, and where it begins or ends with a letter or a digit, no other letter or
    /// digit is next to it. Upper and lower case are the same.
    /// </summary>
    public static bool HasTerm(string text, string term)
    {
        if (term.Length == 0)
            throw new KqlException("has with nothing to look for is not known.");
        for (var at = 0; (at = text.IndexOf(term, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = at + term.Length;
            if (!AreOneTerm(text, at - 1) && !AreOneTerm(text, end - 1))
                return true;
        }

        return false;
    }

    public static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static bool AreOneTerm(string text, int left) =>
        left >= 0 && left + 1 < text.Length && char.IsLetterOrDigit(text[left]) && char.IsLetterOrDigit(text[left + 1]);

    private void MustCompareWith(KqlExpression other, string symbol)
    {
        if (Type == KqlType.Dynamic || (Type != other.Type && !(IsNumber && other.IsNumber)))
            throw new KqlException($"{symbol} does not compare {Type} with {other.Type}.");
    }
}
