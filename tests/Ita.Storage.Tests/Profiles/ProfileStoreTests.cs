using System.Text;
using Azure.Data.Tables;
using Ita.Assessment.Profiles;
using Ita.Storage.Profiles;
using Ita.Testing.Storage;

namespace Ita.Storage.Tests.Profiles;

public sealed class ProfileStoreTests(StorageFixture storage)
{
    private readonly ProfileStore _store = new(storage.Account);

    [Fact]
    public async Task Who_never_said_anything_has_an_empty_profile()
    {
        var code = Some.Agency().Code;

        Assert.Equal(StoredProfile.None, await _store.GetAsync(code));
        Assert.DoesNotContain(code, await _store.ListVersionsAsync());
    }

    [Fact]
    public async Task A_profile_comes_back_as_it_was_saved_and_is_listed_by_its_version()
    {
        var code = Some.Agency().Code;
        var profile = Read(
            """{ "units": ["กองคลัง"], "years": { "2566": { "issued": "2566-09", "publishBy": "2567-04-30" } } }"""
        );

        var saved = (await _store.PutAsync(code, profile, StoredProfile.None.Version))!;

        var stored = await _store.GetAsync(code);
        Assert.Equal(ProfileFile.Write(profile), ProfileFile.Write(stored.Profile));
        Assert.Equal(saved.Version, stored.Version);
        Assert.Equal(stored.Version, (await _store.ListVersionsAsync())[code]);
    }

    [Fact]
    public async Task The_largest_profile_fits()
    {
        var code = Some.Agency().Code;
        var remark = new string('ก', 2000);
        var years = string.Join(
            ", ",
            Enumerable.Range(2560, 15).Select(year => $$""" "{{year}}": { "remark": "{{remark}}" } """)
        );
        var profile = Read($$"""{ "years": { {{years}} } }""");

        await _store.PutAsync(code, profile, StoredProfile.None.Version);

        Assert.Equal(ProfileFile.Write(profile), ProfileFile.Write((await _store.GetAsync(code)).Profile));
    }

    [Fact]
    public async Task Only_what_was_read_is_replaced()
    {
        var code = Some.Agency().Code;
        var first = (await _store.PutAsync(code, Read("""{ "units": ["ก"] }"""), StoredProfile.None.Version))!;

        Assert.Null(await _store.PutAsync(code, Read("""{ "units": ["ข"] }"""), StoredProfile.None.Version));
        Assert.Equal(["ก"], (await _store.GetAsync(code)).Profile.Units);

        Assert.NotNull(await _store.PutAsync(code, Read("""{ "units": ["ค"] }"""), first.Version));
        Assert.Equal(["ค"], (await _store.GetAsync(code)).Profile.Units);
    }

    [Fact]
    public async Task Of_many_who_save_at_a_time_one_gets_through()
    {
        var code = Some.Agency().Code;

        var saved = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(number =>
                    _store.PutAsync(code, Read($$"""{ "units": ["{{number}}"] }"""), StoredProfile.None.Version)
                )
        );

        Assert.Equal(Assert.Single(saved, one => one is not null), await _store.GetAsync(code), SameVersion);
    }

    [Fact]
    public async Task Saving_the_same_again_is_no_conflict()
    {
        var code = Some.Agency().Code;
        var profile = Read("""{ "units": ["ก"] }""");
        var saved = await _store.PutAsync(code, profile, StoredProfile.None.Version);

        Assert.Equal(saved, await _store.PutAsync(code, profile, StoredProfile.None.Version), SameVersion);
    }

    [Fact]
    public async Task One_that_another_program_wrote_says_where_it_lies()
    {
        var code = Some.Agency().Code;
        await storage
            .Account.Table(TableNames.Agencies)
            .UpsertEntityAsync(new TableEntity("profile", code.Value) { ["Profile"] = "{", ["Version"] = "x" });

        var unreadable = await Assert.ThrowsAsync<UnreadableRowException>(() => _store.GetAsync(code));

        Assert.Equal(new UnreadableRow("Agencies", "profile", code.Value), unreadable.Row);
    }

    private static bool SameVersion(StoredProfile? one, StoredProfile? other) => one?.Version == other?.Version;

    private static AgencyProfile Read(string json) => ProfileFile.Read(Encoding.UTF8.GetBytes(json)).Profile!;
}
