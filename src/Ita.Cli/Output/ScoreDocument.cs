using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ita.Cli.Output;

/// <summary>
/// What <c>score --json</c> prints (formats.md, the same from a command line). Scores are strings with two decimals;
/// what is not known is not there; the properties come in the order in which they stand here.
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

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // Thai stays readable; the text goes to a terminal or a file, never into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    public string ToJson() => JsonSerializer.Serialize(this, Options);
}
