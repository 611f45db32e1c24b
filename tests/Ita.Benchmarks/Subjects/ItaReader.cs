using Ita.Workbooks;
using Ita.Workbooks.Exports;

namespace Ita.Benchmarks.Subjects;

/// <summary>This product's reader, whole: checks, limits, recognition, tally.</summary>
internal static class ItaReader
{
    public static long Read(Stream file)
    {
        var request = new ExportRequest { FiscalYear = Questionnaire.Year };
        var reading = SurveyExportReader.Read(
            Questionnaire.Frameworks,
            request,
            [new WorkbookFile("iit.xlsx", file.Length, () => file)],
            CancellationToken.None
        );
        if (!reading.IsAccepted)
            throw new InvalidOperationException($"Turned away: {reading.Problems[0].Code}.");
        return LabelTally.Check(reading.Parts[0].Items.Select(item => item.Counts.AsEnumerable()));
    }
}
