using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Ita.Assessment;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Storage.Tallies;
using Ita.Testing.Storage;

namespace Ita.Storage.Tests.Tallies;

public sealed class TallyStoreTests(StorageFixture storage)
{
    private readonly TallyStore _store = new(storage.Account);

    [Fact]
    public void What_comes_out_is_what_went_in()
    {
        var years =
            from iit in TallyBuilder.Part(Instrument.IIT)
            from eit1 in TallyBuilder.Part(Instrument.EIT1)
            from oit in TallyBuilder.Part(Instrument.OIT)
            select new[] { oit, iit, eit1 };
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(25),
            Prop.ForAll(
                years.ToArbitrary(),
                parts =>
                {
                    var agency = Some.Code();
                    var source = Source(Some.Upload(agency));
                    _store.ApplyAsync(agency, Some.Year, source, parts).GetAwaiter().GetResult();
                    var stored = _store.GetAsync(agency, Some.Year).GetAwaiter().GetResult();
                    return stored.Parts.Select(part => part.Tally).SequenceEqual(parts.OrderBy(part => part.Instrument))
                        && stored.Parts.All(part => part.Source == source);
                }
            )
        );
    }

    [Fact]
    public async Task The_newest_upload_of_a_part_counts_in_whatever_order_they_arrive()
    {
        string? version = null;
        foreach (var order in Order.All(1, 2, 3))
        {
            var agency = Some.Code();
            foreach (var minute in order)
            {
                // Each brings the IIT; the second also the OIT, the third also EIT part 1.
                List<PartTally> parts = [TallyBuilder.Of(Instrument.IIT, minute)];
                if (minute > 1)
                    parts.Add(TallyBuilder.Of(minute == 2 ? Instrument.OIT : Instrument.EIT1, minute));
                await _store.ApplyAsync(agency, Some.Year, Source(Some.Blob("2566/same/ita.xlsx", minute)), parts);
            }

            var stored = await _store.GetAsync(agency, Some.Year);
            Assert.Equal(
                [(Instrument.IIT, 3), (Instrument.EIT1, 3), (Instrument.OIT, 2)],
                stored.Parts.Select(part => (part.Tally.Instrument, part.Tally.Respondents!.Value))
            );
            Assert.Equal(
                [3, 3, 2],
                stored.Parts.Select(part => (part.Source.Blob.LastModified - Some.Noon).TotalMinutes)
            );
            Assert.Equal(version ??= stored.Version, stored.Version);
        }
    }

    [Fact]
    public async Task Of_uploads_in_one_second_the_same_one_counts_in_whatever_order_they_arrive()
    {
        foreach (var order in Order.All(("b.xlsx", "0x1"), ("b.xlsx", "0x2"), ("a.xlsx", "0x3")))
        {
            var agency = Some.Code();
            foreach (var (file, etag) in order)
                await _store.ApplyAsync(
                    agency,
                    Some.Year,
                    Source(Some.Upload(agency, file, etag: etag)),
                    [TallyBuilder.Of(Instrument.IIT, 1)]
                );

            var blob = (await _store.GetAsync(agency, Some.Year)).Parts.Single().Source.Blob;
            Assert.Equal(("b.xlsx", "0x2"), (blob.FileName, blob.ETag));
        }
    }

    [Fact]
    public async Task The_same_upload_again_changes_nothing_and_says_so()
    {
        var agency = Some.Code();
        var source = Source(Some.Upload(agency, minute: 2));
        PartTally[] parts = [TallyBuilder.Of(Instrument.IIT, 5)];

        Assert.True(await _store.ApplyAsync(agency, Some.Year, source, parts));
        var before = await _store.GetAsync(agency, Some.Year);
        Assert.False(await _store.ApplyAsync(agency, Some.Year, source, parts));
        Assert.False(
            await _store.ApplyAsync(
                agency,
                Some.Year,
                Source(Some.Upload(agency, minute: 1)),
                [TallyBuilder.Of(Instrument.IIT, 9)]
            )
        );

        Assert.Equal(before.Version, (await _store.GetAsync(agency, Some.Year)).Version);
    }

    [Fact]
    public async Task The_same_upload_read_by_a_corrected_reader_replaces_its_own_figures()
    {
        var agency = Some.Code();
        var source = Source(Some.Upload(agency));

        await _store.ApplyAsync(agency, Some.Year, source, [TallyBuilder.Of(Instrument.IIT, 5)]);
        Assert.True(await _store.ApplyAsync(agency, Some.Year, source, [TallyBuilder.Of(Instrument.IIT, 6)]));

        Assert.Equal(6, (await _store.GetAsync(agency, Some.Year)).Parts.Single().Tally.Respondents);
    }

    [Fact]
    public async Task Another_years_summary_fills_a_year_only_while_it_has_nothing_of_its_own()
    {
        foreach (var order in Order.All("own, old", "summary, new", "summary, newer"))
        {
            var agency = Some.Code();
            foreach (var what in order)
            {
                await (
                    what switch
                    {
                        "own, old" => _store.ApplyAsync(
                            agency,
                            Some.Year,
                            Source(Some.Upload(agency, minute: 0)),
                            [TallyBuilder.Of(Instrument.OIT, 1)]
                        ),
                        "summary, new" => _store.ApplyAsync(
                            agency,
                            Some.Year,
                            Source(Some.Upload(agency, minute: 5)),
                            [TallyBuilder.Of(Instrument.IIT, 2), TallyBuilder.Of(Instrument.OIT, 2)],
                            TallyOrigin.OtherYear
                        ),
                        _ => _store.ApplyAsync(
                            agency,
                            Some.Year,
                            Source(Some.Upload(agency, minute: 6)),
                            [TallyBuilder.Of(Instrument.IIT, 3)],
                            TallyOrigin.OtherYear
                        ),
                    }
                );
            }

            var stored = await _store.GetAsync(agency, Some.Year);
            Assert.Equal(
                (Instrument.OIT, 1),
                (stored.Parts.Single().Tally.Instrument, stored.Parts.Single().Tally.Respondents!.Value)
            );
            Assert.Equal(TallyOrigin.OwnYear, stored.Parts.Single().Origin);
        }
    }

    [Fact]
    public async Task A_summarys_columns_count_where_there_is_nothing_else_the_newest_first()
    {
        var agency = Some.Code();
        await _store.ApplyAsync(
            agency,
            Some.Year,
            Source(Some.Upload(agency, minute: 6)),
            [TallyBuilder.Of(Instrument.IIT, 3)],
            TallyOrigin.OtherYear
        );
        await _store.ApplyAsync(
            agency,
            Some.Year,
            Source(Some.Upload(agency, minute: 5)),
            [TallyBuilder.Of(Instrument.IIT, 2), TallyBuilder.Of(Instrument.OIT, 2)],
            TallyOrigin.OtherYear
        );

        var stored = await _store.GetAsync(agency, Some.Year);

        Assert.Equal([3, 2], stored.Parts.Select(part => part.Tally.Respondents!.Value));
        Assert.All(stored.Parts, part => Assert.Equal(TallyOrigin.OtherYear, part.Origin));
    }

    [Fact]
    public async Task Uploads_that_race_leave_every_part_of_the_newest()
    {
        var agency = Some.Code();
        Instrument[] instruments = [Instrument.IIT, Instrument.EIT1, Instrument.EIT2, Instrument.OIT];

        await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(minute =>
                    _store.ApplyAsync(
                        agency,
                        Some.Year,
                        Source(Some.Upload(agency, minute: minute)),
                        [
                            .. instruments
                                .Where((_, i) => (minute >> i) % 2 == 1)
                                .Select(instrument => TallyBuilder.Of(instrument, minute)),
                        ]
                    )
                )
        );

        Assert.Equal(
            [11, 11, 7, 11],
            (await _store.GetAsync(agency, Some.Year)).Parts.Select(part => part.Tally.Respondents!.Value)
        );
    }

    [Fact]
    public async Task A_year_without_anything_has_no_parts()
    {
        var stored = await _store.GetAsync(Some.Code(), Some.Year);

        Assert.Empty(stored.Parts);
        Assert.NotEmpty(stored.Version);
        Assert.False(await _store.ApplyAsync(Some.Code(), Some.Year, Source(Some.Blob()), []));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            _store.ApplyAsync(
                Some.Code(),
                Some.Year,
                Source(Some.Blob()),
                [TallyBuilder.Of(Instrument.IIT, 1), TallyBuilder.Of(Instrument.IIT, 2)]
            )
        );
    }

    [Fact]
    public async Task Long_explanations_go_in_and_what_no_entity_can_hold_is_refused()
    {
        var agency = Some.Code();
        var source = Source(Some.Upload(agency));
        var random = new byte[400_000];
        new Random(1).NextBytes(random);
        PartTally Explained(string text) =>
            new()
            {
                Instrument = Instrument.OIT,
                Layout = TallyLayout.ItemScores,
                Items =
                [
                    new ItemTally
                    {
                        Id = new ItemId('o', 1),
                        Score = 100,
                        Explanation = text,
                    },
                ],
            };

        await _store.ApplyAsync(agency, Some.Year, source, [Explained(Convert.ToBase64String(random))]);

        Assert.Equal(
            Convert.ToBase64String(random),
            (await _store.GetAsync(agency, Some.Year)).Parts.Single().Tally.Items[0].Explanation
        );
        await Assert.ThrowsAsync<InvalidDataException>(() =>
            _store.ApplyAsync(
                agency,
                Some.Year,
                source,
                [Explained(Convert.ToHexString(RandomNumberGenerator.GetBytes(2_000_000)))]
            )
        );
    }

    private static TallySource Source(BlobVersion blob) =>
        new(blob, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
}
