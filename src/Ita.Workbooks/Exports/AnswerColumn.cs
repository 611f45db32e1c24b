using Ita.Assessment;
using Ita.Assessment.Frameworks;

namespace Ita.Workbooks.Exports;

/// <summary>A column of answers to one item or sub-item, and how often each was given.</summary>
internal sealed class AnswerColumn(int column, ItemId id, AnswerScale scale)
{
    private readonly int[] _byPoints = new int[scale.Choices.Length];
    private readonly int[] _byPosition = new int[scale.Choices.Length];
    private readonly List<(int Row, decimal Value)> _oddNumbers = [];
    private int _oddCount;
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
            _oddCount++;
            if (_oddNumbers.Count < WorkbookLimits.NoticesListed)
                _oddNumbers.Add((row, value));
        }

        if (value >= 1 && value <= scale.Choices.Length && decimal.IsInteger(value))
            _byPosition[(int)value - 1]++;
        else
            _allPositions = false;
    }

    /// <summary>
    /// Decides what the column's numbers are: all of them points as already scored; else all of them positions in label
    /// order; else those that are no points are no answers, and are returned with their number.
    /// </summary>
    public (IReadOnlyList<(int Row, decimal Value)> Listed, int Count) SettleNumbers()
    {
        var numbers = _oddCount > 0 && _allPositions ? _byPosition : _byPoints;
        for (var i = 0; i < numbers.Length; i++)
            Counts[i] += numbers[i];
        return _oddCount > 0 && !_allPositions ? (_oddNumbers, _oddCount) : ([], 0);
    }
}
