using Ita.Assessment;
using Ita.Pipeline.Scoring;
using Ita.Web.Access;
using Ita.Web.Uploads;

namespace Ita.Web.PublishedResults;

/// <summary>Reads what the page of a province's published tables shows.</summary>
internal sealed class PublishedReader(
    AgencyRegistry registry,
    SubmissionReader submissions,
    FrameworkLibrary frameworks
)
{
    /// <summary>A page that shows more helps nobody.</summary>
    private const int Most = 50;

    /// <summary>Null for a province without agencies and for a year without a framework: nothing could be
    /// accepted.</summary>
    public async Task<PublishedView?> ReadAsync(
        ProvinceCode province,
        FiscalYear year,
        CancellationToken cancellationToken
    )
    {
        var catalogue = await frameworks.GetAsync(cancellationToken);
        if (catalogue.Find(year) is null)
            return null;
        var (listed, _) = await registry.ListAsync(province, cancellationToken);
        if (listed.IsEmpty)
            return null;
        var tables = await submissions.ListPublishedAsync(province, year, cancellationToken);
        return new PublishedView
        {
            Province = province,
            ProvinceName = listed[0].Agency.Province,
            FiscalYear = year,
            Years = [.. catalogue.Years.Reverse()],
            Tables = [.. tables.Take(Most)],
            Older = Math.Max(0, tables.Length - Most),
        };
    }
}
