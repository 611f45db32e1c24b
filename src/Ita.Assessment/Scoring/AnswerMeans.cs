using System.Numerics;

namespace Ita.Assessment.Scoring;

/// <summary>
/// The means that a number of answers can have. In units of 10⁻¹² points, rounded down, so that they are whole numbers
/// and every one of them is off by less than one.
/// </summary>
internal static class AnswerMeans
{
    /// <summary>Units of a point.</summary>
    public const long Unit = 1_000_000_000_000;

    private const long LongestTable = 4_000_000;

    /// <summary>The means of as many answers to each of some questions, ascending, each once.</summary>
    /// <param name="questions">The points of each question's choices.</param>
    /// <param name="answered">How many answered each, at least one.</param>
    /// <returns>None where points are too finely graded to be counted through.</returns>
    public static long[] Of(IReadOnlyList<IEnumerable<decimal>> questions, int answered)
    {
        var scale = 1m;
        var points = questions.Select(question => question.Distinct().ToList()).ToList();
        while (points.Exists(question => question.Exists(choice => choice * scale % 1 != 0)))
            scale *= 10;
        var whole = points.ConvertAll(question => question.ConvertAll(choice => (long)(choice * scale)));
        var divisor = whole.SelectMany(question => question).Aggregate(0L, GreatestCommonDivisor);
        if (divisor == 0)
            return [0];
        if (whole.Sum(question => question.Max() / divisor) * answered > LongestTable)
            return [];

        // One bit a sum: another answer moves every sum by the points of one of the choices.
        var sums = BigInteger.One;
        foreach (var question in whole)
        {
            for (var answer = 0; answer < answered; answer++)
            {
                sums = question.Aggregate(
                    BigInteger.Zero,
                    (moved, choice) => moved | (sums << (int)(choice / divisor))
                );
            }
        }

        var count = (Int128)(long)scale * answered * questions.Count;
        return [.. BitsOf(sums).Select(sum => (long)((Int128)sum * divisor * Unit / count))];
    }

    /// <summary>The same means as a workbook of scores gives them: rounded half up to two decimals.</summary>
    public static long[] ToTwoDecimals(long[] means)
    {
        const long hundredth = Unit / 100;
        return [.. means.Select(mean => (mean + (hundredth / 2)) / hundredth * hundredth).Distinct()];
    }

    private static IEnumerable<long> BitsOf(BigInteger sums)
    {
        var bytes = sums.ToByteArray();
        for (var i = 0; i < bytes.Length; i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                if ((bytes[i] >> bit & 1) != 0)
                    yield return ((long)i * 8) + bit;
            }
        }
    }

    private static long GreatestCommonDivisor(long left, long right) =>
        right == 0 ? left : GreatestCommonDivisor(right, left % right);
}
