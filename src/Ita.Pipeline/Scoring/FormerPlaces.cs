using Ita.Assessment;
using Ita.Storage.Reports;
using Ita.Storage.Results;

namespace Ita.Pipeline.Scoring;

/// <summary>
/// An agency that belongs to another province than before leaves nothing behind: neither its row nor its report.
/// </summary>
public sealed class FormerPlaces(ResultStore results, ReportStore reports)
{
    /// <param name="current">Where the agency is; it must just have been looked up.</param>
    /// <param name="year">The year whose result and report are there.</param>
    /// <param name="cancellationToken">Ends it between two removals; repeating it completes it.</param>
    public async Task LeaveAsync(Agency current, FiscalYear year, CancellationToken cancellationToken)
    {
        foreach (var place in await results.ListPlacesAsync(current.Code, year, cancellationToken))
        {
            if (place.Province == current.ProvinceCode)
                continue;
            await results.RemoveRowAsync(place.Province, current.Code, year, cancellationToken);
            await reports.RemoveAsync(new ReportKey(year, place.Province, current.Code), cancellationToken);

            // Last: whoever writes there meanwhile has noted the place anew, and finds it again.
            await results.ForgetPlaceAsync(place, current.Code, year, cancellationToken);
        }
    }
}
