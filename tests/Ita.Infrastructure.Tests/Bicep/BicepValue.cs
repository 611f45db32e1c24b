namespace Ita.Infrastructure.Tests.Bicep;

/// <summary>A value as far as it can be known without running the template.</summary>
internal abstract record BicepValue
{
    /// <summary>A string without interpolation.</summary>
    public sealed record Text(string Value) : BicepValue;

    public sealed record List(IReadOnlyList<BicepValue> Values) : BicepValue;

    public sealed record Map(IReadOnlyDictionary<string, BicepValue> Members) : BicepValue;

    /// <summary>Anything that has to be computed, with the lists and maps that stand in it.</summary>
    public sealed record Expression(string Source, IReadOnlyList<BicepValue> Within) : BicepValue;

    /// <summary>The strings of a list; names of variables in it are looked up.</summary>
    public IEnumerable<string> Strings(BicepFile file) =>
        this switch
        {
            Text text => [text.Value],
            List list => list.Values.SelectMany(value => value.Strings(file)),
            Expression expression when file.Variables.TryGetValue(expression.Source, out var variable) =>
                variable.Strings(file),
            _ => [],
        };

    /// <summary>Every map in the value, itself included.</summary>
    public IEnumerable<Map> Maps() =>
        this switch
        {
            Map map => map.Members.Values.SelectMany(value => value.Maps()).Prepend(map),
            List list => list.Values.SelectMany(value => value.Maps()),
            Expression expression => expression.Within.SelectMany(value => value.Maps()),
            _ => [],
        };
}
