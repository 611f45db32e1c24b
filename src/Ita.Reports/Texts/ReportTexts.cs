using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ita.Reports.Typography;

namespace Ita.Reports.Texts;

/// <summary>
/// Every sentence of the report but the advice and what a framework says itself, as data. In the file digits are
/// Arabic. It is read strictly: a text too many or too few is an error at the first report, not a gap in the last one.
/// </summary>
internal sealed record ReportTexts(
    ImmutableArray<Template> Months,
    CommonTexts Common,
    CoverTexts Cover,
    PrincipleTexts Principle,
    HeadlineTexts Headline,
    RemarkTexts Remark,
    AdviceTexts Advice,
    AnalysisTexts Analysis,
    DevelopTexts Develop,
    CorrectTexts Correct,
    MeasuresTexts Measures,
    FollowUpTexts FollowUp,
    AppendixTexts Appendix,
    ExcelTexts Excel
)
{
    private static readonly Lazy<ReportTexts> ThaiOnce = new(() =>
        JsonSerializer.Deserialize(ThaiFile, ReportTextsJson.Default.ReportTexts)!
    );

    public static ReportTexts Thai => ThaiOnce.Value;

    /// <summary>The file itself.</summary>
    public static string ThaiFile
    {
        get
        {
            using var reader = new StreamReader(
                typeof(ReportTexts).Assembly.GetManifestResourceStream("texts/report.th.json")!
            );
            return reader.ReadToEnd();
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(ReportTexts))]
internal sealed partial class ReportTextsJson : JsonSerializerContext;
