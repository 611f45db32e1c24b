using Ita.Assessment;

namespace Ita.Pipeline.Scoring;

/// <summary>The years that a report shows beside its own.</summary>
public static class ComparedYears
{
    /// <summary>How many years before its own a report may show.</summary>
    public const int Most = 4;

    /// <summary>Those that the year's report may show, newest first.</summary>
    public static IEnumerable<FiscalYear> Before(FiscalYear year) =>
        Enumerable
            .Range(1, Most)
            .Select(back => year.Value - back)
            .Where(value => value >= FiscalYear.First)
            .Select(value => new FiscalYear(value));

    /// <summary>Those whose reports may show the year, oldest first.</summary>
    public static IEnumerable<FiscalYear> After(FiscalYear year) =>
        Enumerable
            .Range(1, Most)
            .Select(ahead => year.Value + ahead)
            .Where(value => value <= FiscalYear.Last)
            .Select(value => new FiscalYear(value));
}
