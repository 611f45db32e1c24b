using System.Globalization;
using System.Text.RegularExpressions;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Text;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.Tables;

/// <summary>
/// An indicator's number and name as a summary writes them: <c>1. การปฏิบัติหน้าที่</c>, or number and name in two
/// columns. The name decides, and the number must agree with it.
/// </summary>
internal sealed partial class IndicatorName
{
    /// <summary>Characters of a name; what is longer is a sentence.</summary>
    private const int Longest = 200;

    /// <summary>Letters from which on a part of a name says something.</summary>
    private const int LeastPart = 6;

    private readonly Dictionary<string, HashSet<int>> _names = [];

    public IndicatorName(FrameworkCatalogue frameworks)
    {
        foreach (var indicator in frameworks.Years.SelectMany(year => frameworks.Find(year)!.Indicators))
        {
            var name = ThaiText.NormaliseLabel(indicator.NameTh);
            if (!_names.TryGetValue(name, out var ids))
                _names.Add(name, ids = []);
            ids.Add(indicator.Id);
        }
    }

    /// <summary>
    /// The first cell that names an indicator; where the header speaks of indicators, any name with a number will do.
    /// </summary>
    public RowCell? Find(IReadOnlyList<RowCell> cells, bool namesIndicators)
    {
        foreach (var cell in cells)
        {
            if (MayName(cell) && IdsOf(Split(cell).Name) is not null)
                return cell;
        }

        if (!namesIndicators)
            return null;
        for (var i = 0; i < cells.Count; i++)
        {
            if (NumberOf(cells, i, out var name) > 0 && IsName(name))
                return cells[i];
        }

        return null;
    }

    /// <summary>What a row is about.</summary>
    /// <param name="labels">The row's filled cells before its scores that may hold a number or a name, by column.</param>
    /// <param name="isRank">The column is one of ranks or running numbers.</param>
    /// <param name="isNumber">The column's header says that it holds the indicators' numbers.</param>
    public IndicatorReading Read(IReadOnlyList<RowCell> labels, Func<int, bool> isRank, Func<int, bool> isNumber)
    {
        RowCell? named = null;
        var number = 0;
        var id = 0;
        foreach (var cell in labels)
        {
            if (!MayName(cell))
                continue;
            var (own, name) = Split(cell);
            if (IdsOf(name) is not { } ids)
                continue;
            if (ids.Count > 1 || (named is not null && ids.Single() != id))
                return new IndicatorReading(0, cell, IsKnown: true) { Mismatch = cell };
            if (own > 0 && own != ids.Single())
                return new IndicatorReading(ids.Single(), cell, IsKnown: true) { Mismatch = cell };
            id = ids.Single();
            number = Math.Max(number, own);
            named ??= cell;
        }

        return named is null
            ? ReadByNumber(labels, isRank)
            : Compare(labels, named, id, hasNumber: number > 0, isRank, isNumber);
    }

    /// <summary>The indicator that a column's header names, by number, by name or by both.</summary>
    /// <param name="text">Normalised; what the column counts in, and its year, taken off.</param>
    public IndicatorHead ReadHead(string text)
    {
        if (text.Length is 0 or > Longest)
            return default;
        var (number, name) = Split(text);
        var isNamed = text.StartsWith("ตัวชี้วัด", StringComparison.Ordinal);
        if (number > 0 && name.Length == 0)
            return new IndicatorHead(number, IsSure: isNamed, IsMismatch: false);
        if (IdsOf(name) is { } ids)
        {
            return ids.Count > 1 || (number > 0 && !ids.Contains(number))
                ? new IndicatorHead(0, IsSure: false, IsMismatch: true)
                : new IndicatorHead(ids.Single(), IsSure: true, IsMismatch: false);
        }

        if (number == 0 || !IsName(name))
            return default;
        var fitting = Fitting(name);
        if (fitting.Count > 1 || (fitting.Count == 1 && !fitting.Contains(number)))
            return new IndicatorHead(0, IsSure: false, IsMismatch: true);
        return new IndicatorHead(number, IsSure: isNamed || fitting.Count == 1, IsMismatch: false);
    }

    // A number in a cell of its own, before the name or under a header that says so.
    private static IndicatorReading Compare(
        IReadOnlyList<RowCell> labels,
        RowCell named,
        int id,
        bool hasNumber,
        Func<int, bool> isRank,
        Func<int, bool> isNumber
    )
    {
        var reading = new IndicatorReading(id, named, IsKnown: true);
        for (var i = 0; i < labels.Count; i++)
        {
            if (PureNumber(labels[i]) is not (> 0 and var number))
                continue;
            if (isRank(labels[i].Column))
                reading = reading with { RankColumn = labels[i].Column, RankAgrees = number == id };
            else if (
                !hasNumber
                && number != id
                && (isNumber(labels[i].Column) || (i + 1 < labels.Count && ReferenceEquals(labels[i + 1], named)))
            )
                return reading with { Mismatch = labels[i] };
        }

        return reading;
    }

    // No name that is known word for word: a number with a name that only looks like one.
    private IndicatorReading ReadByNumber(IReadOnlyList<RowCell> labels, Func<int, bool> isRank)
    {
        for (var i = 0; i < labels.Count; i++)
        {
            var number = NumberOf(labels, i, out var name);
            if (number == 0 && labels[i].IsText && FitsTwo(labels[i].Text))
                return new IndicatorReading(0, labels[i], IsKnown: false) { Mismatch = labels[i] };
            if (number == 0 || !IsName(name))
                continue;
            var rank = isRank(labels[i].Column) && PureNumber(labels[i]) > 0 ? labels[i].Column : 0;
            var fitting = Fitting(name);
            if (fitting.Count > 1)
                return new IndicatorReading(0, labels[i], IsKnown: false) { Mismatch = labels[i] };
            if (fitting.Count == 1 && !fitting.Contains(number))
            {
                // A rank says nothing, and the name alone is not known.
                return rank > 0
                    ? new IndicatorReading(0, labels[i], IsKnown: false) { RankColumn = rank }
                    : new IndicatorReading(number, labels[i], IsKnown: false) { Mismatch = labels[i] };
            }

            return new IndicatorReading(number, labels[i], IsKnown: false) { RankColumn = rank };
        }

        return default;
    }

    // The number in a cell, and the name behind it or in the next cell.
    private static int NumberOf(IReadOnlyList<RowCell> cells, int index, out string name)
    {
        (var number, name) = Split(cells[index]);
        if (number == 0 || name.Length > 0 || index + 1 >= cells.Count || !cells[index + 1].IsText)
            return name.Length > 0 ? number : 0;
        // A column of running numbers before "1. name" says less than that cell does.
        if (Split(cells[index + 1]) is { Number: > 0, Name.Length: > 0 })
            return 0;
        name = cells[index + 1].Text;
        return name.Length > 0 ? number : 0;
    }

    // Spares most cells a closer look.
    private bool MayName(RowCell cell)
    {
        if (!cell.IsText || cell.DisplayText.Length > Longest * 2)
            return false;
        foreach (var name in _names.Keys)
        {
            if (cell.Label.Contains(name, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private HashSet<int>? IdsOf(string name)
    {
        if (name.Length is 0 or > Longest)
            return null;
        var label = ThaiText.NormaliseLabel(name);
        if (_names.TryGetValue(label, out var ids))
            return ids;
        var bare = Around().Match(label).Groups["name"].Value;
        return _names.GetValueOrDefault(bare);
    }

    // The indicators whose names hold this text, or are held in it.
    private HashSet<int> Fitting(string name)
    {
        var label = name.Length > Longest ? "" : ThaiText.NormaliseLabel(name);
        return label.Length < LeastPart
            ? []
            :
            [
                .. _names
                    .Where(known =>
                        label.Contains(known.Key, StringComparison.Ordinal)
                        || known.Key.Contains(label, StringComparison.Ordinal)
                    )
                    .SelectMany(known => known.Value),
            ];
    }

    private bool FitsTwo(string name)
    {
        if (name.Length > Longest)
            return false;
        var label = ThaiText.NormaliseLabel(name);
        return _names.Where(known => label.Contains(known.Key, StringComparison.Ordinal)).Take(2).Count() == 2;
    }

    // What stands beside a total, an instrument or a level is no indicator's number.
    private static bool IsName(string name) =>
        name.Length > 0
        && !name.StartsWith("ระดับ", StringComparison.Ordinal)
        && !name.Contains("รวม", StringComparison.Ordinal)
        && !Instrument().IsMatch(name);

    private static int PureNumber(RowCell cell) => Split(cell) is { Name.Length: 0, Number: var number } ? number : 0;

    private static (int Number, string Name) Split(RowCell cell)
    {
        if (cell.Kind == CellKind.Number)
            return (cell.Number is >= 1 and <= 10 and var value && decimal.IsInteger(value) ? (int)value : 0, "");
        return cell.IsText && cell.DisplayText.Length <= Longest * 2 ? Split(cell.Text) : (0, "");
    }

    private static (int Number, string Name) Split(string text)
    {
        if (text is not [(>= '0' and <= '9') or '(' or 'ต', ..])
            return (0, text);
        if (Numbered().Match(text) is not { Success: true } match)
            return (0, text);
        var number = int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        return number is >= 1 and <= 10 ? (number, match.Groups["name"].Value) : (0, text);
    }

    // 9.1 is a sub-indicator's number and not the ninth indicator's.
    [GeneratedRegex(
        @"^(?:ตัวชี้วัด(?:ที่)? ?)?\(?(?<number>[0-9]{1,2})(?![0-9])(?!\.[0-9]) ?[.):]? ?(?<name>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline
    )]
    private static partial Regex Numbered();

    // ตัวชี้วัด before the name and the instrument in brackets behind it.
    [GeneratedRegex(
        @"^(?:ตัวชี้วัด)?(?<name>.*?)(?:\((?:IIT|EIT|OIT)\))?$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.IgnoreCase
    )]
    private static partial Regex Around();

    [GeneratedRegex(
        @"^(?:แบบวัด|เครื่องมือ)? ?(?:IIT|EIT|OIT)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Instrument();
}

/// <summary>What a row of a summary is about.</summary>
/// <param name="Id">The indicator, 1–10; 0 where the row is about something else, or it is not sure which.</param>
/// <param name="Cell">The cell that says so.</param>
/// <param name="IsKnown">By a name that is an indicator's word for word.</param>
internal readonly record struct IndicatorReading(int Id, RowCell? Cell, bool IsKnown)
{
    /// <summary>The cell whose number or name contradicts; null where there is none.</summary>
    public RowCell? Mismatch { get; init; }

    /// <summary>The column of ranks that has a number in this row; 0 for none.</summary>
    public int RankColumn { get; init; }

    /// <summary>That number is also the named indicator's.</summary>
    public bool RankAgrees { get; init; }
}

/// <summary>What a column's header says of an indicator.</summary>
/// <param name="Id">1–10; 0 where it names none, or it is not sure which.</param>
/// <param name="IsSure">By its name, or by a number that is said to be an indicator's; else by a bare number.</param>
/// <param name="IsMismatch">Number and name contradict each other, or the name fits two.</param>
internal readonly record struct IndicatorHead(int Id, bool IsSure, bool IsMismatch);
