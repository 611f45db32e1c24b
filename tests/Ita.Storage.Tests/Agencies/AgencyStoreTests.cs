using System.Globalization;
using Ita.Assessment;
using Ita.Storage.Agencies;
using Ita.Testing.Storage;

namespace Ita.Storage.Tests.Agencies;

public sealed class AgencyStoreTests(StorageFixture storage)
{
    private readonly AgencyStore _store = new(storage.Account);

    [Fact]
    public async Task An_agency_is_found_by_its_code_alone_as_it_was_given()
    {
        var agency = Some.Agency();
        var bare = new Agency
        {
            Code = Some.Code(),
            Name = "อบต.",
            ProvinceCode = agency.ProvinceCode,
            Province = agency.Province,
        };

        await _store.UpsertAsync([agency, bare], Some.Blob());

        Assert.Equal(agency, await _store.FindAsync(agency.Code));
        Assert.Equal(bare, await _store.FindAsync(bare.Code));
        Assert.Null(await _store.FindAsync(Some.Code()));
    }

    [Fact]
    public async Task A_whole_countrys_registry_goes_in_and_again()
    {
        var (north, south) = (Some.Province(), Some.Province());
        var agencies = Enumerable
            .Range(0, 350)
            .Select(i =>
                Some.Agency(
                    new AgencyCode($"R{i:D4}-{north}"),
                    i % 7 == 0 ? south : north,
                    $"เทศบาลที่ {i.ToString(CultureInfo.InvariantCulture)}"
                )
            )
            .ToList();

        await _store.UpsertAsync(agencies, Some.Blob());
        await _store.UpsertAsync(agencies, Some.Blob());

        Assert.Equal(agencies.Where(agency => agency.ProvinceCode == north), await _store.ListAsync(north));
        Assert.Equal(agencies.Where(agency => agency.ProvinceCode == south), await _store.ListAsync(south));
        Assert.Equal(agencies[^1], await _store.FindAsync(agencies[^1].Code));
        var provinces = await _store.ListProvincesAsync();
        Assert.Contains(new Province(north, "บุรีรัมย์"), provinces);
        Assert.Equal(provinces.OrderBy(province => province.Code), provinces);
    }

    [Fact]
    public async Task The_newest_registry_counts_whatever_arrives_last_and_any_registry_before_a_provisional_entry()
    {
        var entries = new[]
        {
            ("provisional, latest", true, 9),
            ("registry, old", false, 1),
            ("registry, new", false, 2),
            ("provisional, old", true, 0),
        };
        foreach (var order in Order.All(entries))
        {
            var code = Some.Code();
            foreach (var (name, provisional, minute) in order)
            {
                await _store.UpsertAsync(
                    [Some.Agency(code, name: name, provisional: provisional)],
                    Some.Blob(minute: minute)
                );
            }

            var found = await _store.FindAsync(code);
            Assert.Equal(("registry, new", false), (found!.Name, found.IsProvisional));
        }
    }

    [Fact]
    public async Task An_agency_that_moves_is_in_one_province_only_whatever_arrives_last()
    {
        var (first, second, third) = (Some.Province(), Some.Province(), Some.Province());
        foreach (var order in Order.All((first, 1), (second, 2), (third, 3)))
        {
            var code = Some.Code();
            foreach (var (province, minute) in order)
                await _store.UpsertAsync([Some.Agency(code, province)], Some.Blob(minute: minute));

            Assert.Equal(third, (await _store.FindAsync(code))!.ProvinceCode);
            Assert.DoesNotContain(await _store.ListAsync(first), agency => agency.Code == code);
            Assert.DoesNotContain(await _store.ListAsync(second), agency => agency.Code == code);
            Assert.Contains(await _store.ListAsync(third), agency => agency.Code == code);
        }
    }

    [Fact]
    public async Task Registries_that_are_read_at_the_same_time_leave_the_newest()
    {
        var provinces = new[] { Some.Province(), Some.Province() };
        var codes = Enumerable.Range(0, 15).Select(_ => Some.Code()).ToList();

        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(minute =>
                    _store.UpsertAsync(
                        codes.Select(
                            (code, i) =>
                                Some.Agency(
                                    code,
                                    provinces[(i + minute) % 2],
                                    minute.ToString(CultureInfo.InvariantCulture)
                                )
                        ),
                        Some.Blob(minute: minute)
                    )
                )
        );

        for (var i = 0; i < codes.Count; i++)
        {
            var expected = Some.Agency(codes[i], provinces[(i + 5) % 2], "5");
            Assert.Equal(expected, await _store.FindAsync(codes[i]));
            Assert.Equal(
                [expected],
                (await _store.ListAsync(provinces[0]))
                    .Concat(await _store.ListAsync(provinces[1]))
                    .Where(agency => agency.Code == codes[i])
            );
        }
    }

    [Fact]
    public async Task Of_two_rows_for_one_code_in_a_workbook_the_last_counts()
    {
        var code = Some.Code();

        await _store.UpsertAsync([Some.Agency(code, name: "first"), Some.Agency(code, name: "last")], Some.Blob());

        Assert.Equal("last", (await _store.FindAsync(code))!.Name);
    }

    [Fact]
    public async Task An_empty_registry_changes_nothing() => await _store.UpsertAsync([], Some.Blob());
}
