namespace Ita.Reports.Tests;

public class ReportFormatTests
{
    [Fact]
    public void A_format_is_found_by_its_extension() =>
        Assert.All(
            ReportFormat.All,
            format =>
            {
                Assert.True(ReportFormat.TryParse(format.Extension, out var parsed));
                Assert.Same(format, parsed);
            }
        );

    [Theory]
    [InlineData("pdf")]
    [InlineData("DOCX")]
    [InlineData(".docx")]
    [InlineData(null)]
    public void Nothing_else_is_a_format(string? extension) => Assert.False(ReportFormat.TryParse(extension, out _));

    [Fact]
    public void Every_format_writes_a_document()
    {
        var model = ReportBuilder.Build(Cases.Sample());

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
