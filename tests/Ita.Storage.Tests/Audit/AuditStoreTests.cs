using Ita.Assessment;
using Ita.Storage.Audit;
using Ita.Testing.Storage;

namespace Ita.Storage.Tests.Audit;

public sealed class AuditStoreTests(StorageFixture storage)
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly AuditStore _store = new(storage.Account);

    [Fact]
    public async Task Entries_come_newest_first_and_in_parts()
    {
        var province = new ProvinceCode("71");
        foreach (var minutes in new[] { 3, 1, 2, 2 })
            await _store.AddAsync(Entry(province, s_noon.AddMinutes(minutes), $"{minutes}.xlsx"));

        var first = await _store.ListAsync(province, AuditMonth.Of(s_noon), take: 2);
        var second = await _store.ListAsync(province, AuditMonth.Of(s_noon), first.Entries[^1].Id, take: 2);

        Assert.Equal(["3.xlsx", "2.xlsx"], first.Entries.Select(entry => entry.File));
        Assert.True(first.HasMore);
        Assert.Equal(["2.xlsx", "1.xlsx"], second.Entries.Select(entry => entry.File));
        Assert.False(second.HasMore);
        Assert.Equal(4, first.Entries.Concat(second.Entries).Select(entry => entry.Id).Distinct().Count());
    }

    [Fact]
    public async Task An_entry_is_stored_whole_in_its_provinces_month_by_Thai_time()
    {
        var province = new ProvinceCode("72");
        var newYear = new DateTimeOffset(2026, 12, 31, 17, 0, 0, TimeSpan.Zero);
        var entry = Entry(province, newYear, "<b>=1+1\u202E.xlsx");
        await _store.AddAsync(entry);

        Assert.True(AuditMonth.TryParse("2570-01", out var january));
        var stored = Assert.Single((await _store.ListAsync(province, january)).Entries);
        Assert.Equal(entry, stored with { Id = "" });
        Assert.Empty((await _store.ListAsync(province, january.Previous)).Entries);
        Assert.Empty((await _store.ListAsync(new ProvinceCode("73"), january)).Entries);
    }

    [Fact]
    public async Task An_entry_of_no_single_year_is_read_like_every_other()
    {
        var province = new ProvinceCode("75");
        var entry = Entry(province, s_noon, "profile.json") with { Action = AuditAction.Profile, FiscalYear = null };
        await _store.AddAsync(entry);

        Assert.Equal(
            entry,
            Assert.Single((await _store.ListAsync(province, AuditMonth.Of(s_noon))).Entries) with
            {
                Id = "",
            }
        );
    }

    [Fact]
    public async Task A_text_of_any_length_finds_room()
    {
        var province = new ProvinceCode("74");
        await _store.AddAsync(Entry(province, s_noon, new string('ก', 5000)));

        Assert.Equal(256, Assert.Single((await _store.ListAsync(province, AuditMonth.Of(s_noon))).Entries).File.Length);
    }

    [Theory]
    [InlineData("2569-11", true)]
    [InlineData("2569-00", false)]
    [InlineData("2569-13", false)]
    [InlineData("2026-11", false)]
    [InlineData("๒๕๖๙-๑๑", false)]
    [InlineData("2569-1", false)]
    [InlineData("2569/11", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_month_is_a_Buddhist_era_year_and_a_number(string? text, bool isMonth)
    {
        Assert.Equal(isMonth, AuditMonth.TryParse(text, out var month));
        if (isMonth)
            Assert.Equal(text, month.ToString());
    }

    private static AuditEntry Entry(ProvinceCode province, DateTimeOffset at, string file) =>
        new()
        {
            At = at,
            Action = AuditAction.Upload,
            VisitorId = "00000000-0000-0000-0000-000000000001",
            VisitorName = "somying@buriram.example",
            Province = province,
            Agency = new AgencyCode("310801"),
            FiscalYear = new FiscalYear(2566),
            File = file,
        };
}
