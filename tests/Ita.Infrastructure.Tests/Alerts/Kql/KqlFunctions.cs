using System.Globalization;
using System.Text.Json;

namespace Ita.Infrastructure.Tests.Alerts.Kql;

/// <summary>The functions that the queries call, and no others.</summary>
internal static class KqlFunctions
{
    /// <param name="name">Case-sensitive.</param>
    /// <param name="arguments">In their order.</param>
    /// <param name="now">For <c>ago</c>.</param>
    /// <exception cref="KqlException">It is not known, or not with such arguments.</exception>
    public static KqlExpression Call(string name, IReadOnlyList<KqlExpression> arguments, DateTimeOffset now) =>
        (name, arguments) switch
        {
            ("tostring", [var value]) => new(KqlType.String, frame => Text(value.Of(frame))),
            ("toint", [var value]) => new(KqlType.Long, frame => Whole(value.Of(frame))),
            ("isnull", [var value]) => new(KqlType.Bool, frame => value.Of(frame) is null),
            ("iff", [var condition, var then, var otherwise]) => If(condition, Same(name, then, otherwise)),
            ("coalesce", [var first, var second]) => Same(name, first, second)[0] with
            {
                Of = frame => first.Of(frame) ?? second.Of(frame),
            },
            ("max_of", [var first, var second]) => Same(name, first, second)[0] with
            {
                Of = frame => Largest([first.Of(frame), second.Of(frame)]),
            },
            ("strcat", [_, ..]) => new(
                KqlType.String,
                frame => string.Concat(arguments.Select(argument => Text(argument.Of(frame))))
            ),
            ("ago", [var span]) => Ago(span.Must(name, KqlType.TimeSpan), now),
            ("bin", [var time, var span]) => Bin(time.Must(name, KqlType.DateTime), span.Must(name, KqlType.TimeSpan)),
            ("parse_url", [var address]) => ParseUrl(address.Must(name, KqlType.String)),
            _ => throw new KqlException($"{name} with {arguments.Count} arguments is not known."),
        };

    /// <summary>
    /// Computed of a group. Nulls do not count; of nothing the count and the sum are 0, the largest and the mean null.
    /// </summary>
    /// <exception cref="KqlException">It is not known with such arguments.</exception>
    public static KqlExpression Aggregate(string name, IReadOnlyList<KqlExpression> arguments) =>
        (name, arguments) switch
        {
            ("count", []) => new(KqlType.Long, frame => (long)frame.Group.Length),
            ("sum", [{ Type: KqlType.Long } value]) => value with
            {
                Of = frame => Values(value, frame).Sum(each => (long)each),
            },
            ("sum", [{ Type: KqlType.Real } value]) => value with
            {
                Of = frame => Values(value, frame).Sum(KqlExpression.Number),
            },
            ("avg", [{ IsNumber: true } value]) => new(
                KqlType.Real,
                frame => Values(value, frame).Select(each => (double?)KqlExpression.Number(each)).Average()
            ),
            ("max", [{ Type: not KqlType.Dynamic } value]) => value with
            {
                Of = frame => Largest(Values(value, frame)),
            },
            _ => throw new KqlException($"{name} of this is not known."),
        };

    private static IEnumerable<object> Values(KqlExpression value, KqlFrame frame) =>
        frame.Group.Select(row => value.Of(new KqlFrame(row, []))).OfType<object>();

    private static object? Largest(IEnumerable<object?> values) =>
        values
            .OfType<object>()
            .Aggregate<object, object?>(
                null,
                (most, each) => most is null || KqlExpression.Compare(each, most) > 0 ? each : most
            );

    private static KqlExpression[] Same(string name, KqlExpression first, KqlExpression second) =>
        first.Type == second.Type
            ? [first, second]
            : throw new KqlException($"{name} takes no {first.Type} beside {second.Type}.");

    // What is null does not hold.
    private static KqlExpression If(KqlExpression condition, KqlExpression[] either)
    {
        condition.Must("iff", KqlType.Bool);
        return either[0] with { Of = frame => either[condition.Of(frame) is true ? 0 : 1].Of(frame) };
    }

    private static KqlExpression Ago(KqlExpression span, DateTimeOffset now) =>
        new(KqlType.DateTime, frame => span.Of(frame) is TimeSpan length ? now - length : null);

    private static KqlExpression Bin(KqlExpression time, KqlExpression span) =>
        time with
        {
            Of = frame =>
                time.Of(frame) is DateTimeOffset at && span.Of(frame) is TimeSpan step
                    ? new DateTimeOffset(at.UtcTicks - (at.UtcTicks % step.Ticks), TimeSpan.Zero)
                    : null,
        };

    private static KqlExpression ParseUrl(KqlExpression address) =>
        new(
            KqlType.Dynamic,
            frame =>
                Uri.TryCreate((string)address.Of(frame)!, UriKind.Absolute, out var uri)
                    ? JsonSerializer.SerializeToElement(
                        new
                        {
                            uri.Scheme,
                            uri.Host,
                            Port = uri.IsDefaultPort ? "" : uri.Port.ToString(CultureInfo.InvariantCulture),
                            Path = uri.AbsolutePath,
                        }
                    )
                    : throw new KqlException("parse_url of what is no address is not known.")
        );

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!,
            JsonElement json => json.GetRawText(),
            long number => number.ToString(CultureInfo.InvariantCulture),
            _ => throw new KqlException($"How a {value.GetType().Name} is written is not known."),
        };

    private static object? Whole(object? value) =>
        int.TryParse(Text(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? (long)number
            : null;
}
