using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Scoring;
using Ita.Reports;
using Ita.Reports.Model;
using Ita.Storage;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Ita.Workbooks;
using Ita.Workbooks.FollowUpForms;

namespace Ita.Pipeline.Reporting;

/// <summary>
/// Edits a year's measures the one way there is: as a follow-up form in <c>follow-up</c>, which is read like every
/// other. It holds all that is known so far with the change applied, and takes the place of the one before.
/// </summary>
public sealed class MeasureEditing(
    ResultStore results,
    ReportComposition composition,
    UploadStore uploads,
    SubmissionStore submissions,
    FrameworkLibrary frameworks
)
{
    /// <summary>The form's name, always the same.</summary>
    public const string FileName = "แก้ไขมาตรการ.xlsx";

    /// <summary>Characters of each text; of a list with its numbers.</summary>
    public const int LongestText = 2_000;

    // What is larger is turned away when it is read.
    private const long LargestForm = 20L * 1024 * 1024;

    private const int MaxAttempts = 5;

    /// <summary>A measure as it is by all that is known, forms that were not read yet included.</summary>
    /// <param name="agency">Whose.</param>
    /// <param name="year">Of which year's report.</param>
    /// <param name="item">The item it answers.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Null where the year has no result, or the report no such measure.</returns>
    public async Task<EditedMeasure?> FindAsync(
        Agency agency,
        FiscalYear year,
        ItemId item,
        CancellationToken cancellationToken
    ) => await ReadAsync(agency, year, cancellationToken) is { } report ? report.Find(item) : null;

    /// <summary>Puts a form with the measure's new words into <c>follow-up</c>.</summary>
    /// <param name="agency">Whose.</param>
    /// <param name="year">Of which year's report.</param>
    /// <param name="item">The item it answers.</param>
    /// <param name="words">In plain text, within <see cref="LongestText"/>.</param>
    /// <param name="cancellationToken">Ends it; what was there then still is.</param>
    /// <exception cref="StorageContentionException">Others edit all the time.</exception>
    public async Task<MeasureEdit> SaveAsync(
        Agency agency,
        FiscalYear year,
        ItemId item,
        MeasureWords words,
        CancellationToken cancellationToken
    )
    {
        var path = new UploadPath(year, agency.Code, FileName).ToString();
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            // Before the rest is read: whoever replaces this version has seen all that is in it.
            var there = await uploads.FindSentAsync(ContainerNames.FollowUp, path, FileName, cancellationToken);
            if (
                await ReadAsync(agency, year, cancellationToken) is not { } report
                || report.Find(item) is not { } measure
            )
                return new MeasureEdit(IsFound: false, null, []);
            var entry = EntryOf(measure, words);
            if (entry is null)
                return new MeasureEdit(IsFound: true, null, []);
            var content = FollowUpFormWriter.Write(report.FormWith(measure, entry, agency));
            var reading = FollowUpReader.Read(
                report.Catalogue,
                year,
                agency.Code,
                new WorkbookFile(FileName, content.Length, () => new MemoryStream(content, writable: false)),
                cancellationToken
            );
            if (!reading.IsAccepted)
                return new MeasureEdit(IsFound: true, null, reading.Problems);
            using var stream = new MemoryStream(content, writable: false);
            if (
                await uploads.ReceiveAsync(
                    ContainerNames.FollowUp,
                    path,
                    stream,
                    FileName,
                    there?.Blob,
                    cancellationToken
                ) is
                { } blob
            )
                return new MeasureEdit(IsFound: true, await submissions.AddAsync(blob, cancellationToken), []);
        }

        throw new StorageContentionException($"The measures of {agency.Code}, {year} are edited all the time.");
    }

    private async Task<EditedReport?> ReadAsync(Agency agency, FiscalYear year, CancellationToken cancellationToken)
    {
        var catalogue = await frameworks.GetForAsync(year, cancellationToken);
        if (
            catalogue.Find(year) is not { } framework
            || await results.FindAsync(agency.ProvinceCode, agency.Code, year, cancellationToken) is not { } stored
        )
            return null;
        var unread = await ListUnreadAsync(agency, year, catalogue, cancellationToken);
        var (input, _) = await composition.GatherAsync(stored, cancellationToken);
        var known = (input.FollowUp?.Entries ?? []).ToDictionary(entry => (entry.Part, entry.Item));
        foreach (var entry in unread)
            known[(entry.Part, entry.Item)] = entry;
        var followUp = new FollowUp([.. known.Values.OrderBy(entry => entry.Part).ThenBy(entry => entry.Item)]);
        return new EditedReport(
            catalogue,
            framework,
            ReportBuilder.Figures(input with { FollowUp = followUp }),
            ReportBuilder.Figures(input with { FollowUp = null })
        );
    }

    // What lies there and waits to be read, the oldest first: this form would otherwise overtake it.
    private async Task<List<FollowUpEntry>> ListUnreadAsync(
        Agency agency,
        FiscalYear year,
        FrameworkCatalogue catalogue,
        CancellationToken cancellationToken
    )
    {
        var entries = new List<FollowUpEntry>();
        var waiting = (await submissions.ListAsync(agency.Code, year, cancellationToken))
            .Where(submission =>
                submission.Blob.Container == ContainerNames.FollowUp && submission.State == SubmissionState.Received
            )
            .OrderBy(submission => submission.Blob.OrderKey, StringComparer.Ordinal);
        foreach (var submission in waiting)
        {
            var blob = submission.Blob;
            if (blob.Size > LargestForm || await uploads.ReadAsync(blob, cancellationToken) is not { } content)
                continue;
            var file = new WorkbookFile(blob.FileName, blob.Size, () => content);
            entries.AddRange(FollowUpReader.Read(catalogue, year, agency.Code, file, cancellationToken).Entries);
        }

        return entries;
    }

    // What is as the software words it is left to the software, whose words may get better.
    private static FollowUpEntry? EntryOf(EditedMeasure measure, MeasureWords words)
    {
        var (now, usual) = (measure.Now, measure.Usual);
        var entry = new FollowUpEntry
        {
            Part = now.Parts.First(),
            Item = now.Item,
            Recommendation = words.Name == usual.Name ? null : words.Name,
            Steps = words.Steps.SequenceEqual(usual.Steps) ? [] : words.Steps,
            Evidence = words.Evidence.SequenceEqual(usual.Evidence) ? [] : words.Evidence,
            Period = words.Period == usual.Period ? null : words.Period,
            Responsible = words.Responsible == usual.Responsible ? null : words.Responsible,
            DroppedBecause = words.DroppedBecause,
            Done = now.Done,
            DoneEvidence = now.DoneEvidence,
            Suggestion = now.Suggestion,
        };
        if (entry.Overrides || entry.Reports)
            return entry;

        // A row that says nothing takes nothing back: the usual period says that all is as usual again.
        return now.IsEdited ? entry with { Period = usual.Period } : null;
    }

    private sealed record EditedReport(
        FrameworkCatalogue Catalogue,
        Framework Framework,
        ReportFigures Now,
        ReportFigures Usual
    )
    {
        public EditedMeasure? Find(ItemId item) =>
            Now.Measures.FirstOrDefault(measure => measure.Item == item) is { } now
                ? new EditedMeasure(
                    now,
                    Usual.Measures.Single(measure => measure.Item == item),
                    Now.Input.Profile.UnitsOf(Now.Input.Agency)
                )
                : null;

        public FollowUpForm FormWith(EditedMeasure measure, FollowUpEntry entry, Agency agency)
        {
            var form = FollowUpForms.Of(Now, agency);
            var rows = form
                .Rows.Select(row => row.Item == measure.Now.Item ? row with { Entry = entry } : row)
                .Concat(Others())
                // Of an item that the framework in force does not have the form could not be read.
                .Where(row => row.Entry is null || Framework.FindItem(row.Item) is not null);
            return form with { Rows = [.. rows] };
        }

        // What was said of items that are no measures any more, or not yet again.
        private IEnumerable<FollowUpFormRow> Others()
        {
            var shown = Now.Measures.SelectMany(each => each.Parts.Select(part => (part, each.Item))).ToHashSet();
            return Now
                .Input.FollowUp!.Entries.Where(entry => !shown.Contains((entry.Part, entry.Item)))
                .Select(entry => new FollowUpFormRow
                {
                    Part = entry.Part,
                    Item = entry.Item,
                    Indicator = "",
                    Name = "",
                    Steps = [],
                    Period = "",
                    Evidence = [],
                    Responsible = "",
                    Entry = entry,
                });
        }
    }
}

/// <summary>A measure that can be edited.</summary>
/// <param name="Now">As it is.</param>
/// <param name="Usual">As it would be without the agency's own words.</param>
/// <param name="Units">The agency's units, one of which is responsible.</param>
public sealed record EditedMeasure(Measure Now, Measure Usual, ImmutableArray<string> Units);

/// <summary>The words of a measure, as somebody wants them.</summary>
/// <param name="Name">One line.</param>
/// <param name="Steps">One line each; at least one.</param>
/// <param name="Evidence">One line each; at least one.</param>
/// <param name="Period">One line.</param>
/// <param name="Responsible">One unit.</param>
/// <param name="DroppedBecause">One line; null where it is kept.</param>
public sealed record MeasureWords(
    string Name,
    ImmutableArray<string> Steps,
    ImmutableArray<string> Evidence,
    string Period,
    string Responsible,
    string? DroppedBecause
);

/// <summary>What became of an edit.</summary>
/// <param name="IsFound">There is such a measure.</param>
/// <param name="Form">The form that was put there; null where nothing was changed, or it was refused.</param>
/// <param name="Problems">Why it was refused; empty where it was not.</param>
public sealed record MeasureEdit(bool IsFound, Submission? Form, ImmutableArray<Notice> Problems);
