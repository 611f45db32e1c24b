using Ita.Assessment.Scoring;
using Ita.Cli.Assessing;

namespace Ita.Cli.Output;

/// <summary>From what was read and scored to what is printed. Pure.</summary>
public static class ScoreDocumentBuilder
{
    /// <summary>The outcome with every figure.</summary>
    public static ScoreDocument Build(AssessedFiles files)
    {
        var document = BuildCheck(files);
        return files.Result is not { } result
            ? document
            : document with
            {
                Total = result.Total?.ToString(),
                Level = result.Level,
                Instruments = Instruments(result),
                Indicators = Indicators(result),
                Items = Ordered(
                    result.Parts.Where(part => part.Items.Length > 0),
                    part => part.Instrument.ToString(),
                    Items
                ),
                Respondents = Respondents(result),
                OtherYears = files.OtherYears.IsEmpty
                    ? null
                    : Ordered(files.OtherYears, other => other.Key.ToString(), other => OtherYear(other.Value)),
            };
    }

    /// <summary>The outcome without figures: accepted or rejected and why.</summary>
    public static ScoreDocument BuildCheck(AssessedFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var reading = files.Reading;
        return new ScoreDocument
        {
            Outcome = reading.IsAccepted ? "accepted" : "rejected",
            FiscalYear = files.FiscalYear.Value,
            AgencyCode = reading.Agency?.Code?.Value,
            Missing = files.Result is { } result ? Missing(result) : null,
            Ignored = [.. reading.Ignored.Select(sheet => new IgnoredDocument(sheet.File, sheet.Sheet, sheet.Reason))],
            Warnings = [.. reading.Warnings.Select(NoticeDocument.Of)],
            Problems = [.. reading.Problems.Select(NoticeDocument.Of)],
            MoreProblems = reading.MoreProblems,
        };
    }

    private static OtherYearDocument OtherYear(AssessmentResult result) =>
        new()
        {
            Total = result.Total?.ToString(),
            Level = result.Level,
            Missing = Missing(result),
            Instruments = Instruments(result),
            Indicators = Indicators(result),
        };

    private static string[]? Missing(AssessmentResult result) =>
        result.Missing.IsDefaultOrEmpty ? null : [.. result.Missing.Select(instrument => instrument.ToString())];

    private static OrderedDictionary<string, string> Instruments(AssessmentResult result) =>
        Ordered(
            result.Instruments,
            instrument => instrument.Instrument.ToString(),
            instrument => instrument.Score.ToString()
        );

    private static OrderedDictionary<string, string> Indicators(AssessmentResult result) =>
        Ordered(
            result.Indicators.Where(indicator => indicator.Score is not null),
            indicator => FormattableString.Invariant($"{indicator.Id}"),
            indicator => indicator.Score!.Value.ToString()
        );

    private static OrderedDictionary<string, string> Items(PartResult part) =>
        Ordered(
            part.Items.Where(item => item.Score is not null),
            item => item.Id.ToString(),
            item => item.Score!.Value.ToString()
        );

    private static OrderedDictionary<string, int>? Respondents(AssessmentResult result)
    {
        var known = Ordered(
            result.Parts.Where(part => part.Respondents is not null),
            part => part.Instrument.ToString(),
            part => part.Respondents!.Value
        );
        return known.Count == 0 ? null : known;
    }

    private static OrderedDictionary<string, TValue> Ordered<T, TValue>(
        IEnumerable<T> elements,
        Func<T, string> key,
        Func<T, TValue> value
    )
    {
        var ordered = new OrderedDictionary<string, TValue>();
        foreach (var element in elements)
            ordered.Add(key(element), value(element));
        return ordered;
    }
}
