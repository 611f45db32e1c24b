namespace Ita.Reports.Tests;

public class ReportFormatTests
{
    [Fact]
    public void A_format_is_found_by_its_name() =>
        Assert.All(
            ReportFormat.All,
            format =>
            {
                Assert.True(ReportFormat.TryParse(format.Name, out var parsed));
                Assert.Same(format, parsed);
            }
        );

    [Theory]
    [InlineData("pdf")]
    [InlineData("DOCX")]
    [InlineData(".docx")]
    [InlineData(null)]
    public void Nothing_else_is_a_format(string? name) => Assert.False(ReportFormat.TryParse(name, out _));

    [Fact]
    public void What_became_of_the_measures_is_a_document_once_there_is_any_of_it()
    {
        Assert.False(ReportFormat.ImplementationDocx.IsIssued(ReportBuilder.Build(Cases.Sample())));
        Assert.True(ReportFormat.ImplementationDocx.IsIssued(ReportBuilder.Build(Cases.FollowedUp())));
        Assert.True(ReportFormat.ImplementationHtml.IsIssued(ReportBuilder.Build(Cases.AfterFollowUp())));
    }

    [Fact]
    public void The_files_of_a_report_have_names_of_their_own() =>
        Assert.Equal(
            [
                ".docx",
                ".xlsx",
                ".html",
                ".json",
                "-implementation.docx",
                "-implementation.html",
                "-follow-up.docx",
                "-memo.docx",
            ],
            ReportFormat.All.Select(format => format.Ending)
        );

    [Fact]
    public void Every_format_writes_a_document()
    {
        var model = ReportBuilder.Build(Cases.FollowedUp());

        Assert.All(
            ReportFormat.All,
            format =>
            {
                using var document = new MemoryStream();
                format.Write(model, document);
                Assert.True(document.Length > 0);
                Assert.True(document.CanWrite);
            }
        );
    }
}
