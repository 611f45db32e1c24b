using Ita.Assessment;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Reporting;
using Ita.Storage;
using Ita.Storage.Reports;
using Ita.Testing.Storage;

namespace Ita.Pipeline.Tests;

public sealed class MeasureEditingTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly FiscalYear s_year = new(2566);

    [Fact]
    public async Task An_edit_is_a_form_that_is_read_like_every_other_and_stays_when_the_year_is_scored_again()
    {
        var pipeline = await Scored();
        var measure = await First(pipeline);

        var edit = await Save(
            pipeline,
            measure,
            Words(measure) with
            {
                Name = "มาตรการของเราเอง",
                Responsible = "กองช่าง",
            }
        );

        Assert.Equal($"2566/{pipeline.Agency.Code}/{MeasureEditing.FileName}", edit.Form!.Blob.Name);
        Assert.Equal(SubmissionState.Received, edit.Form.State);
        await Ingest(pipeline);
        await pipeline.Writing.WriteAsync(pipeline.Message(2566), CancellationToken.None);
        await Shows("มาตรการของเราเอง");

        await pipeline.Upload(
            2566,
            "more.xlsx",
            Exports.ItemScores(s_year, (Instrument.IIT, 88), (Instrument.OIT, 80))
        );
        await pipeline.Score(2566);
        await Shows("มาตรการของเราเอง");
        var entry = Assert.Single((await pipeline.FollowUps.GetAsync(pipeline.Agency.Code, s_year)).FollowUp.Entries);
        Assert.Equal(
            ("มาตรการของเราเอง", "กองช่าง", null, 0),
            (entry.Recommendation, entry.Responsible, entry.Period, entry.Steps.Length)
        );

        async Task Shows(string name)
        {
            foreach (var ending in new[] { ".html", ".json" })
                Assert.Contains(name, await Text(pipeline, ending), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_edit_after_another_keeps_the_first_even_before_it_is_read()
    {
        var pipeline = await Scored();
        var items = (await Measures(pipeline)).Take(2).ToList();

        await Save(pipeline, items[0], Words(items[0]) with { Name = "เรื่องแรก" });
        await Save(pipeline, items[1], Words(items[1]) with { Name = "เรื่องที่สอง" });
        Assert.Equal("เรื่องแรก", (await Find(pipeline, items[0].Now.Item)).Now.Name);
        await Ingest(pipeline);

        Assert.Equal(
            ["เรื่องที่สอง", "เรื่องแรก"],
            (await pipeline.FollowUps.GetAsync(pipeline.Agency.Code, s_year))
                .FollowUp.Entries.Select(entry => entry.Recommendation)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task What_was_reported_stays_and_what_is_as_usual_again_is_the_softwares()
    {
        var pipeline = await Scored();
        var measure = await First(pipeline);
        var (part, item) = (measure.Now.Parts.First(), measure.Now.Item);
        await pipeline.FollowUps.PutAsync(
            pipeline.Agency.Code,
            s_year,
            new(
                new BlobVersion
                {
                    Container = ContainerNames.FollowUp,
                    Name = $"2566/{pipeline.Agency.Code}/form.xlsx",
                    ETag = "0x1",
                    LastModified = DateTimeOffset.UnixEpoch,
                },
                "00"
            ),
            [
                new FollowUpEntry
                {
                    Part = part,
                    Item = item,
                    Recommendation = "คำของเรา",
                    Done = "ทำแล้ว",
                    DoneEvidence = "ภาพถ่าย",
                    Suggestion = "ทำต่อ",
                },
            ]
        );
        measure = await Find(pipeline, item);
        Assert.Equal("คำของเรา", measure.Now.Name);

        await Save(pipeline, measure, Words(measure) with { Name = measure.Usual.Name });
        await Ingest(pipeline);

        var entry = Assert.Single((await pipeline.FollowUps.GetAsync(pipeline.Agency.Code, s_year)).FollowUp.Entries);
        Assert.Equal(
            (null, "ทำแล้ว", "ภาพถ่าย", "ทำต่อ"),
            (entry.Recommendation, entry.Done, entry.DoneEvidence, entry.Suggestion)
        );
    }

    [Fact]
    public async Task A_measure_can_be_dropped_with_a_reason_and_taken_up_again()
    {
        var pipeline = await Scored();
        var measure = await First(pipeline);

        await Save(pipeline, measure, Words(measure) with { DroppedBecause = "ไม่มีงบประมาณ" });
        await Ingest(pipeline);
        measure = await Find(pipeline, measure.Now.Item);
        Assert.Equal("ไม่มีงบประมาณ", measure.Now.DroppedBecause);

        await Task.Delay(TimeSpan.FromSeconds(1.1));
        await Save(pipeline, measure, Words(measure) with { DroppedBecause = null });
        await Ingest(pipeline);
        Assert.Null((await Find(pipeline, measure.Now.Item)).Now.DroppedBecause);
    }

    [Fact]
    public async Task An_edit_of_a_measure_of_both_EIT_parts_counts_for_both()
    {
        var pipeline = await Scored((Instrument.EIT1, 70), (Instrument.EIT2, 60));
        var measure = (await Measures(pipeline)).First(each => each.Now.Parts.Count() == 2);

        await Save(pipeline, measure, Words(measure) with { Name = "ของทั้งสองส่วน" });
        await Ingest(pipeline);

        Assert.Equal(
            [Instrument.EIT1, Instrument.EIT2],
            (await pipeline.FollowUps.GetAsync(pipeline.Agency.Code, s_year))
                .FollowUp.Entries.Where(entry => entry.Recommendation == "ของทั้งสองส่วน")
                .Select(entry => entry.Part)
        );
        Assert.Equal("ของทั้งสองส่วน", (await Find(pipeline, measure.Now.Item)).Now.Name);
    }

    [Fact]
    public async Task Nothing_changed_writes_nothing_and_what_is_no_measure_is_not_found()
    {
        var pipeline = await Scored();
        var measure = await First(pipeline);

        Assert.Null((await Save(pipeline, measure, Words(measure))).Form);
        Assert.Null(
            await pipeline.Measures.FindAsync(pipeline.Agency, s_year, ItemId.Parse("o99"), CancellationToken.None)
        );
        Assert.Null(
            await pipeline.Measures.FindAsync(pipeline.Agency, s_year.Next, measure.Now.Item, CancellationToken.None)
        );
        Assert.Empty(await pipeline.Submissions.ListAsync(pipeline.Agency.Code, s_year.Next));
    }

    private async Task<PipelineUnderTest> Scored(params (Instrument Part, int Score)[] more)
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        await pipeline.Upload(
            2566,
            "all.xlsx",
            Exports.ItemScores(s_year, [(Instrument.IIT, 90), .. more, (Instrument.OIT, 80)])
        );
        await pipeline.Score(2566);
        return pipeline;
    }

    private static async Task<List<EditedMeasure>> Measures(PipelineUnderTest pipeline)
    {
        var measures = new List<EditedMeasure>();
        foreach (var prefix in new[] { 'i', 'e' })
        {
            for (var number = 1; number <= 30; number++)
            {
                if (
                    await pipeline.Measures.FindAsync(
                        pipeline.Agency,
                        s_year,
                        ItemId.Parse($"{prefix}{number}"),
                        CancellationToken.None
                    ) is
                    { } measure
                )
                    measures.Add(measure);
            }
        }

        return measures;
    }

    private static async Task<EditedMeasure> First(PipelineUnderTest pipeline) => (await Measures(pipeline))[0];

    private static async Task<EditedMeasure> Find(PipelineUnderTest pipeline, ItemId item) =>
        (await pipeline.Measures.FindAsync(pipeline.Agency, s_year, item, CancellationToken.None))!;

    private static MeasureWords Words(EditedMeasure measure) =>
        new(
            measure.Now.Name,
            measure.Now.Steps,
            measure.Now.Evidence,
            measure.Now.Period,
            measure.Now.Responsible,
            measure.Now.DroppedBecause
        );

    private static async Task<MeasureEdit> Save(PipelineUnderTest pipeline, EditedMeasure measure, MeasureWords words)
    {
        var edit = await pipeline.Measures.SaveAsync(
            pipeline.Agency,
            s_year,
            measure.Now.Item,
            words,
            CancellationToken.None
        );
        Assert.True(edit.IsFound);
        Assert.Empty(edit.Problems);
        return edit;
    }

    private static Task Ingest(PipelineUnderTest pipeline) =>
        pipeline.FollowUpIngestion.IngestAsync(
            $"2566/{pipeline.Agency.Code}/{MeasureEditing.FileName}",
            CancellationToken.None
        );

    private static async Task<string> Text(PipelineUnderTest pipeline, string ending)
    {
        using var report = await pipeline.Reports.OpenReadAsync(
            new ReportKey(s_year, pipeline.Agency.ProvinceCode, pipeline.Agency.Code),
            ending
        );
        using var reader = new StreamReader(report!.Content);
        return await reader.ReadToEndAsync();
    }
}
