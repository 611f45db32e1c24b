using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Ita.Assessment;
using Ita.Assessment.Scoring;
using Ita.Storage.Tallies;
using Ita.Testing.Storage;

namespace Ita.Storage.Tests.Tallies;

/// <summary>
/// A published table's figures beside an agency's own and its summaries of other years (docs/workbooks.md, layout 4).
/// </summary>
public sealed class PublishedTallyTests(StorageFixture storage)
{
    private static readonly Instrument[] s_summaries = [Instrument.IIT, Instrument.EIT, Instrument.OIT];

    private readonly TallyStore _store = new(storage.Account);

    [Fact]
    public void What_counts_does_not_depend_on_the_order_of_arrival()
    {
        // Every layout, every origin, before and after one another, drawn and shuffled.
        var uploads =
            from minute in Gen.Choose(0, 9)
            from origin in Gen.Elements(TallyOrigin.OwnYear, TallyOrigin.Published, TallyOrigin.OtherYear)
            from layout in Gen.Elements(TallyLayout.Answers, TallyLayout.ItemScores, TallyLayout.IndicatorScores)
            from instruments in Gen.SubListOf<Instrument>([.. s_summaries, Instrument.EIT1, Instrument.EIT2])
            select new Upload(minute, origin, layout, [.. instruments]);
        var years =
            from drawn in Gen.ArrayOf(uploads, 6)
            let usable = drawn.Select(upload => upload.AsItCanBe()).Where(upload => !upload.Parts.IsEmpty).ToArray()
            from first in Gen.Shuffle(usable)
            from second in Gen.Shuffle(usable)
            select (First: first.ToArray(), Second: second.ToArray());
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(40),
            Prop.ForAll(
                years.ToArbitrary(),
                year =>
                {
                    var (first, second) = (Stored(year.First), Stored(year.Second));
                    return first.Version == second.Version
                        && Seen(first).SequenceEqual(Expected(year.First))
                        && Seen(second).SequenceEqual(Expected(year.First));
                }
            )
        );
    }

    [Fact]
    public async Task An_agencys_own_figures_go_before_a_published_table_however_new_it_is()
    {
        var agency = Some.Code();
        await Published(agency, 9, s_summaries);
        Assert.Equal(
            [(Instrument.IIT, 9, TallyOrigin.Published), (Instrument.EIT, 9, TallyOrigin.Published)],
            (await Counting(agency)).Take(2)
        );

        await Own(agency, 1, TallyLayout.ItemScores, Instrument.IIT, Instrument.EIT1);

        // One part of the EIT is not the EIT: the published one stays beside it, as the agency's own summary would.
        Assert.Equal(
            [
                (Instrument.IIT, 1, TallyOrigin.OwnYear),
                (Instrument.EIT, 9, TallyOrigin.Published),
                (Instrument.EIT1, 1, TallyOrigin.OwnYear),
                (Instrument.OIT, 9, TallyOrigin.Published),
            ],
            await Counting(agency)
        );

        await Own(agency, 2, TallyLayout.Answers, Instrument.EIT2);
        var version = (await _store.GetAsync(agency, Some.Year)).Version;
        Assert.DoesNotContain(await Counting(agency), part => part.Instrument == Instrument.EIT);
        await Own(agency, 3, TallyLayout.ItemScores, Instrument.OIT);
        Assert.All(await Counting(agency), part => Assert.Equal(TallyOrigin.OwnYear, part.Origin));

        // Nothing of a table that does not count makes the figures others.
        var whole = (await _store.GetAsync(agency, Some.Year)).Version;
        Assert.NotEqual(version, whole);
        await Published(agency, 10, s_summaries);
        Assert.Equal(whole, (await _store.GetAsync(agency, Some.Year)).Version);
    }

    [Fact]
    public async Task Of_an_agencys_own_summary_and_a_published_one_the_newer_counts_part_by_part()
    {
        var agency = Some.Code();
        await Own(agency, 5, TallyLayout.IndicatorScores, Instrument.IIT, Instrument.EIT);

        await Published(agency, 4, s_summaries);
        Assert.Equal(
            [
                (Instrument.IIT, 5, TallyOrigin.OwnYear),
                (Instrument.EIT, 5, TallyOrigin.OwnYear),
                (Instrument.OIT, 4, TallyOrigin.Published),
            ],
            await Counting(agency)
        );

        await Published(agency, 6, Instrument.EIT);
        Assert.Equal(
            [
                (Instrument.IIT, 5, TallyOrigin.OwnYear),
                (Instrument.EIT, 6, TallyOrigin.Published),
                (Instrument.OIT, 4, TallyOrigin.Published),
            ],
            await Counting(agency)
        );
    }

    [Fact]
    public async Task Another_years_summary_gives_way_to_a_published_table()
    {
        var agency = Some.Code();
        await Apply(agency, 9, TallyOrigin.OtherYear, TallyLayout.IndicatorScores, s_summaries);
        Assert.All(await Counting(agency), part => Assert.Equal(TallyOrigin.OtherYear, part.Origin));

        await Published(agency, 1, Instrument.OIT);

        Assert.Equal([(Instrument.OIT, 1, TallyOrigin.Published)], await Counting(agency));
        Assert.Equal(1, Assert.Single((await _store.GetAsync(agency, Some.Year)).PublishedTables).LastModified.Minute);
    }

    private AgencyTallies Stored(IEnumerable<Upload> uploads)
    {
        var agency = Some.Code();
        foreach (var upload in uploads)
            Apply(agency, upload.Minute, upload.Origin, upload.Layout, [.. upload.Parts]).GetAwaiter().GetResult();
        return _store.GetAsync(agency, Some.Year).GetAwaiter().GetResult();
    }

    // The rule, read off what was uploaded and not off what is stored.
    private static IEnumerable<(Instrument Instrument, int Minute, TallyOrigin Origin)> Expected(Upload[] uploads)
    {
        var own = Newest(TallyOrigin.OwnYear);
        var published = Newest(TallyOrigin.Published);
        if (own.Count == 0 && published.Count == 0)
            return Newest(TallyOrigin.OtherYear)
                .Values.Select(part => Seen(part!.Value))
                .OrderBy(part => part.Instrument);
        if (own.ContainsKey(Instrument.EIT1) && own.ContainsKey(Instrument.EIT2))
            published.Remove(Instrument.EIT);
        return own.Keys.Union(published.Keys).Order().Select(Counting);

        (Instrument, int, TallyOrigin) Counting(Instrument instrument)
        {
            var mine = own.GetValueOrDefault(instrument);
            var theirs = published.GetValueOrDefault(instrument);
            var isMine =
                theirs is null
                || (
                    mine is not null
                    && (
                        mine.Value.Upload.Layout < TallyLayout.IndicatorScores
                        || string.CompareOrdinal(Rank(mine.Value), Rank(theirs.Value)) >= 0
                    )
                );
            return Seen((isMine ? mine : theirs)!.Value);
        }

        Dictionary<Instrument, (Upload Upload, Instrument Instrument)?> Newest(TallyOrigin origin) =>
            uploads
                .Where(upload => upload.Origin == origin)
                .SelectMany(upload => upload.Parts.Select(part => (Upload: upload, Instrument: part)))
                .GroupBy(part => part.Instrument)
                .ToDictionary(
                    same => same.Key,
                    same => ((Upload, Instrument)?)same.MaxBy(part => Rank(part), StringComparer.Ordinal)
                );

        static string Rank((Upload Upload, Instrument Instrument) part) => NameOf(part.Upload);

        static (Instrument Instrument, int Minute, TallyOrigin Origin) Seen(
            (Upload Upload, Instrument Instrument) part
        ) => (part.Instrument, part.Upload.Minute, part.Upload.Origin);
    }

    private static IEnumerable<(Instrument Instrument, int Minute, TallyOrigin Origin)> Seen(AgencyTallies tallies) =>
        tallies.Parts.Select(part => (part.Tally.Instrument, part.Source.Blob.LastModified.Minute, part.Origin));

    private async Task<IEnumerable<(Instrument Instrument, int Minute, TallyOrigin Origin)>> Counting(
        AgencyCode agency
    ) => Seen(await _store.GetAsync(agency, Some.Year)).ToList();

    private Task Own(AgencyCode agency, int minute, TallyLayout layout, params Instrument[] instruments) =>
        Apply(agency, minute, TallyOrigin.OwnYear, layout, instruments);

    private Task Published(AgencyCode agency, int minute, params Instrument[] instruments) =>
        Apply(agency, minute, TallyOrigin.Published, TallyLayout.IndicatorScores, instruments);

    private Task Apply(
        AgencyCode agency,
        int minute,
        TallyOrigin origin,
        TallyLayout layout,
        params Instrument[] instruments
    )
    {
        var name = NameOf(new Upload(minute, origin, layout, [.. instruments]));
        return _store.ApplyAsync(
            agency,
            Some.Year,
            new TallySource(
                Some.Blob(name, minute),
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
            ),
            [
                .. instruments.Select(instrument =>
                    layout == TallyLayout.IndicatorScores
                        ? TallyBuilder.Summary(instrument, minute)
                        : TallyBuilder.Of(instrument, minute) with
                        {
                            Layout = layout,
                        }
                ),
            ],
            origin
        );
    }

    // Two uploads of one minute have different names, and the same ones are the same upload. Names sort as the uploads
    // do: by minute, then at random but always alike.
    private static string NameOf(Upload upload) =>
        FormattableString.Invariant(
            $"{upload.Minute}/{upload.Layout}/{upload.Origin}/{string.Join('-', upload.Parts)}.xlsx"
        );

    private sealed record Upload(int Minute, TallyOrigin Origin, TallyLayout Layout, ImmutableArray<Instrument> Parts)
    {
        /// <summary>Only an agency's own upload is detailed; a summary has the EIT combined, details its parts.</summary>
        public Upload AsItCanBe()
        {
            var layout = Origin == TallyOrigin.OwnYear ? Layout : TallyLayout.IndicatorScores;
            return this with
            {
                Layout = layout,
                Parts =
                [
                    .. Parts
                        .Where(part =>
                            layout == TallyLayout.IndicatorScores ? !part.IsEitPart() : part != Instrument.EIT
                        )
                        .Order(),
                ],
            };
        }
    }
}
