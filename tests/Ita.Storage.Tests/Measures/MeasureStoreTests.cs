using Ita.Assessment;
using Ita.Storage.Measures;
using Ita.Storage.Tests.Azurite;

namespace Ita.Storage.Tests.Measures;

public sealed class MeasureStoreTests(AzuriteFixture azurite)
{
    private readonly MeasureStore _store = new(azurite.Account);

    [Fact]
    public async Task Measures_come_back_in_the_order_of_parts_and_items()
    {
        var agency = Some.Code();
        Measure[] measures = [Of(Instrument.OIT, "o12"), Of(Instrument.IIT, "i10"), Of(Instrument.EIT2, "e3"), Of(Instrument.IIT, "i9")];

        Assert.True(await _store.PutMeasuresAsync(agency, Some.Year, measures));

        var stored = await _store.GetAsync(agency, Some.Year);
        Assert.Equal([measures[3], measures[1], measures[2], measures[0]], stored.Select(row => row.Measure!));
        Assert.All(stored, row => Assert.Null(row.FollowUp));
    }

    [Fact]
    public async Task The_same_measures_again_change_nothing_and_others_take_their_place()
    {
        var agency = Some.Code();
        await _store.PutMeasuresAsync(agency, Some.Year, [Of(Instrument.IIT, "i1"), Of(Instrument.IIT, "i2")]);

        Assert.False(await _store.PutMeasuresAsync(agency, Some.Year, [Of(Instrument.IIT, "i1"), Of(Instrument.IIT, "i2")]));
        Assert.True(await _store.PutMeasuresAsync(agency, Some.Year, [Of(Instrument.IIT, "i2", "อื่น"), Of(Instrument.IIT, "i3")]));

        Assert.Equal([Of(Instrument.IIT, "i2", "อื่น"), Of(Instrument.IIT, "i3")], (await _store.GetAsync(agency, Some.Year)).Select(row => row.Measure!));
    }

    [Fact]
    public async Task Report_and_form_leave_each_others_side_alone_in_whatever_order_they_come()
    {
        foreach (var order in Order.All("report", "form", "later form", "later report"))
        {
            var agency = Some.Code();
            foreach (var what in order)
            {
                _ = what switch
                {
                    "report" => await _store.PutMeasuresAsync(agency, Some.Year, [Of(Instrument.IIT, "i1"), Of(Instrument.OIT, "o12")]),
                    "later report" => await _store.PutMeasuresAsync(agency, Some.Year, [Of(Instrument.IIT, "i1"), Of(Instrument.OIT, "o12")]),
                    "form" => await _store.PutFollowUpAsync(agency, Some.Year, Some.Upload(agency, minute: 1), [Answer("o12", "เก่า"), Answer("o30", "เก่า")]),
                    _ => await _store.PutFollowUpAsync(agency, Some.Year, Some.Upload(agency, minute: 2), [Answer("o12", "ใหม่")]),
                };
            }

            var stored = await _store.GetAsync(agency, Some.Year);
            Assert.Equal(
                [new MeasureRow(Instrument.IIT, new ItemId('i', 1), Of(Instrument.IIT, "i1"), null), new(Instrument.OIT, new ItemId('o', 12), Of(Instrument.OIT, "o12"), Answer("o12", "ใหม่")), new(Instrument.OIT, new ItemId('o', 30), null, Answer("o30", "เก่า"))],
                stored);
        }
    }

    [Fact]
    public async Task A_measure_that_was_answered_stays_when_the_report_has_it_no_more()
    {
        var agency = Some.Code();
        await _store.PutMeasuresAsync(agency, Some.Year, [Of(Instrument.OIT, "o12"), Of(Instrument.OIT, "o13")]);
        await _store.PutFollowUpAsync(agency, Some.Year, Some.Upload(agency), [Answer("o12", "ทำแล้ว")]);

        await _store.PutMeasuresAsync(agency, Some.Year, []);

        var row = (await _store.GetAsync(agency, Some.Year)).Single();
        Assert.Equal((null, Answer("o12", "ทำแล้ว")), (row.Measure, row.FollowUp));
    }

    [Fact]
    public async Task Long_texts_on_both_sides_are_kept()
    {
        var agency = Some.Code();
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => (char)('ก' + (i * i % 40))));
        await _store.PutFollowUpAsync(agency, Some.Year, Some.Upload(agency), [Answer("o12", text)]);
        await _store.PutMeasuresAsync(agency, Some.Year, [Of(Instrument.OIT, "o12", text)]);
        await _store.PutFollowUpAsync(agency, Some.Year, Some.Upload(agency, minute: 1), [Answer("o12", "สั้น")]);

        var row = (await _store.GetAsync(agency, Some.Year)).Single();
        Assert.Equal((Of(Instrument.OIT, "o12", text), Answer("o12", "สั้น")), (row.Measure, row.FollowUp));
    }

    private static Measure Of(Instrument part, string item, string title = "เผยแพร่ข้อมูลให้ครบถ้วน") => new()
    {
        Part = part,
        Item = ItemId.Parse(item),
        Title = title,
        Steps = ["ประชุม", "เผยแพร่"],
        Period = "ต.ค. – ธ.ค.",
        Evidence = ["ภาพหน้าเว็บไซต์"],
        Responsible = "สำนักปลัด",
    };

    private static FollowUp Answer(string item, string done) => new() { Part = Instrument.OIT, Item = ItemId.Parse(item), Done = done, Evidence = "https://example.test/ก" };
}
