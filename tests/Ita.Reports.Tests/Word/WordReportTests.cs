using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Ita.Reports.Word;

namespace Ita.Reports.Tests.Word;

public class WordReportTests
{
    public static TheoryData<string> CaseNames => [.. Cases.All().Select(made => made.Name)];

    [Theory]
    [MemberData(nameof(CaseNames))]
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
    [MemberData(nameof(CaseNames))]
    public void The_same_report_gives_the_same_bytes(string name) => Assert.Equal(Write(name).ToArray(), Write(name).ToArray());

    private static MemoryStream Write(string name)
    {
        var stream = new MemoryStream();
        WordReport.Write(ReportBuilder.Build(Cases.All().Single(made => made.Name == name).Make()), stream);
        stream.Position = 0;
        return stream;
    }
}
