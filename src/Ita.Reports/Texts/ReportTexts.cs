using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ita.Reports.Typography;

namespace Ita.Reports.Texts;

/// <summary>
/// Every sentence of the report except the advice and the framework's own texts, read from texts/report.th.json, in
/// which digits are Arabic. It is read strictly: a missing or unknown text is an error at the first report.
/// </summary>
internal sealed record ReportTexts(
    ImmutableArray<Template> Months,
    CommonTexts Common,
    CoverTexts Cover,
    SummaryTexts Summary,
    PrincipleTexts Principle,
    HeadlineTexts Headline,
    RemarkTexts Remark,
    AdviceTexts Advice,
    AnalysisTexts Analysis,
    DevelopTexts Develop,
    CorrectTexts Correct,
    MeasuresTexts Measures,
    TopicsTexts Topics,
    SignatureTexts Signatures,
    FollowUpTexts FollowUp,
    FormTexts Form,
    MemoTexts Memo,
    ChecklistTexts Checklist,
    AppendixTexts Appendix,
    ExcelTexts Excel
)
{
    private static readonly Lazy<ReportTexts> ThaiOnce = new(() =>
        JsonSerializer.Deserialize(ThaiFile, ReportTextsJson.Default.ReportTexts)!
    );

    public static ReportTexts Thai => ThaiOnce.Value;

    /// <summary>The file's text.</summary>
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
