using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Storage.Submissions;
using Ita.Web.Access;

namespace Ita.Web.Uploads;

/// <summary>Reads uploads and what became of each.</summary>
internal sealed class SubmissionReader(SubmissionStore submissions)
{
    private static readonly string[] s_containersWithoutAgency =
    [
        ContainerNames.Uploads,
        ContainerNames.FollowUp,
        ContainerNames.Results,
        ContainerNames.Registry,
        ContainerNames.Frameworks,
    ];

    /// <summary>A year's uploads, newest first, without what quotes respondents to a visitor who may not see them.</summary>
    public async Task<ImmutableArray<SubmissionView>> ListAsync(
        AgencyCode agency,
        FiscalYear year,
        Visitor visitor,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await submissions.ListAsync(agency, year, cancellationToken)).Select(submission =>
                ViewOf(submission, agency, year, visitor)
            ),
        ];

    /// <param name="agency">Whose.</param>
    /// <param name="year">Of which year.</param>
    /// <param name="ids">Of uploads of that agency and year; one that is not there is left out.</param>
    /// <param name="visitor">What quotes respondents is left out for one who may not see them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ImmutableArray<SubmissionView>> FindAsync(
        AgencyCode agency,
        FiscalYear year,
        IEnumerable<string> ids,
        Visitor visitor,
        CancellationToken cancellationToken
    )
    {
        var found = await Task.WhenAll(ids.Select(id => submissions.FindAsync(agency, year, id, cancellationToken)));
        return [.. found.OfType<Submission>().Select(submission => ViewOf(submission, agency, year, visitor))];
    }

    /// <summary>A province's published tables of a year, newest first.</summary>
    public async Task<ImmutableArray<SubmissionView>> ListPublishedAsync(
        ProvinceCode province,
        FiscalYear year,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await submissions.ListPublishedAsync(province, year, cancellationToken)).Select(submission =>
                SubmissionView.Of(submission, year)
            ),
        ];

    /// <summary>What belongs to no agency and year, by container: lost uploads first.</summary>
    public async Task<ImmutableArray<FilesWithoutAgency>> ListWithoutAgencyAsync(CancellationToken cancellationToken)
    {
        var unknown = await submissions.ListOfUnknownAgenciesAsync(cancellationToken).ToListAsync(cancellationToken);
        return [.. await Task.WhenAll(s_containersWithoutAgency.Select(OfAsync))];

        async Task<FilesWithoutAgency> OfAsync(string container)
        {
            var files = (await submissions.ListWithoutAgencyAsync(container, cancellationToken)).Concat(
                unknown.Where(file => file.Blob.Container == container && file.Agency is not null)
            );
            return FilesWithoutAgency.Of(container, [.. files.OrderByDescending(file => file.Blob.LastModified)]);
        }
    }

    private static SubmissionView ViewOf(Submission submission, AgencyCode agency, FiscalYear year, Visitor visitor) =>
        visitor.MaySeeRespondents(agency)
            ? SubmissionView.Of(submission, year)
            : SubmissionView.Of(submission.Anonymous(), year) with
            {
                RejectedCopy = null,
                CopyNote = CopyNote.None,
            };
}
