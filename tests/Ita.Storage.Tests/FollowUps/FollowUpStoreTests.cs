using Ita.Assessment;
using Ita.Assessment.FollowUps;
using Ita.Storage.FollowUps;
using Ita.Testing.Storage;

namespace Ita.Storage.Tests.FollowUps;

public sealed class FollowUpStoreTests(StorageFixture storage)
{
    private readonly FollowUpStore _store = new(storage.Account);

    [Fact]
    public async Task What_a_form_says_comes_back_whole_in_the_order_of_parts_and_items()
    {
        var agency = Some.Code();
        FollowUpEntry[] entries =
        [
            Of(Instrument.OIT, "o12", "เผยแพร่แล้ว"),
            Of(Instrument.IIT, "i10", "ก\nข") with
            {
                Steps = ["ประชุม", "สรุปผล"],
                Evidence = ["รายงาน"],
                Period = "ม.ค. 2567",
                Responsible = "กองคลัง",
                Recommendation = "ทบทวน",
                DoneEvidence = "คำสั่งที่ 1",
                Suggestion = "ทำต่อ",
            },
            Of(Instrument.EIT2, "e3", "x"),
            Of(Instrument.IIT, "i9", "y"),
        ];

        Assert.True(await _store.PutAsync(agency, Some.Year, Form(agency), entries));

        var stored = await _store.GetAsync(agency, Some.Year);
        Assert.Equal([entries[3], entries[1], entries[2], entries[0]], stored.FollowUp.Entries);
        Assert.Equal([Form(agency)], stored.Sources);
    }

    [Fact]
    public async Task Nothing_is_there_before_a_form_is() =>
        Assert.Empty((await _store.GetAsync(Some.Code(), Some.Year)).FollowUp.Entries);

    [Fact]
    public async Task The_same_form_again_changes_nothing()
    {
        var agency = Some.Code();
        await _store.PutAsync(agency, Some.Year, Form(agency), [Of(Instrument.OIT, "o12", "a")]);

        Assert.False(await _store.PutAsync(agency, Some.Year, Form(agency), [Of(Instrument.OIT, "o12", "a")]));
    }

    [Fact]
    public async Task The_newest_form_of_an_item_counts_in_whatever_order_they_come()
    {
        foreach (var order in Order.All(1, 2, 3))
        {
            var agency = Some.Code();
            foreach (var minute in order)
            {
                // The second says nothing of o12, the third nothing of o30.
                FollowUpEntry[] says = minute switch
                {
                    1 => [Of(Instrument.OIT, "o12", "เก่า"), Of(Instrument.OIT, "o30", "เก่า")],
                    2 => [Of(Instrument.OIT, "o30", "ใหม่")],
                    _ => [Of(Instrument.OIT, "o12", "ใหม่ที่สุด")],
                };
                await _store.PutAsync(agency, Some.Year, Form(agency, minute), says);
            }

            var stored = await _store.GetAsync(agency, Some.Year);
            Assert.Equal(
                [Of(Instrument.OIT, "o12", "ใหม่ที่สุด"), Of(Instrument.OIT, "o30", "ใหม่")],
                stored.FollowUp.Entries
            );
            Assert.Equal([Form(agency, 2), Form(agency, 3)], stored.Sources);
        }
    }

    [Fact]
    public async Task Every_item_of_a_year_with_texts_as_long_as_cells_may_be_is_kept()
    {
        var agency = Some.Code();
        var random = new Random(1);
        var entries = Enumerable
            .Range(1, 43)
            .Select(number =>
                Of(Instrument.OIT, $"o{number}", Text()) with
                {
                    Recommendation = Text(),
                    Steps = [Text()],
                    Evidence = [Text()],
                    Period = Text(),
                    Responsible = Text(),
                    DoneEvidence = Text(),
                    Suggestion = Text(),
                }
            )
            .ToArray();

        await _store.PutAsync(agency, Some.Year, Form(agency), entries);

        Assert.Equal(entries, (await _store.GetAsync(agency, Some.Year)).FollowUp.Entries);

        string Text() => new([.. Enumerable.Range(0, 2000).Select(_ => (char)random.Next('ก', 'ฮ'))]);
    }

    private static FollowUpSource Form(AgencyCode agency, int minute = 0) =>
        new(Some.Blob($"2566/{agency}/{minute}.xlsx", minute, container: ContainerNames.FollowUp), "abc");

    private static FollowUpEntry Of(Instrument part, string item, string done) =>
        new()
        {
            Part = part,
            Item = ItemId.Parse(item),
            Done = done,
        };
}
