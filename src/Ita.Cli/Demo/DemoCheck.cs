using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using Ita.Assessment.Comparison;

namespace Ita.Cli.Demo;

/// <summary>
/// Compares what the demo came to with what it had to come to. Each sentence it returns is an expectation that did not
/// hold.
/// </summary>
public static class DemoCheck
{
    /// <summary>
    /// Results, one by one: there are exactly those that must be, with these totals, levels and missing instruments.
    /// </summary>
    public static IEnumerable<string> Results(
        IReadOnlyCollection<ExpectedResult> expected,
        IReadOnlyCollection<ObservedResult> observed
    )
    {
        var byYear = observed.ToDictionary(year => year.Id);
        foreach (var year in expected)
        {
            if (!byYear.Remove(year.Id, out var found))
            {
                yield return $"{year.Id}: no result.";
                continue;
            }

            if (found.Total != year.Total)
                yield return $"{year.Id}: total {found.Total ?? "none"}, expected {year.Total ?? "none"}.";
            if (found.Level != year.Level)
                yield return $"{year.Id}: level {found.Level ?? "none"}, expected {year.Level ?? "none"}.";
            if (!found.Missing.SequenceEqual(year.Missing))
                yield return $"{year.Id}: missing [{string.Join(", ", found.Missing)}], expected "
                    + $"[{string.Join(", ", year.Missing)}].";
            if (!found.IsReported)
                yield return $"{year.Id}: no report of the result that is there.";
        }

        foreach (var surplus in byYear.Keys.Order())
            yield return $"{surplus}: a result that nobody uploaded.";
    }

    /// <summary>The fall that the hand-written report got wrong: 91.80 to 88.93.</summary>
    public static IEnumerable<string> SampleChange(Change? change)
    {
        if (change is not { Points: -2.87m, Percent: -3.13m })
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{DemoMaterial.SampleAgency}: change {change?.Points} points, {change?.Percent} %, expected "
                    + $"-2.87 points, -3.13 %."
            );
        }
    }

    /// <summary>The mistaken workbooks were turned away, for the mistake that is in them, and no other was.</summary>
    public static IEnumerable<string> Rejections(
        IReadOnlyCollection<ExpectedRejection> expected,
        IReadOnlyCollection<ObservedRejection> observed
    )
    {
        foreach (var rejection in expected)
        {
            var problem = $"{rejection.Code} {rejection.Place}";
            var found = observed.FirstOrDefault(other =>
                other.Id == rejection.Id && other.FileName == rejection.FileName
            );
            if (found is null)
                yield return $"{rejection.Id}: {rejection.FileName} was not rejected, expected {problem}.";
            else if (!found.Problems.SequenceEqual([problem]))
                yield return $"{rejection.Id}: {rejection.FileName} was rejected with "
                    + $"[{string.Join(", ", found.Problems)}], "
                    + $"expected [{problem}].";
        }

        foreach (
            var other in observed.Where(other =>
                !expected.Any(rejection => rejection.Id == other.Id && rejection.FileName == other.FileName)
            )
        )
        {
            yield return $"{other.Id}: {other.FileName} was rejected with [{string.Join(", ", other.Problems)}].";
        }
    }

    /// <summary>Every report is on disk and is a Word document.</summary>
    public static IEnumerable<string> Reports(
        IReadOnlyCollection<ExpectedResult> expected,
        ImmutableDictionary<AgencyYearId, string> files
    )
    {
        foreach (var year in expected)
        {
            if (!files.TryGetValue(year.Id, out var file))
                yield return $"{year.Id}: the report could not be downloaded.";
            else if (!IsWordDocument(file))
                yield return $"{year.Id}: {file} is not a Word document.";
        }
    }

    private static bool IsWordDocument(string file)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            return zip.GetEntry("word/document.xml") is { Length: > 0 }
                && zip.GetEntry("[Content_Types].xml") is not null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return false;
        }
    }
}
