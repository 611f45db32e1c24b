using System.Diagnostics;
using System.Text.RegularExpressions;
using Ita.Assessment;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Assessment.Text;
using Ita.Workbooks.Exports;
using Ita.Workbooks.PublishedResults;
using Ita.Workbooks.Registry;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Fuzz;

/// <summary>
/// What must hold for any file whatever: accepted, or rejected with a code of the contract; nothing else, and at little
/// cost.
/// </summary>
internal static partial class AnyFile
{
    /// <summary>Bytes for the readings together, whatever of them is held at a time.</summary>
    public const long MostAllocated = 300L * 1024 * 1024;
    private static readonly HashSet<string> Codes = [.. NoticeTexts.Keys.Select(key => key.Split('/')[0])];

    /// <summary>Reads the file as an export, as a registry and as a published table.</summary>
    /// <returns>The export's codes, and how long it took.</returns>
    public static (IReadOnlyList<string> Codes, TimeSpan Elapsed) Check(
        string name,
        byte[] content,
        int year = 2566,
        long mostAllocated = MostAllocated
    )
    {
        var file = WorkbookBuilder.FileOf(content, name);
        var watch = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = ExportBuilder.Read(year, file);
        var registry = RegistryReader.Read(file, CancellationToken.None);
        var results = PublishedResultsReader.Read(
            ExportBuilder.Frameworks,
            new PublishedResultsRequest { FiscalYear = new FiscalYear(year) },
            file,
            CancellationToken.None
        );
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var elapsed = watch.Elapsed;
        Assert.True(allocated < mostAllocated, $"{allocated} bytes were allocated.");
        CheckExport(reading, year);
        Assert.Equal(registry.IsAccepted, registry.Problems.IsEmpty);
        Assert.True(results.IsAccepted || results.Results.IsEmpty);
        Assert.Distinct(results.Results.Select(result => result.Agency));
        foreach (var result in results.Results)
            Check(Scorer.Score(ExportBuilder.Framework(year), result.Parts));
        foreach (
            var notice in reading
                .Problems.Concat(reading.Warnings)
                .Concat(registry.Problems)
                .Concat(results.Problems)
                .Concat(results.Warnings)
        )
            CheckNotice(notice);
        return ([.. reading.Problems.Select(problem => problem.Code).Distinct()], elapsed);
    }

    private static void CheckExport(ExportReading reading, int year)
    {
        if (!reading.IsAccepted)
        {
            Assert.Empty(reading.Parts);
            Assert.Empty(reading.OtherYears);
            return;
        }

        Assert.Equal(0, reading.MoreProblems);
        Assert.Equal(
            reading.Parts.Select(part => part.Instrument).Distinct(),
            reading.Parts.Select(part => part.Instrument)
        );
        Check(Scorer.Score(ExportBuilder.Framework(year), reading.Parts));
        foreach (var other in reading.OtherYears)
            Check(Scorer.Score(ExportBuilder.Frameworks.Find(other.Key)!, other.Value));
    }

    private static void Check(AssessmentResult result)
    {
        if (result.Total is { } total)
            Assert.InRange(total.Rounded, 0m, 100m);
    }

    private static void CheckNotice(Notice notice)
    {
        Assert.Contains(notice.Code, Codes);
        Assert.Matches(Thai(), notice.MessageTh);
        Assert.Matches(English(), notice.MessageEn);
        Assert.DoesNotMatch(Placeholder(), notice.MessageEn);
        if (notice.Cell is { } cell)
            Assert.Matches(CellName(), cell);
        foreach (
            var shown in new[]
            {
                notice.Value,
                notice.Sheet,
                notice.File,
                notice.MessageTh,
                notice.MessageEn,
            }.OfType<string>()
        )
            Assert.DoesNotContain(shown, char.IsControl);
        if (notice.Value is { } value)
            Assert.True(value.Length <= SafeText.LongestText);
    }

    [GeneratedRegex("[ก-๙]")]
    private static partial Regex Thai();

    [GeneratedRegex("[A-Za-z]")]
    private static partial Regex English();

    [GeneratedRegex(@"\{(?:item|cell|detail|sheet)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("^[A-Z]{1,3}[1-9][0-9]{0,6}$")]
    private static partial Regex CellName();
}
