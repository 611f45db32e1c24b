using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Reporting;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Queues;
using Ita.Storage.Tallies;
using Ita.Workbooks.Exports;

namespace Ita.Pipeline.Intake;

/// <summary>
/// A blob in <c>uploads</c> becomes tallies and an outcome, or an outcome with its problems. Order of writing:
/// provisional agency, profile, tallies, outcome, messages; whoever finds the outcome finds everything before it, and a
/// repetition sends the messages again.
/// </summary>
public sealed class SurveyExportIngestion(
    UploadIntake intake,
    AgencyStore agencies,
    TallyStore tallies,
    WorkQueues queues,
    SubmissionMessages messages,
    RejectedCopyWriting copies,
    ProfileSaving profiles
) : IIngestion, IRestoring
{
    public string Container => ContainerNames.Uploads;

    /// <param name="blobName">The path within <c>uploads</c>. A blob that is not there any more is nothing to
    /// do.</param>
    /// <param name="cancellationToken">Ends it between two writings; repeating it completes it.</param>
    public Task IngestAsync(string blobName, CancellationToken cancellationToken) =>
        StepTelemetry.RunAsync(
            "IngestSurveyExport",
            blobName,
            async () =>
            {
                await foreach (var upload in intake.OpenOfAgencyAsync(Container, blobName, cancellationToken))
                {
                    if (upload.IsAccepted)
                        await messages.SendAsync(upload.Submission, cancellationToken);
                    else
                        await ReadAsync(upload, cancellationToken);
                }
            }
        );

    /// <inheritdoc/>
    public async Task<Restored> RestoreAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (
            await intake.OpenAgainOfAgencyAsync(submission, cancellationToken) is not { } upload
            || Read(upload, cancellationToken) is not { IsAccepted: true } reading
        )
            return Restored.Unreadable;
        if (upload.IsOfUnknownAgency)
            await AddProvisionalAgencyAsync(upload.Path.Agency, reading.Agency, upload.Blob, cancellationToken);

        // Not what was erased since: the workbook has that year still, the submission does not.
        var stored = submission.Parts.Select(part => part.FiscalYear).ToHashSet();
        reading = reading with { OtherYears = reading.OtherYears.RemoveRange(reading.OtherYears.Keys.Except(stored)) };
        var changed = await ApplyAsync(upload, reading, cancellationToken);
        foreach (var year in changed)
            await queues.ScoreAsync(upload.Path.Agency, year, cancellationToken);
        return changed.Count > 0 ? Restored.Again : Restored.Nothing;
    }

    private static ExportReading Read(AgencyUpload upload, CancellationToken cancellationToken)
    {
        var request = new ExportRequest
        {
            FiscalYear = upload.Path.FiscalYear,
            AgencyCode = upload.Path.Agency,
            RegisteredAgency = upload.IsOfUnknownAgency ? null : upload.Agency,
            HasRegistry = true,
        };
        return SurveyExportReader.Read(upload.Catalogue, request, [upload.File], cancellationToken);
    }

    private async Task ReadAsync(AgencyUpload upload, CancellationToken cancellationToken)
    {
        var (path, catalogue) = (upload.Path, upload.Catalogue);
        var reading = Read(upload, cancellationToken);
        if (!reading.IsAccepted)
        {
            await RejectAsync(upload, reading, cancellationToken);
            return;
        }

        if (upload.IsOfUnknownAgency)
            await AddProvisionalAgencyAsync(path.Agency, reading.Agency, upload.Blob, cancellationToken);
        var current = await agencies.FindAsync(path.Agency, cancellationToken);
        if (upload.Agency is { } agency && current?.ProvinceCode != agency.ProvinceCode)
            await ScoreAllYearsAsync(path.Agency, catalogue, cancellationToken);
        if (reading.Profile is { } said && (upload.Agency ?? current) is { } owner)
            await profiles.AddAsync(owner, said, cancellationToken);
        var accepted = await AcceptAsync(upload, reading, cancellationToken);
        await messages.SendAsync(accepted, cancellationToken);
    }

    private async Task RejectAsync(AgencyUpload upload, ExportReading reading, CancellationToken cancellationToken)
    {
        var files = await copies.WriteAsync(
            upload.Blob,
            upload.Path,
            upload.Agency?.ProvinceCode,
            upload.File,
            reading.Problems,
            reading.MoreProblems,
            cancellationToken
        );
        await intake.RejectAsync(
            upload.Blob,
            reading.Problems,
            cancellationToken,
            bad =>
                bad with
                {
                    MoreProblems = reading.MoreProblems,
                    Ignored = reading.Ignored,
                    RejectedFiles = files ?? bad.RejectedFiles,
                    IsOfUnknownAgency = upload.IsOfUnknownAgency,
                }
        );
    }

    private async Task<Submission> AcceptAsync(
        AgencyUpload upload,
        ExportReading reading,
        CancellationToken cancellationToken
    )
    {
        var (blob, path, sha256) = (upload.Blob, upload.Path, upload.Sha256);
        var before = await tallies.ListAsync(path.Agency, path.FiscalYear, cancellationToken);
        var isKnown = reading.Parts.All(part =>
            before.Any(stored =>
                stored.Tally.Instrument == part.Instrument
                && stored.Source.Sha256 == sha256
                && stored.Source.Blob != blob
            )
        );
        await ApplyAsync(upload, reading, cancellationToken);
        var read = reading
            .Parts.Select(part => new ReadPart(path.FiscalYear, part.Instrument, part.Layout, part.Respondents))
            .Concat(
                OtherYears(upload, reading)
                    .SelectMany(other =>
                        other.Value.Select(part => new ReadPart(
                            other.Key,
                            part.Instrument,
                            part.Layout,
                            part.Respondents
                        ))
                    )
            );
        return await intake.AcceptAsync(
            blob,
            submission =>
                submission with
                {
                    Sha256 = sha256,
                    Parts = [.. read],
                    Warnings =
                        isKnown && !reading.Parts.IsEmpty
                            ?
                            [
                                .. reading.Warnings,
                                NoticeTexts.ComposeForFile(NoticeCode.SameContentUploaded, blob.FileName),
                            ]
                            : reading.Warnings,
                    Ignored = reading.Ignored,
                },
            cancellationToken
        );
    }

    // Gives the years in which anything was put in.
    private async Task<IReadOnlyList<FiscalYear>> ApplyAsync(
        AgencyUpload upload,
        ExportReading reading,
        CancellationToken cancellationToken
    )
    {
        var (agency, ownYear) = (upload.Path.Agency, upload.Path.FiscalYear);
        var source = new TallySource(upload.Blob, upload.Sha256);
        var changed = new List<FiscalYear>();
        if (await tallies.ApplyAsync(agency, ownYear, source, reading.Parts, TallyOrigin.OwnYear, cancellationToken))
            changed.Add(ownYear);
        foreach (var (year, parts) in OtherYears(upload, reading))
        {
            if (await tallies.ApplyAsync(agency, year, source, parts, TallyOrigin.OtherYear, cancellationToken))
                changed.Add(year);
        }

        return changed;
    }

    // A year without a framework cannot be scored; its column is read past.
    private static IEnumerable<KeyValuePair<FiscalYear, ImmutableArray<PartTally>>> OtherYears(
        AgencyUpload upload,
        ExportReading reading
    ) => reading.OtherYears.Where(other => upload.Catalogue.Find(other.Key) is not null).OrderBy(other => other.Key);

    private Task AddProvisionalAgencyAsync(
        AgencyCode code,
        AgencyInformation? information,
        BlobVersion blob,
        CancellationToken cancellationToken
    )
    {
        if (information is not { Name: { } name, Province: { } province, ProvinceCode: { } provinceCode })
        {
            throw new InvalidOperationException(
                $"The reader accepted a workbook of {code}, which is in no registry, without its name and province."
            );
        }

        var agency = new Agency
        {
            Code = code,
            Name = name,
            Kind = information.Kind,
            District = information.District,
            ProvinceCode = provinceCode,
            Province = province,
            StaffCount = information.StaffCount,
            ServiceUserCount = information.ServiceUserCount,
            IsProvisional = true,
        };
        return agencies.UpsertAsync([agency], blob, cancellationToken);
    }

    // An agency that has moved takes all of its years along.
    private async Task ScoreAllYearsAsync(
        AgencyCode agency,
        FrameworkCatalogue catalogue,
        CancellationToken cancellationToken
    )
    {
        foreach (var year in catalogue.Years)
            await queues.ScoreAsync(agency, year, cancellationToken);
    }
}
