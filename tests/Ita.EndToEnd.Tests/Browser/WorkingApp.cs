using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Cli.Samples;
using Ita.LocalHost;
using Ita.Storage;
using Ita.Storage.Agencies;
using Microsoft.AspNetCore.Builder;

namespace Ita.EndToEnd.Tests.Browser;

/// <summary>
/// The app on one machine, doing its work as fast as it can, with six agencies of which nothing is there yet.
/// </summary>
public sealed class WorkingApp : PagesApp
{
    public static IReadOnlyList<Agency> Agencies { get; } =
    [
        .. Enumerable
            .Range(1, 6)
            .Select(number => new Agency
            {
                Code = new AgencyCode($"31990{number}"),
                Name = $"เทศบาลตำบลทดสอบที่ {number}",
                Kind = "เทศบาลตำบล",
                District = "เมืองบุรีรัมย์",
                ProvinceCode = new ProvinceCode("31"),
                Province = "บุรีรัมย์",
                StaffCount = 40,
                ServiceUserCount = 300,
            }),
    ];

    /// <summary>A year's exports of one of the agencies: good files, and a mistaken one.</summary>
    public static SampleExport Export(int agency) =>
        SampleGenerator
            .Generate(FrameworkCatalogue.BuiltIn, [Agencies[agency]], new FiscalYear(2566))
            .Single(export => export.FiscalYear.Value == 2566);

    protected override async Task<WebApplication> StartAsync(string connectionString)
    {
        var app = LocalHostApp.Build(
            [],
            new Dictionary<string, string?>
            {
                ["ItaStorage"] = connectionString,
                ["Port"] = "0",
                ["LocalHost:PollInterval"] = "00:00:00.2",
                ["LocalHost:QuietTime"] = "00:00:01",
            }
        );
        await app.StartAsync();
        return app;
    }

    protected override Task SeedAsync() =>
        new AgencyStore(Account).UpsertAsync(
            Agencies,
            new BlobVersion
            {
                Container = ContainerNames.Registry,
                Name = "agencies.xlsx",
                ETag = "0x1",
                LastModified = DateTimeOffset.UnixEpoch,
            }
        );
}
