using System.Collections.ObjectModel;
using System.Runtime.InteropServices;
using Ita.Assessment;
using Ita.Assessment.Frameworks;

namespace Ita.Workbooks.Exports;

/// <summary>A column of answers to one item or sub-item, and how often each was given.</summary>
internal sealed class AnswerColumn(int column, ItemId id, AnswerScale scale)
{
    private const int MostRemembered = 1_000;

    private readonly int[] _byPoints = new int[scale.Choices.Length];
    private readonly int[] _byPosition = new int[scale.Choices.Length];
    private readonly List<(int Row, decimal Value)> _oddNumbers = [];
    private readonly Dictionary<decimal, int> _moreOddNumbers = [];
    private int _forgotten;
    private bool _allPositions = true;

    public int Column => column;

    public ItemId Id => id;

    public AnswerScale Scale => scale;

    /// <summary>
    /// Answers per choice, in the framework's order; whole once <see cref="SettleNumbers"/> has been called.
    /// </summary>
    public int[] Counts { get; } = new int[scale.Choices.Length];

    public int Answered => Counts.Sum();

    public void AddNumber(int row, decimal value)
    {
        if (scale.ChoiceOfPoints(value) is { } choice)
            _byPoints[choice]++;
        else
        {
            if (_oddNumbers.Count < WorkbookLimits.NoticesListed)
                _oddNumbers.Add((row, value));
            else if (_moreOddNumbers.Count < MostRemembered || _moreOddNumbers.ContainsKey(value))
                CollectionsMarshal.GetValueRefOrAddDefault(_moreOddNumbers, value, out _)++;
            else
                _forgotten++;
        }

        if (value >= 1 && value <= scale.Choices.Length && decimal.IsInteger(value))
            _byPosition[(int)value - 1]++;
        else
            _allPositions = false;
    }

    /// <summary>
    /// Decides what the column's numbers are: all of them points as already scored; else all of them positions in label
    /// order; else those that are no points are no answers, and are returned: the first of them, and how often each of
    /// the others comes as far as that is remembered, and how many are not.
    /// </summary>
    public (
        IReadOnlyList<(int Row, decimal Value)> Listed,
        IReadOnlyDictionary<decimal, int> More,
        int Forgotten
    ) SettleNumbers()
    {
        var hasOdd = _oddNumbers.Count > 0;
        var numbers = hasOdd && _allPositions ? _byPosition : _byPoints;
        for (var i = 0; i < numbers.Length; i++)
            Counts[i] += numbers[i];
        return hasOdd && !_allPositions
            ? (_oddNumbers, _moreOddNumbers, _forgotten)
            : ([], ReadOnlyDictionary<decimal, int>.Empty, 0);
    }
}
