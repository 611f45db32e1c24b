using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;

namespace Ita.Cli.Scoring;

/// <summary>
/// What <c>score --json</c> prints (docs/workbooks.md, score --json). Scores are strings with two decimals; what is not
/// known is left out; the properties come in the order in which they stand here.
/// </summary>
public sealed record ScoreDocument
{
    /// <summary><c>accepted</c> or <c>rejected</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The year asked for, Buddhist era.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>Where the files say it.</summary>
    public string? AgencyCode { get; init; }

    /// <summary>Not there while an instrument is missing.</summary>
    public string? Total { get; init; }

    /// <summary>By the year's own scale; not there while an instrument is missing.</summary>
    public string? Level { get; init; }

    /// <summary>The questionnaires still missing; not there when none is.</summary>
    public IReadOnlyList<string>? Missing { get; init; }

    /// <summary>IIT, EIT, EIT1, EIT2, OIT.</summary>
    public OrderedDictionary<string, string>? Instruments { get; init; }

    /// <summary>By number, 1–10.</summary>
    public OrderedDictionary<string, string>? Indicators { get; init; }

    /// <summary>By questionnaire and item; an item that nobody answered is not there.</summary>
    public OrderedDictionary<string, OrderedDictionary<string, string>>? Items { get; init; }

    /// <summary>By questionnaire, where the files say it.</summary>
    public OrderedDictionary<string, int>? Respondents { get; init; }

    /// <summary>By year, where a summary holds other years.</summary>
    public OrderedDictionary<string, OtherYearDocument>? OtherYears { get; init; }

    public required IReadOnlyList<IgnoredDocument> Ignored { get; init; }

    public required IReadOnlyList<NoticeDocument> Warnings { get; init; }

    /// <summary>The first hundred.</summary>
    public required IReadOnlyList<NoticeDocument> Problems { get; init; }

    /// <summary>How many there are besides those in <see cref="Problems"/>.</summary>
    public required int MoreProblems { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, PrintedJson.Readable.ScoreDocument);
}

/// <summary>Documents as every command prints them.</summary>
[JsonSerializable(typeof(PublishedTableDocument))]
[JsonSerializable(typeof(ScoreDocument))]
internal sealed partial class PrintedJson : JsonSerializerContext
{
    public static PrintedJson Readable { get; } =
        new(
            new JsonSerializerOptions(JsonSerializerDefaults.Web)
            {
                DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

                // Thai stays readable; the text goes to a terminal or a file, never into a page.
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                WriteIndented = true,
                NewLine = "\n",
            }
        );
}

/// <summary>Another year's figures in a <see cref="ScoreDocument"/>.</summary>
public sealed record OtherYearDocument
{
    public string? Total { get; init; }

    public string? Level { get; init; }

    public IReadOnlyList<string>? Missing { get; init; }

    public required OrderedDictionary<string, string> Instruments { get; init; }

    public required OrderedDictionary<string, string> Indicators { get; init; }
}

/// <summary>A problem or a warning in a <see cref="ScoreDocument"/>: code, place, value, and what to do.</summary>
public sealed record NoticeDocument(
    string Code,
    string? File,
    string? Sheet,
    string? Cell,
    string? Item,
    string? Value,
    string MessageTh,
    string MessageEn
)
{
    public static NoticeDocument From(Notice notice) =>
        new(
            notice.Code,
            notice.File,
            notice.Sheet,
            notice.Cell,
            notice.Item,
            notice.Value,
            notice.MessageTh,
            notice.MessageEn
        );
}

/// <summary>
/// A sheet that was not read, in a <see cref="ScoreDocument"/>; the reason is <c>hidden</c> or
/// <c>nothing-recognised</c>.
/// </summary>
public sealed record IgnoredDocument(string File, string Sheet, string Reason);

/// <summary>From what was read and scored to what is printed. Pure.</summary>
public static class ScoreDocumentBuilder
{
    /// <summary>The outcome with every figure.</summary>
    public static ScoreDocument Build(ScoredFiles files)
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
    public static ScoreDocument BuildCheck(ScoredFiles files)
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
            Warnings = [.. reading.Warnings.Select(NoticeDocument.From)],
            Problems = [.. reading.Problems.Select(NoticeDocument.From)],
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
