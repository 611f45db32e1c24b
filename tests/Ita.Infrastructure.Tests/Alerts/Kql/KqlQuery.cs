using System.Collections.Immutable;
using System.Globalization;

namespace Ita.Infrastructure.Tests.Alerts.Kql;

/// <summary>
/// Runs a query of the Kusto Query Language over tables in memory: the part of the language that the alert rules and
/// the saved queries use, by Microsoft's documentation of it (learn.microsoft.com/kusto/query). Whatever else a query
/// says is an error, never passed over; so is a column that a table does not have, and a comparison of two types, with
/// rows or without.
/// </summary>
internal sealed class KqlQuery
{
    private static readonly IEqualityComparer<object?[]> s_sameKey = EqualityComparer<object?[]>.Create(
        (left, right) => left.AsSpan().SequenceEqual(right),
        key => key.Aggregate(0, HashCode.Combine)
    );

    private readonly IReadOnlyDictionary<string, KqlTable> _tables;
    private readonly DateTimeOffset _now;
    private readonly List<KqlToken> _tokens;
    private int _at;

    // What names stand for, and whether aggregates may be called, where the reading is now.
    private KqlTable? _columns;
    private KqlTable? _aggregated;

    private KqlQuery(string query, IReadOnlyDictionary<string, KqlTable> tables, DateTimeOffset now) =>
        (_tokens, _tables, _now) = (KqlToken.Split(query), tables, now);

    private KqlToken Next => _tokens[_at];

    /// <param name="query">As the workspace gets it.</param>
    /// <param name="tables">By their names.</param>
    /// <param name="now">When it is asked.</param>
    /// <exception cref="KqlException">It is wrong, or not known here.</exception>
    public static KqlTable Run(string query, IReadOnlyDictionary<string, KqlTable> tables, DateTimeOffset now)
    {
        var reading = new KqlQuery(query, tables, now);
        var result = reading.Pipeline();
        return reading.Next.Kind == KqlTokenKind.End ? result : throw reading.Unexpected();
    }

    private KqlTable Pipeline()
    {
        var table = Takes("union") ? Union() : Source();
        while (Takes("|"))
            table = Step(table);
        return table;
    }

    private KqlTable Source()
    {
        if (!Takes("("))
        {
            var name = Name();
            return _tables.TryGetValue(name, out var known)
                ? known
                : throw new KqlException($"There is no table {name}.");
        }

        var inner = Pipeline();
        Must(")");
        return inner;
    }

    // Every column of any of them; where a table does not have it, there is nothing in it.
    private KqlTable Union()
    {
        var parts = List(Source);
        var columns = parts.SelectMany(part => part.Columns).Distinct().ToImmutableArray();
        if (columns.GroupBy(column => column.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new KqlException($"A union of two types of {twice.Key} is not known.");
        return new KqlTable(
            columns,
            [
                .. parts.SelectMany(part =>
                    part.Rows.Select(row =>
                        columns
                            .Select(column =>
                                part.Find(column.Name) is >= 0 and var at ? row[at] : KqlTable.Nothing(column.Type)
                            )
                            .ToArray()
                    )
                ),
            ]
        );
    }

    private KqlTable Step(KqlTable table)
    {
        _columns = table;
        var name = Name();
        return name switch
        {
            "where" => Where(table),
            "extend" => Extend(table),
            "project" => Project(table, List(Named)),
            "distinct" => Summarize(table, [], List(Column)),
            "summarize" => Summarize(table),
            "order" => Order(table),
            _ => throw new KqlException($"The operator {name} is not known."),
        };
    }

    // What is null does not hold.
    private KqlTable Where(KqlTable table)
    {
        var holds = Expression().Must("where", KqlType.Bool);
        return table with { Rows = [.. table.Rows.Where(row => holds.Of(new KqlFrame(row, [])) is true)] };
    }

    private KqlTable Extend(KqlTable table)
    {
        var added = List(Named);
        var names = added.Select(item => item.Name).ToHashSet(StringComparer.Ordinal);
        return Project(table, [.. table.Columns.Where(old => !names.Contains(old.Name)).Select(ColumnOf), .. added]);
    }

    private static KqlTable Project(KqlTable table, IReadOnlyList<(string Name, KqlExpression Value)> items) =>
        new(
            ColumnsOf(items),
            [.. table.Rows.Select(row => items.Select(item => item.Value.Of(new KqlFrame(row, []))).ToArray())]
        );

    private KqlTable Summarize(KqlTable table)
    {
        (_columns, _aggregated) = (null, table);
        var aggregates = List(Named);
        (_columns, _aggregated) = (table, null);
        return Summarize(table, aggregates, Takes("by") ? List(Named) : null);
    }

    // Without keys there is one row, even of nothing; with keys one for each that there is.
    private static KqlTable Summarize(
        KqlTable table,
        IReadOnlyList<(string Name, KqlExpression Value)> aggregates,
        IReadOnlyList<(string Name, KqlExpression Value)>? keys
    )
    {
        IEnumerable<(object?[] Key, ImmutableArray<object?[]> Rows)> groups = keys is null
            ? [([], table.Rows)]
            : table
                .Rows.Select(row => (Key: keys.Select(key => key.Value.Of(new KqlFrame(row, []))).ToArray(), Row: row))
                .GroupBy(row => row.Key, row => row.Row, s_sameKey)
                .Select(group => (group.Key, group.ToImmutableArray()));
        return new KqlTable(
            ColumnsOf([.. keys ?? [], .. aggregates]),
            [
                .. groups.Select(group =>
                    (object?[])[.. group.Key, .. aggregates.Select(item => item.Value.Of(new KqlFrame([], group.Rows)))]
                ),
            ]
        );
    }

    // The first key counts most, and LINQ keeps the order of what is equal; from above, nulls come last.
    private KqlTable Order(KqlTable table)
    {
        Must("by");
        var keys = List(() =>
        {
            var (_, value) = Column();
            Must("desc");
            return value;
        });
        var rows = table.Rows.AsEnumerable();
        foreach (var key in keys.Reverse())
        {
            rows = rows.OrderByDescending(
                row => key.Of(new KqlFrame(row, [])),
                Comparer<object?>.Create(
                    (left, right) =>
                        (left, right) switch
                        {
                            (null, null) => 0,
                            (null, _) => -1,
                            (_, null) => 1,
                            _ => KqlExpression.Compare(left, right),
                        }
                )
            );
        }

        return table with
        {
            Rows = [.. rows],
        };
    }

    // Name = expression, or a column under its own name.
    private (string Name, KqlExpression Value) Named()
    {
        if (_tokens[_at + 1].Value != "=" || _tokens[_at + 1].Kind != KqlTokenKind.Symbol)
            return Column();
        var name = Name();
        Must("=");
        return (name, Expression());
    }

    private (string Name, KqlExpression Value) Column()
    {
        var name = Name();
        var at = _columns?.Find(name) ?? throw new KqlException($"{name} stands outside of any aggregate.");
        return at >= 0
            ? (name, new KqlExpression(_columns!.Columns[at].Type, frame => frame.Row[at]))
            : throw new KqlException($"There is no column {name}.");
    }

    private KqlExpression Expression()
    {
        var left = Conjunction();
        while (Takes("or"))
            left = left.Joined(Conjunction(), decides: true);
        return left;
    }

    private KqlExpression Conjunction()
    {
        var left = Comparison();
        while (Takes("and"))
            left = left.Joined(Comparison(), decides: false);
        return left;
    }

    private KqlExpression Comparison()
    {
        var left = Quotient();
        var (kind, word) = (Next.Kind, Next.Value);
        if (kind is not (KqlTokenKind.Symbol or KqlTokenKind.Name) || word is "and" or "or" or "by" or "desc")
            return left;
        const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;
        Func<KqlExpression>? compared = word switch
        {
            "==" => () => left.IsEqualTo(Quotient()),
            ">" => () => left.IsGreaterThan(Quotient()),
            "=~" => () => left.Between(Quotient(), word, (text, other) => text.Equals(other, AnyCase)),
            "startswith" => () => left.Between(Quotient(), word, (text, part) => text.StartsWith(part, AnyCase)),
            "endswith" => () => left.Between(Quotient(), word, (text, part) => text.EndsWith(part, AnyCase)),
            "has" => () => left.Between(Quotient(), word, KqlExpression.HasTerm),
            "has_any" => () => AnyOf(item => left.Between(item, word, KqlExpression.HasTerm)),
            "in" => () => AnyOf(left.IsEqualTo),
            _ => kind == KqlTokenKind.Symbol ? null : throw Unexpected(),
        };
        if (compared is null)
            return left;
        _at++;
        return compared();
    }

    private KqlExpression AnyOf(Func<KqlExpression, KqlExpression> test)
    {
        Must("(");
        var tests = List(() => test(Quotient()));
        Must(")");
        return Enumerable.Aggregate(tests, (left, right) => left.Joined(right, decides: true));
    }

    private KqlExpression Quotient()
    {
        var left = Member();
        while (Takes("/"))
            left = left.DividedBy(Member());
        return left;
    }

    private KqlExpression Member()
    {
        var value = Primary();
        while (Takes("."))
            value = value.Member(Name());
        return value;
    }

    private KqlExpression Primary()
    {
        switch (Next.Kind)
        {
            case KqlTokenKind.Text:
                return Constant(KqlType.String, Take(KqlTokenKind.Text));
            case KqlTokenKind.Number:
                var digits = Take(KqlTokenKind.Number);
                return digits.Contains('.', StringComparison.Ordinal)
                    ? Constant(KqlType.Real, double.Parse(digits, CultureInfo.InvariantCulture))
                    : Constant(KqlType.Long, long.Parse(digits, CultureInfo.InvariantCulture));
            case KqlTokenKind.Span:
                var span = Take(KqlTokenKind.Span);
                var seconds = span[^1] switch
                {
                    'd' => 86_400,
                    'h' => 3600,
                    'm' => 60,
                    _ => 1,
                };
                return Constant(
                    KqlType.TimeSpan,
                    TimeSpan.FromSeconds(seconds * long.Parse(span[..^1], CultureInfo.InvariantCulture))
                );
            case KqlTokenKind.Name when Next.Value is "true" or "false":
                return Constant(KqlType.Bool, Name() == "true");
            case KqlTokenKind.Name when _tokens[_at + 1].Value == "(":
                return Call(Name());
            case KqlTokenKind.Name:
                return Column().Value;
            default:
                Must("(");
                var inner = Expression();
                Must(")");
                return inner;
        }
    }

    // An aggregate's own arguments are computed of each row of the group.
    private KqlExpression Call(string name)
    {
        Must("(");
        var (columns, aggregated) = (_columns, _aggregated);
        var isAggregate = aggregated is not null && name is "count" or "sum" or "avg" or "max";
        if (isAggregate)
            (_columns, _aggregated) = (aggregated, null);
        var arguments = Next.Value == ")" && Next.Kind == KqlTokenKind.Symbol ? [] : List(Expression);
        (_columns, _aggregated) = (columns, aggregated);
        Must(")");
        return isAggregate ? KqlFunctions.Aggregate(name, arguments) : KqlFunctions.Call(name, arguments, _now);
    }

    private (string Name, KqlExpression Value) ColumnOf(KqlColumn column)
    {
        var at = _columns!.Find(column.Name);
        return (column.Name, new KqlExpression(column.Type, frame => frame.Row[at]));
    }

    private static KqlExpression Constant(KqlType type, object value) => new(type, _ => value);

    private static ImmutableArray<KqlColumn> ColumnsOf(IEnumerable<(string Name, KqlExpression Value)> items)
    {
        ImmutableArray<KqlColumn> columns = [.. items.Select(item => new KqlColumn(item.Name, item.Value.Type))];
        return columns.DistinctBy(column => column.Name).Count() == columns.Length
            ? columns
            : throw new KqlException("Two columns of one name are not known.");
    }

    private ImmutableArray<T> List<T>(Func<T> item)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        do items.Add(item());
        while (Takes(","));
        return items.ToImmutable();
    }

    private bool Takes(string word)
    {
        var isNext = Next.Value == word && Next.Kind is KqlTokenKind.Name or KqlTokenKind.Symbol;
        if (isNext)
            _at++;
        return isNext;
    }

    private void Must(string word)
    {
        if (!Takes(word))
            throw Unexpected();
    }

    private string Name() => Take(KqlTokenKind.Name);

    private string Take(KqlTokenKind kind) => Next.Kind == kind ? _tokens[_at++].Value : throw Unexpected();

    private KqlException Unexpected() => new($"{Next.Value} is not known here.");
}
