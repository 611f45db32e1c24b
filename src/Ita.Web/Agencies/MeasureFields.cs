using System.Collections.Immutable;
using System.Globalization;
using Ita.Assessment.Text;
using Ita.Pipeline.Reporting;

namespace Ita.Web.Agencies;

/// <summary>The form of a measure: what stands in its fields, as the measure is or as somebody has typed it.</summary>
internal sealed record MeasureFields
{
    public const string NameField = "name";
    public const string StepsField = "steps";
    public const string EvidenceField = "evidence";
    public const string PeriodField = "period";
    public const string ResponsibleField = "responsible";
    public const string DroppedField = "dropped";

    // What the form's numbers have room for.
    private const int MostLines = 99;

    public required string Name { get; init; }

    /// <summary>One a line.</summary>
    public required string Steps { get; init; }

    /// <summary>One a line.</summary>
    public required string Evidence { get; init; }

    public required string Period { get; init; }

    public required string Responsible { get; init; }

    /// <summary>Empty where it is kept.</summary>
    public required string DroppedBecause { get; init; }

    public static MeasureFields Of(EditedMeasure measure)
    {
        var now = measure.Now;
        return new MeasureFields
        {
            Name = now.Name,
            Steps = string.Join('\n', now.Steps),
            Evidence = string.Join('\n', now.Evidence),
            Period = now.Period,
            Responsible = now.Responsible,
            DroppedBecause = now.DroppedBecause ?? "",
        };
    }

    public static MeasureFields Of(IFormCollection form) =>
        new()
        {
            Name = form[NameField].ToString(),
            Steps = form[StepsField].ToString(),
            Evidence = form[EvidenceField].ToString(),
            Period = form[PeriodField].ToString(),
            Responsible = form[ResponsibleField].ToString(),
            DroppedBecause = form[DroppedField].ToString(),
        };

    /// <summary>What is typed as words of a measure.</summary>
    /// <param name="measure">As it is.</param>
    /// <returns>The words, and by field the key of the text that says what is wrong; nothing is, where there is
    /// none.</returns>
    public (MeasureWords Words, ImmutableDictionary<string, string> Problems) Read(EditedMeasure measure)
    {
        var words = new MeasureWords(
            PlainText.OneLine(Name),
            Lines(Steps),
            Lines(Evidence),
            PlainText.OneLine(Period),
            PlainText.OneLine(Responsible),
            PlainText.OneLine(DroppedBecause) is { Length: > 0 } reason ? reason : null
        );
        var problems = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Check(NameField, words.Name.Length, words.Name.Length == 0);
        Check(StepsField, Length(words.Steps), words.Steps.IsEmpty);
        Check(EvidenceField, Length(words.Evidence), words.Evidence.IsEmpty);
        Check(PeriodField, words.Period.Length, words.Period.Length == 0);
        Check(DroppedField, words.DroppedBecause?.Length ?? 0, isMissing: false);
        if (words.Responsible != measure.Now.Responsible && !measure.Units.Contains(words.Responsible))
            problems[ResponsibleField] = "edit.unknownUnit";
        return (words, problems.ToImmutable());

        void Check(string field, int length, bool isMissing)
        {
            if (isMissing)
                problems[field] = "edit.missing";
            else if (length > MeasureEditing.LongestText)
                problems[field] = "edit.tooLong";
        }
    }

    private static ImmutableArray<string> Lines(string text) =>
        [.. PlainText.Lines(text).Split('\n').Where(line => line.Length > 0)];

    // As the form writes it: numbered, one a line.
    private static int Length(ImmutableArray<string> lines) =>
        lines.Length > MostLines
            ? int.MaxValue
            : lines
                .Select(
                    (line, index) =>
                        line.Length + (index + 1).ToString(CultureInfo.InvariantCulture).Length + "1. \n".Length
                )
                .Sum();
}
