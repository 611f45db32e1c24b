using Ita.Assessment;
using Ita.Storage.Reports;
using Ita.Testing.Storage;

namespace Ita.Storage.Tests.Reports;

public sealed class ReportStoreTests(StorageFixture storage)
{
    private const string Html = "text/html; charset=utf-8";
    private const string Json = "application/json; charset=utf-8";

    private readonly ReportStore _store = new(storage.Account);

    [Theory]
    [InlineData(".docx", "2566/31/310801/ita-2566-310801.docx")]
    [InlineData(".xlsx", "2566/31/310801/ita-2566-310801.xlsx")]
    [InlineData(".html", "2566/31/310801/ita-2566-310801.html")]
    [InlineData(".json", "2566/31/310801/ita-2566-310801.json")]
    [InlineData("-memo.docx", "2566/31/310801/ita-2566-310801-memo.docx")]
    public void A_report_lies_where_the_contract_says(string ending, string name) =>
        Assert.Equal(name, new ReportKey(Some.Year, new ProvinceCode("31"), new AgencyCode("310801")).BlobName(ending));

    [Fact]
    public async Task A_report_is_served_as_it_was_written()
    {
        var key = Key();
        Assert.Null(await _store.OpenReadAsync(key, ".html"));
        Assert.False(await _store.ExistsAsync(key, ".html"));

        Assert.True(await _store.WriteAsync(key, ".html", Html, BinaryData.FromString("<p>รายงาน</p>")));

        using var report = (await _store.OpenReadAsync(key, ".html"))!;
        using var reader = new StreamReader(report.Content);
        Assert.Equal("<p>รายงาน</p>", await reader.ReadToEndAsync());
        Assert.Equal(Html, report.ContentType);
        Assert.Equal(BinaryData.FromString("<p>รายงาน</p>").ToMemory().Length, report.Size);
        Assert.True(await _store.ExistsAsync(key, ".html"));
    }

    [Fact]
    public async Task The_same_content_makes_no_new_version_and_other_content_does()
    {
        var key = Key();
        await _store.WriteAsync(key, ".json", Json, BinaryData.FromString("{}"));
        using var first = (await _store.OpenReadAsync(key, ".json"))!;

        Assert.False(await _store.WriteAsync(key, ".json", Json, BinaryData.FromString("{}")));
        using var second = (await _store.OpenReadAsync(key, ".json"))!;
        Assert.Equal(first.ETag, second.ETag);

        Assert.True(await _store.WriteAsync(key, ".json", Json, BinaryData.FromString("{ }")));
        using var third = (await _store.OpenReadAsync(key, ".json"))!;
        Assert.NotEqual(first.ETag, third.ETag);
    }

    [Fact]
    public async Task Deleting_takes_every_format_and_the_form_and_no_other_agencys_report()
    {
        var key = Key();
        var longer = key with { Agency = new AgencyCode($"{key.Agency}9") };
        foreach (var other in new[] { key, longer })
        {
            await _store.WriteAsync(other, ".html", Html, BinaryData.FromString("<p>รายงาน</p>"));
            await _store.WriteAsync(other, ".json", Json, BinaryData.FromString("{}"));
            await _store.WriteAsync(other, ReportKey.FollowUpForm, Html, BinaryData.FromString("form"));
        }

        await _store.RemoveAsync(key);
        await _store.RemoveAsync(key);

        Assert.False(await _store.ExistsAsync(key, ".html"));
        Assert.False(await _store.ExistsAsync(key, ".json"));
        Assert.Null(await _store.OpenReadAsync(key, ReportKey.FollowUpForm));
        Assert.True(await _store.ExistsAsync(longer, ".html"));
        using var form = await _store.OpenReadAsync(longer, ReportKey.FollowUpForm);
        Assert.NotNull(form);
    }

    private static ReportKey Key() => new(Some.Year, new ProvinceCode("31"), Some.Code());
}
