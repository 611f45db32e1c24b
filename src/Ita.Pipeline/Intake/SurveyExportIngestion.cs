using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Queues;
using Ita.Storage.Submissions;
using Ita.Storage.Tallies;
using Ita.Storage.Uploads;
using Ita.Workbooks.Exports;

namespace Ita.Pipeline.Intake;

/// <summary>
/// A blob in <c>uploads</c> becomes tallies and an outcome, or an outcome with its problems. Order of writing:
/// provisional agency, tallies, outcome, messages; whoever finds the outcome finds everything before it, and a
/// repetition sends the messages again.
/// </summary>
public sealed class SurveyExportIngestion(
    WorkbookIntake intake,
    SubmissionStore submissions,
    AgencyStore agencies,
    TallyStore tallies,
    WorkQueues queues,
    RejectedCopyWriting copies
) : IWorkbookIngestion
{
    private const string AgencyUnknown = "agency-unknown";

    /// <param name="blobName">The path within <c>uploads</c>. A blob that is not there any more is nothing to
    /// do.</param>
    /// <param name="cancellationToken">Ends it between two writings; repeating it completes it.</param>
    public Task IngestAsync(string blobName, CancellationToken cancellationToken) =>
        intake.RunAsync("IngestSurveyExport", ContainerNames.Uploads, blobName, this, cancellationToken);

    /// <summary>
    /// A registry has the agency of an upload that was turned away: it is read again if that was the reason, or one of
    /// them.
    /// </summary>
    internal async Task BringUpAsync(
        BlobVersion blob,
        IEnumerable<Notice> problems,
        CancellationToken cancellationToken
    )
    {
        if (problems.All(problem => problem.Code != AgencyUnknown))
        {
            await submissions.NoteAgencyKnownAsync(blob, cancellationToken);
            return;
        }

        await submissions.RestartAsync(blob, cancellationToken);
        await IngestAsync(blob.Name, cancellationToken);
    }

    Task IWorkbookIngestion.SendAgainAsync(UploadPath path, Submission accepted, CancellationToken cancellationToken) =>
        SendAsync(path, accepted, cancellationToken);

    async Task IWorkbookIngestion.ReadAsync(
        BlobVersion blob,
        UploadPath path,
        Workbook workbook,
        FrameworkCatalogue catalogue,
        CancellationToken cancellationToken
    )
    {
        var agency = await agencies.FindAsync(path.Agency, cancellationToken);

        // An agency that only an upload of its own has named is not registered: each upload stands by itself.
        var registered = agency is { IsProvisional: false } ? agency : null;
        var request = new ExportRequest
        {
            FiscalYear = path.FiscalYear,
            AgencyCode = path.Agency,
            RegisteredAgency = registered,
            HasRegistry = true,
        };
        var reading = SurveyExportReader.Read(catalogue, request, [workbook.File], cancellationToken);
        if (!reading.IsAccepted)
        {
            var files = await copies.WriteAsync(
                blob,
                path,
                agency?.ProvinceCode,
                workbook.File,
                reading.Problems,
                reading.MoreProblems,
                cancellationToken
            );
            await intake.RejectAsync(
                blob,
                reading.Problems,
                cancellationToken,
                bad =>
                    bad with
                    {
                        MoreProblems = reading.MoreProblems,
                        Ignored = reading.Ignored,
                        RejectedFiles = files ?? bad.RejectedFiles,
                        IsOfUnknownAgency = registered is null,
                    }
            );

            // A registry that came while this was read has looked for what it was to bring up before it was there.
            if (
                registered is null
                && await agencies.FindAsync(path.Agency, cancellationToken) is { IsProvisional: false }
            )
            {
                await BringUpAsync(blob, reading.Problems, cancellationToken);
            }

            return;
        }

        if (registered is null)
            await ProvideAgencyAsync(path.Agency, reading.Agency, blob, cancellationToken);
        var current = await agencies.FindAsync(path.Agency, cancellationToken);
        if (agency is not null && current?.ProvinceCode != agency.ProvinceCode)
            await SendAllAsync(path.Agency, catalogue, cancellationToken);
        var accepted = await ApplyAsync(blob, path, reading, catalogue, workbook.Sha256, cancellationToken);
        StepTelemetry.Count("accepted");
        await SendAsync(path, accepted, cancellationToken);
    }

    private async Task<Submission> ApplyAsync(
        BlobVersion blob,
        UploadPath path,
        ExportReading reading,
        FrameworkCatalogue catalogue,
        string sha256,
        CancellationToken cancellationToken
    )
    {
        var source = new TallySource(blob, sha256);
        var before = await tallies.GetAsync(path.Agency, path.FiscalYear, cancellationToken);
        var isKnown = reading.Parts.All(part =>
            before.Parts.Any(stored =>
                stored.Tally.Instrument == part.Instrument
                && stored.Source.Sha256 == sha256
                && stored.Source.Blob != blob
            )
        );
        await tallies.ApplyAsync(
            path.Agency,
            path.FiscalYear,
            source,
            reading.Parts,
            TallyOrigin.OwnYear,
            cancellationToken
        );

        // A year without a framework cannot be scored; its column is read past.
        var otherYears = reading
            .OtherYears.Where(other => catalogue.Find(other.Key) is not null)
            .OrderBy(other => other.Key)
            .ToList();
        foreach (var (year, parts) in otherYears)
        {
            await tallies.ApplyAsync(path.Agency, year, source, parts, TallyOrigin.OtherYear, cancellationToken);
        }

        var read = reading
            .Parts.Select(part => new ReadPart(path.FiscalYear, part.Instrument, part.Layout, part.Respondents))
            .Concat(
                otherYears.SelectMany(other =>
                    other.Value.Select(part => new ReadPart(other.Key, part.Instrument, part.Layout, part.Respondents))
                )
            );
        return await submissions.ChangeAsync(
            blob,
            SubmissionState.Accepted,
            submission =>
                submission with
                {
                    Sha256 = sha256,
                    Parts = [.. read],
                    Problems = [],
                    MoreProblems = 0,
                    Warnings =
                        isKnown && !reading.Parts.IsEmpty
                            ? [.. reading.Warnings, PipelineNotices.SameContent(blob.FileName)]
                            : reading.Warnings,
                    Ignored = reading.Ignored,
                },
            cancellationToken
        );
    }

    private Task ProvideAgencyAsync(
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
    private async Task SendAllAsync(
        AgencyCode agency,
        FrameworkCatalogue catalogue,
        CancellationToken cancellationToken
    )
    {
        foreach (var year in catalogue.Years)
            await queues.ScoreAsync(agency, year, cancellationToken);
    }

    private async Task SendAsync(UploadPath path, Submission accepted, CancellationToken cancellationToken)
    {
        foreach (var year in accepted.Parts.Select(part => part.FiscalYear).Append(path.FiscalYear).Distinct().Order())
        {
            await queues.ScoreAsync(path.Agency, year, cancellationToken);
        }
    }
}
