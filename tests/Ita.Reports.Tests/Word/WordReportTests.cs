using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Ita.Reports.Model;
using Ita.Reports.Word;

namespace Ita.Reports.Tests.Word;

public class WordReportTests
{
    // What a template leaves behind, a program prints by mistake, or nobody has filled in.
    private static readonly string[] Slips = ["ใส่", "TODO", "null", "NaN", "{", "}", "**", "System.", "\uFFFD", "  "];

    public static TheoryData<string> CaseNames => [.. Cases.All().Select(made => made.Name)];

    /// <summary>Every document of every case: <c>sample</c>, <c>sample-memo</c>.</summary>
    public static TheoryData<string> DocumentNames =>
        [.. Cases.All().SelectMany(made => Documents(made.Name).Select(document => document.Name))];

    [Theory]
    [MemberData(nameof(DocumentNames))]
    public void The_validator_finds_nothing(string name)
    {
        using var document = WordprocessingDocument.Open(Write(name), isEditable: false);
        var errors = new[] { FileFormatVersions.Office2019, FileFormatVersions.Microsoft365 }
            .SelectMany(version => new OpenXmlValidator(version).Validate(document))
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")
            .Distinct();
        Assert.Empty(errors);
    }

    [Theory]
    [MemberData(nameof(DocumentNames))]
    public void The_same_report_gives_the_same_bytes(string name) =>
        Assert.Equal(Write(name).ToArray(), Write(name).ToArray());

    [Theory]
    [MemberData(nameof(DocumentNames))]
    public void Every_number_in_the_document_is_one_of_the_reports(string name)
    {
        using var document = Write(name);
        Assert.Empty(FigureCheck.Of(ModelOf(name)).FindUnknown(DocumentText.Of(document)));
    }

    [Theory]
    [MemberData(nameof(DocumentNames))]
    public void Nothing_is_left_unfilled(string name)
    {
        using var document = Write(name);
        var text = DocumentText.Of(document);
        Assert.All(Slips, slip => Assert.DoesNotContain(slip, text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(DocumentNames))]
    public void The_text_is_the_one_looked_at_in_review(string name)
    {
        using var document = Write(name);
        Golden.Check($"{name}.txt", DocumentText.Of(document));
    }

    [Fact]
    public void Thai_digits_are_used_but_in_item_numbers_and_addresses()
    {
        using var analysis = Write("followed-up");
        using var implementation = Write("followed-up-implementation");
        var text = $"{DocumentText.Of(analysis)}\n{DocumentText.Of(implementation)}";
        Assert.Contains("๘๘.๙๓", text, StringComparison.Ordinal);
        Assert.Contains("e13", text, StringComparison.Ordinal);
        Assert.Contains("https://www.buengcharoen.go.th/plan/6m?id=12", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("(^|[^A-Za-z0-9._:/@=?-])[0-9]+([^A-Za-z0-9._:/@-]|$)", text);
    }

    [Fact]
    public void Arabic_digits_are_used_where_that_is_set()
    {
        using var document = Write("arabic-digits");
        Assert.DoesNotMatch("[๐-๙]", DocumentText.Of(document));
    }

    [Theory]
    [MemberData(nameof(DocumentNames))]
    public void It_can_be_written_to_a_stream_that_cannot_go_back(string name)
    {
        using var forward = new ForwardOnlyStream();
        WordReport.Write(Document(name), forward);
        Assert.Equal(Write(name).ToArray(), forward.ToArray());
    }

    internal static ReportModel Model(string name) =>
        ReportBuilder.Build(Cases.All().Single(made => made.Name == name).Make());

    internal static IEnumerable<(string Name, ReportDocument Document)> Documents(string name)
    {
        var model = Model(name);
        yield return (name, model.Main);
        if (model.Implementation is { } implementation)
            yield return ($"{name}-implementation", implementation);
        yield return ($"{name}-form", model.Form);
        yield return ($"{name}-memo", model.Memo);
    }

    private static ReportDocument Document(string name) =>
        Documents(CaseOf(name)).Single(document => document.Name == name).Document;

    private static ReportModel ModelOf(string name) => Model(CaseOf(name));

    private static string CaseOf(string name) =>
        Cases.All().Select(made => made.Name).Where(made => Is(name, made)).MaxBy(made => made.Length)!;

    private static bool Is(string name, string made) =>
        name == made || new[] { "implementation", "form", "memo" }.Any(kind => name == $"{made}-{kind}");

    private static MemoryStream Write(string name)
    {
        var stream = new MemoryStream();
        WordReport.Write(Document(name), stream);
        stream.Position = 0;
        return stream;
    }
}
