using System.Globalization;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Assessment.Text;
using Ita.Workbooks.Notices;

namespace Ita.Workbooks.PublishedResults;

/// <summary>
/// Holds the instruments, totals and levels that a table states against those computed from its indicators. What is not
/// whole is not compared.
/// </summary>
internal sealed class StatedFigures(Framework framework, NoticeList warnings)
{
    private const decimal Tolerance = 0.01m;
    private const string LevelWord = "ระดับ";

    /// <summary>Warns of every figure that differs.</summary>
    public void Compare(IReadOnlyList<StatedField> fields, IReadOnlyList<ResultLine> lines)
    {
        if (fields.Count == 0)
            return;
        var results = lines.Select(line => (line, Scorer.Score(framework, line.Parts))).ToList();
        foreach (var field in fields)
        {
            if (field.Kind == MeaningKind.Level)
                CompareLevels(field, results);
            else if (field.Kind == MeaningKind.Total)
                CompareTotals(field, results);
            else
                CompareInstrument(field, results);
        }
    }

    private void CompareTotals(StatedField field, List<(ResultLine Line, AssessmentResult Result)> results)
    {
        foreach (var (line, result) in results)
        {
            if (
                line.Line.Filled(field.Field) is { Cell.Number: { } given } cell
                && result.Total is { } total
                && Math.Abs(given - total.Rounded) > Tolerance
            )
                warnings.Add(
                    NoticeCode.TotalDiffers,
                    cell.Row,
                    cell.Column,
                    value: cell.Cell.DisplayText,
                    detail: total.ToString()
                );
        }
    }

    // Out of 100, or weighted in all lines alike: as the header says, else as more of the lines have it.
    private void CompareInstrument(StatedField field, List<(ResultLine Line, AssessmentResult Result)> results)
    {
        var given = new List<(GridCell Cell, decimal Given, decimal Points)>();
        foreach (var (line, result) in results)
        {
            if (
                line.Line.Filled(field.Field) is { Cell.Number: { } number } cell
                && result.ScoreOf(field.Instrument) is { } score
            )
                given.Add((cell, number, score.Value));
        }

        var weight = framework.Definition(field.Instrument).Weight;
        var isWeighted = field.FullMarks switch
        {
            100 => false,
            { } marks when marks == weight => true,
            _ => Fit(given, weight).CompareTo(Fit(given, 100)) > 0,
        };
        foreach (var (cell, number, points) in given)
        {
            var ours = Weighted(points, isWeighted ? weight : 100);
            if (!IsNear(number, ours))
                warnings.Add(
                    NoticeCode.TotalDiffersInstrument,
                    cell.Row,
                    cell.Column,
                    field.Instrument.ToString(),
                    cell.Cell.DisplayText,
                    ours.ToString("0.00", CultureInfo.InvariantCulture)
                );
        }
    }

    // How many lines agree, and then how near the others come.
    private static (int Agreeing, decimal Nearness) Fit(
        List<(GridCell Cell, decimal Given, decimal Points)> given,
        decimal weight
    ) =>
        (
            given.Count(score => IsNear(score.Given, Weighted(score.Points, weight))),
            -given.Sum(score => Math.Abs(Math.Clamp(score.Given, -1000, 1000) - Weighted(score.Points, weight)))
        );

    private void CompareLevels(StatedField field, List<(ResultLine Line, AssessmentResult Result)> results)
    {
        var scales = framework.LevelScales;
        foreach (var (line, result) in results)
        {
            if (line.Line.Filled(field.Field) is not { } cell || result.Level is not { } ours)
                continue;
            var given = cell.Cell.Label;
            if (given.StartsWith(LevelWord, StringComparison.Ordinal))
                given = given[LevelWord.Length..];
            // A level of a scale that stands beside the year's own is held against that scale.
            var scale = scales.FirstOrDefault(scale => scale.Levels.Any(level => IsLevel(given, level.Code)));
            if (scale is not null)
                ours = result.Levels.Single(level => level.ScaleId == scale.Id).Level;
            if (!IsLevel(given, ours))
                warnings.Add(
                    NoticeCode.LevelDiffers,
                    cell.Row,
                    cell.Column,
                    value: cell.Cell.DisplayText,
                    detail: ours
                );
        }
    }

    private static bool IsLevel(string label, string code) =>
        label.Equals(ThaiText.NormaliseLabel(code), StringComparison.OrdinalIgnoreCase);

    private static decimal Weighted(decimal points, decimal weight) =>
        decimal.Round(points * weight / 100, 2, MidpointRounding.AwayFromZero);

    private static bool IsNear(decimal given, decimal ours) => Math.Abs(given - ours) <= Tolerance;
}
