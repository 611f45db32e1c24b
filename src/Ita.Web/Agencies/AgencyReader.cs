using System.Collections.Concurrent;
using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Comparison;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Profiles;
using Ita.Pipeline.Scoring;
using Ita.Storage;
using Ita.Storage.FollowUps;
using Ita.Storage.Profiles;
using Ita.Storage.Results;
using Ita.Web.Access;
using Ita.Web.Provinces;
using Ita.Web.Site;
using Ita.Web.Uploads;

namespace Ita.Web.Agencies;

/// <summary>Reads what an agency's page shows.</summary>
internal sealed class AgencyReader(
    ResultStore results,
    SubmissionReader submissions,
    FollowUpStore followUps,
    ProfileStore profiles,
    ProvinceDigests digests,
    FrameworkLibrary frameworks,
    TimeProvider time
)
{
    /// <param name="agency">Whose.</param>
    /// <param name="asked">The year to show in detail; null for the newest. One without a result is the newest as
    /// well.</param>
    /// <param name="visitor">Who asks: outside the agency not everything is told in detail, nor quoted.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<AgencyView> ReadAsync(
        Agency agency,
        FiscalYear? asked,
        Visitor visitor,
        CancellationToken cancellationToken
    )
    {
        var readAt = time.GetUtcNow();
        var catalogue = await frameworks.GetAsync(cancellationToken);
        var newestFirst = catalogue.Years.Reverse().ToList();
        var uploads = newestFirst
            .Select(year => submissions.ListAsync(agency.Code, year, visitor, cancellationToken))
            .ToList();
        var unreadable = new ConcurrentBag<FiscalYear>();
        var found = await Task.WhenAll(
            newestFirst.Select(year =>
                ReadableAsync(
                    () => results.FindRowAsync(agency.ProvinceCode, agency.Code, year, cancellationToken),
                    year,
                    unreadable
                )
            )
        );
        var isOutside = !visitor.MaySeeRespondents(agency.Code);
        var rows = found
            .OfType<ResultRow>()
            .Select(row => isOutside ? row.Outside(catalogue.Find(row.FiscalYear), readAt) : row)
            .ToList();
        var medians = await Task.WhenAll(
            rows.Select(row => digests.GetAsync(agency.ProvinceCode, row.FiscalYear, cancellationToken))
        );
        var listed = ListedAgency.Of(agency);
        var years = rows.Zip(
                medians,
                (row, digest) =>
                    new AgencyYearView(
                        row.FiscalYear,
                        ProvinceRows.Of(
                            listed,
                            catalogue.Find(row.FiscalYear),
                            row,
                            null,
                            Before(row.FiscalYear)?.Result.Total
                        ),
                        digest.Spreads,
                        row.Version,
                        [.. row.ClosedParts(readAt)],
                        isOutside && AreDocumentsHidden(ShownIn(row.FiscalYear), readAt),
                        row.Documents
                    )
            )
            .ToImmutableArray();
        var shown = years.FirstOrDefault(year => year.FiscalYear == asked) ?? years.FirstOrDefault();
        var detail = shown is null
            ? null
            : await DetailAsync(agency, shown, catalogue, isOutside ? readAt : null, unreadable, cancellationToken);
        return new AgencyView
        {
            Agency = listed.Agency,
            Years = years,
            Unreadable = [.. unreadable.Distinct().OrderDescending()],
            Detail = detail,
            Submissions = [.. (await Task.WhenAll(uploads)).SelectMany(year => year)],
            MayRelease = !isOutside,
            SeesProvince = visitor.MaySee(agency.ProvinceCode),
            ReadAt = Times.Oldest(readAt, medians.Select(digest => (DateTimeOffset?)digest.ReadAt)),
            NewestYear = newestFirst[0],
            Target = (catalogue.Find(shown?.FiscalYear ?? newestFirst[0]) ?? catalogue.Find(newestFirst[0]))!
                .Target
                .Points,
        };

        IEnumerable<ResultRow> ShownIn(FiscalYear year) =>
            rows.Where(row => row.FiscalYear == year || ComparedYears.Before(year).Contains(row.FiscalYear));

        ResultRow? Before(FiscalYear year) => rows.FirstOrDefault(row => row.FiscalYear.Next == year);
    }

    /// <summary>Whether a year's documents say more than is told the visitor.</summary>
    public async Task<bool> HidesDocumentsAsync(
        Agency agency,
        FiscalYear year,
        Visitor visitor,
        CancellationToken cancellationToken
    )
    {
        if (visitor.MaySeeRespondents(agency.Code))
            return false;
        var rows = await Task.WhenAll(
            ComparedYears
                .Before(year)
                .Prepend(year)
                .Select(each => results.FindRowAsync(agency.ProvinceCode, agency.Code, each, cancellationToken))
        );
        return rows[0] is not null && AreDocumentsHidden(rows.OfType<ResultRow>(), time.GetUtcNow());
    }

    /// <summary>Whether a year's documents are kept from whoever is outside the agency.</summary>
    /// <param name="shown">The year, and those that its documents show beside it.</param>
    /// <param name="now">UTC.</param>
    private static bool AreDocumentsHidden(IEnumerable<ResultRow> shown, DateTimeOffset now) =>
        shown.Any(row => row.ClosedParts(now).Count > 0);

    // Outside the agency: as it is told at that moment.
    private async Task<AgencyYearDetail?> DetailAsync(
        Agency agency,
        AgencyYearView year,
        FrameworkCatalogue catalogue,
        DateTimeOffset? outsideAt,
        ConcurrentBag<FiscalYear> unreadable,
        CancellationToken cancellationToken
    )
    {
        var scoredBy = year.Figures.FrameworkVersion is { } version
            ? await frameworks.FindAsync(year.FiscalYear, version, cancellationToken)
            : null;
        if ((scoredBy ?? catalogue.Find(year.FiscalYear)) is not { } framework)
            return null;
        var answers = followUps.GetAsync(agency.Code, year.FiscalYear, cancellationToken);
        var profile = ProfileAsync(agency.Code, cancellationToken);
        var before =
            year.FiscalYear.Value > FiscalYear.First && catalogue.Find(year.FiscalYear.Previous) is not null
                ? FindAsync(year.FiscalYear.Previous)
                : Task.FromResult<StoredResult?>(null);
        if (await FindAsync(year.FiscalYear) is not { } stored)
            return null;
        var last = await before;
        var lastFramework = last is null ? null : catalogue.Find(last.Row.FiscalYear);
        if (outsideAt is { } now)
        {
            stored = stored.Outside(framework, now);
            last = last?.Outside(lastFramework!, now);
        }

        var comparison = last is null ? null : YearComparison.Of(lastFramework!, last.Result, framework, stored.Result);
        var units = await profile;
        return AgencyYearDetails.Of(
            year,
            framework,
            stored.Result,
            comparison,
            (await answers).FollowUp,
            (concept, duty) => units.UnitFor(agency, concept, duty)
        );

        Task<StoredResult?> FindAsync(FiscalYear of) =>
            ReadableAsync(
                () => results.FindAsync(agency.ProvinceCode, agency.Code, of, cancellationToken),
                of,
                unreadable
            );
    }

    // Neither does a profile that cannot be read: its own page says so.
    private async Task<AgencyProfile> ProfileAsync(AgencyCode agency, CancellationToken cancellationToken)
    {
        try
        {
            return (await profiles.GetAsync(agency, cancellationToken)).Profile;
        }
        catch (UnreadableRowException)
        {
            return AgencyProfile.Empty;
        }
    }

    // What cannot be read of one year takes none of the others away.
    private static async Task<T?> ReadableAsync<T>(
        Func<Task<T?>> read,
        FiscalYear year,
        ConcurrentBag<FiscalYear> unreadable
    )
        where T : class
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (e is UnreadableRowException or InvalidDataException)
        {
            unreadable.Add(year);
            return null;
        }
    }
}
