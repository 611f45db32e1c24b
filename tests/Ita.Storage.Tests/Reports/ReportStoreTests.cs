using Ita.Assessment;
using Ita.Storage.Reports;
using Ita.Storage.Tests.Azurite;

namespace Ita.Storage.Tests.Reports;

public sealed class ReportStoreTests(AzuriteFixture azurite)
{
    private readonly ReportStore _store = new(azurite.Account);

    [Theory]
    [InlineData(ReportFormat.Docx, "2566/31/310801/ita-2566-310801.docx")]
    [InlineData(ReportFormat.Xlsx, "2566/31/310801/ita-2566-310801.xlsx")]
    [InlineData(ReportFormat.Html, "2566/31/310801/ita-2566-310801.html")]
    [InlineData(ReportFormat.Json, "2566/31/310801/ita-2566-310801.json")]
    public void A_report_lies_where_the_contract_says(ReportFormat format, string name)
    {
        Assert.Equal(name, new ReportKey(Some.Year, new ProvinceCode("31"), new AgencyCode("310801")).BlobName(format));
        Assert.True(ReportFormats.TryParse(Path.GetExtension(name)[1..], out var parsed));
        Assert.Equal(format, parsed);
    }

    [Fact]
    public void No_other_format_is_known()
    {
        Assert.False(ReportFormats.TryParse("pdf", out _));
        Assert.False(ReportFormats.TryParse("DOCX", out _));
        Assert.False(ReportFormats.TryParse(null, out _));
    }

    [Fact]
    public async Task A_report_is_served_as_it_was_written()
    {
        var key = Key();
        Assert.Null(await _store.OpenReadAsync(key, ReportFormat.Html));
        Assert.False(await _store.ExistsAsync(key, ReportFormat.Html));

        Assert.True(await _store.WriteAsync(key, ReportFormat.Html, BinaryData.FromString("<p>รายงาน</p>")));

        using var report = (await _store.OpenReadAsync(key, ReportFormat.Html))!;
        using var reader = new StreamReader(report.Content);
        Assert.Equal("<p>รายงาน</p>", await reader.ReadToEndAsync());
        Assert.Equal("text/html; charset=utf-8", report.ContentType);
        Assert.Equal(BinaryData.FromString("<p>รายงาน</p>").ToMemory().Length, report.Size);
        Assert.True(await _store.ExistsAsync(key, ReportFormat.Html));
    }

    [Fact]
    public async Task The_same_content_makes_no_new_version_and_other_content_does()
    {
        var key = Key();
        await _store.WriteAsync(key, ReportFormat.Json, BinaryData.FromString("{}"));
        using var first = (await _store.OpenReadAsync(key, ReportFormat.Json))!;

        Assert.False(await _store.WriteAsync(key, ReportFormat.Json, BinaryData.FromString("{}")));
        using var second = (await _store.OpenReadAsync(key, ReportFormat.Json))!;
        Assert.Equal(first.ETag, second.ETag);

        Assert.True(await _store.WriteAsync(key, ReportFormat.Json, BinaryData.FromString("{ }")));
        using var third = (await _store.OpenReadAsync(key, ReportFormat.Json))!;
        Assert.NotEqual(first.ETag, third.ETag);
    }

    private static ReportKey Key() => new(Some.Year, new ProvinceCode("31"), Some.Code());
}
