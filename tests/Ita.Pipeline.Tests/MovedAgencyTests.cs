using Ita.Assessment;
using Ita.Storage;
using Ita.Storage.Reports;
using Ita.Testing.Storage;

namespace Ita.Pipeline.Tests;

public sealed class MovedAgencyTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly FiscalYear s_year = new(2566);

    [Fact]
    public async Task An_agency_that_moves_to_another_province_takes_its_rows_and_reports_of_every_year_along()
    {
        var pipeline = await Reported();
        var moved = pipeline.Agency with { ProvinceCode = new ProvinceCode("96"), Province = "นราธิวาส" };
        var after = new PipelineUnderTest(storage.Account, agency: moved);
        await Task.Delay(TimeSpan.FromSeconds(1.1));

        await after.Put(ContainerNames.Registry, $"{moved.Code}-moved.xlsx", Exports.Registry(moved));
        await after.Registry.IngestAsync($"{moved.Code}-moved.xlsx", CancellationToken.None);
        await after.Drain();

        await LiesOnlyIn(after, pipeline.Agency.ProvinceCode);
    }

    [Fact]
    public async Task A_move_whose_messages_were_lost_is_found_by_reconciliation()
    {
        var pipeline = await Reported();
        var moved = pipeline.Agency with { ProvinceCode = new ProvinceCode("95"), Province = "ยะลา" };
        var after = new PipelineUnderTest(storage.Account, agency: moved);
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        await after.Put(ContainerNames.Registry, $"{moved.Code}-moved.xlsx", Exports.Registry(moved));
        await after.Registry.IngestAsync($"{moved.Code}-moved.xlsx", CancellationToken.None);
        await after.Take(QueueNames.ScoreAgency);

        foreach (var year in new[] { 2565, 2566 })
            await after.Results.MarkChangedAsync(pipeline.Agency.ProvinceCode, new FiscalYear(year));
        await after.Reconciliation.ReconcileAsync(CancellationToken.None);
        await after.Drain();

        await LiesOnlyIn(after, pipeline.Agency.ProvinceCode);
    }

    [Fact]
    public async Task A_message_to_write_the_report_of_an_agency_that_has_just_moved_has_it_scored_first()
    {
        var pipeline = await Reported();
        var moved = pipeline.Agency with { ProvinceCode = new ProvinceCode("94"), Province = "ปัตตานี" };
        var after = new PipelineUnderTest(storage.Account, agency: moved);
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        await after.Put(ContainerNames.Registry, $"{moved.Code}-moved.xlsx", Exports.Registry(moved));
        await after.Registry.IngestAsync($"{moved.Code}-moved.xlsx", CancellationToken.None);
        await after.Take(QueueNames.ScoreAgency);

        foreach (var year in new[] { 2565, 2566 })
            await after.Writing.WriteAsync(after.Message(year), CancellationToken.None);
        await after.Drain();

        await LiesOnlyIn(after, pipeline.Agency.ProvinceCode);
    }

    private async Task<PipelineUnderTest> Reported()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        await pipeline.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        await pipeline.Upload(2565, "iit.xlsx", Exports.ItemScores(s_year.Previous, (Instrument.IIT, 80)));
        await pipeline.Drain();
        Assert.NotNull((await pipeline.Row(2566))!.ReportVersion);
        return pipeline;
    }

    private static async Task LiesOnlyIn(PipelineUnderTest after, ProvinceCode former)
    {
        foreach (var year in new[] { s_year.Previous, s_year })
        {
            Assert.Null(await after.Results.FindRowAsync(former, after.Agency.Code, year));
            Assert.NotNull((await after.Row(year.Value))!.ReportVersion);
            foreach (var format in new[] { ".docx", ".html", ".json" })
            {
                Assert.False(await after.Reports.ExistsAsync(new ReportKey(year, former, after.Agency.Code), format));
                Assert.True(
                    await after.Reports.ExistsAsync(
                        new ReportKey(year, after.Agency.ProvinceCode, after.Agency.Code),
                        format
                    )
                );
            }

            Assert.Equal(
                [after.Agency.ProvinceCode],
                (await after.Results.ListPlacesAsync(after.Agency.Code, year)).Select(place => place.Province)
            );
        }
    }
}
