using Ita.Assessment;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Frameworks;
using Ita.Workbooks;
using Ita.Workbooks.FollowUpForms;

namespace Ita.Cli.Reporting;

/// <summary>Reads filled-in follow-up forms on disk: several units may each have filled in one.</summary>
internal static class FollowUpFiles
{
    /// <param name="frameworks">The frameworks by year.</param>
    /// <param name="year">The year of the measures.</param>
    /// <param name="agency">Whose they must be; null where nobody knows.</param>
    /// <param name="files">The forms.</param>
    /// <param name="show">What there is to say of each, whether it is accepted or not.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>What they say together, of an item that several speak of the last one's word; null where one of them is
    /// turned away.</returns>
    public static FollowUp? Read(
        FrameworkCatalogue frameworks,
        FiscalYear year,
        AgencyCode? agency,
        IReadOnlyList<WorkbookFile> files,
        Action<FollowUpReading> show,
        CancellationToken cancellationToken
    )
    {
        var readings = files
            .Select(file => FollowUpReader.Read(frameworks, year, agency, file, cancellationToken))
            .ToList();
        readings.ForEach(show);
        if (!readings.TrueForAll(reading => reading.IsAccepted))
            return null;
        var entries = readings
            .SelectMany(reading => reading.Entries)
            .GroupBy(entry => (entry.Part, entry.Item))
            .Select(said => said.Last());
        return new FollowUp([.. entries.OrderBy(entry => entry.Part).ThenBy(entry => entry.Item)]);
    }
}
