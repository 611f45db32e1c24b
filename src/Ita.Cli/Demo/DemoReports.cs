using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Ita.Cli.Demo;

/// <summary>Fetches the reports from the app, the way a person does, and puts them on disk.</summary>
internal static class DemoReports
{
    private const int AtATime = 4;

    /// <summary>Downloads every report that is there.</summary>
    /// <param name="app">The app's address.</param>
    /// <param name="years">The agency-years.</param>
    /// <param name="folder">Laid out below as the container is:
    /// <c>{fiscalYear}/{provinceCode}/{agencyCode}/</c>.</param>
    /// <param name="cancellationToken">Stops after those under way.</param>
    /// <returns>The file of each; a report that the app does not have is not among them.</returns>
    public static async Task<ImmutableDictionary<AgencyYearId, string>> DownloadAsync(
        Uri app,
        IEnumerable<ExpectedResult> years,
        string folder,
        CancellationToken cancellationToken
    )
    {
        using var http = new HttpClient { BaseAddress = app, Timeout = TimeSpan.FromMinutes(2) };
        var files = new ConcurrentDictionary<AgencyYearId, string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            years,
            options,
            async (year, token) =>
            {
                var address = new Uri(
                    $"api/agencies/{year.Id.Agency}/years/{year.Id.FiscalYear}/report.docx",
                    UriKind.Relative
                );
                using var response = await http.GetAsync(address, token);
                if (!response.IsSuccessStatusCode)
                    return;
                var place = Directory.CreateDirectory(
                    Path.Combine(
                        folder,
                        year.Id.FiscalYear.ToString(),
                        year.Agency.ProvinceCode.ToString(),
                        year.Id.Agency.ToString()
                    )
                );
                var file = Path.Combine(place.FullName, $"ita-{year.Id}.docx");
                await File.WriteAllBytesAsync(file, await response.Content.ReadAsByteArrayAsync(token), token);
                files[year.Id] = file;
            }
        );
        return files.ToImmutableDictionary();
    }
}
