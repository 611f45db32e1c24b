using Ita.Assessment.Frameworks;

namespace Ita.Benchmarks;

/// <summary>The tally that the libraries' readings end in: the label of each cell looked up, one count up.</summary>
internal sealed class LabelTally
{
    private readonly AnswerScale[] _scales = [.. Questionnaire.Columns.Select(column => column.Scale)];
    private readonly int[][] _counts =
    [
        .. Questionnaire.Columns.Select(column => new int[column.Scale.Choices.Length]),
    ];

    /// <param name="column">From 0, the time stamp not counted.</param>
    /// <param name="label">What the cell holds.</param>
    public void Add(int column, string label)
    {
        if (_scales[column].Labels.TryGetValue(label, out var choice))
            _counts[column][choice]++;
    }

    /// <summary>A number that tells two tallies apart.</summary>
    public long Sum() => Check(_counts);

    public static long Check(IEnumerable<IEnumerable<int>> counts)
    {
        var sum = 0L;
        foreach (var column in counts)
        {
            foreach (var count in column)
                sum = ((sum * 31) + count) % 1_000_000_007;
        }

        return sum;
    }
}
