using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Assessment.Text;
using Ita.OpenXml;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Notices;
using Ita.Workbooks.Recognition;

namespace Ita.Workbooks.FollowUpForms;

/// <summary>
/// Reads a filled-in follow-up form, as <see cref="FollowUpFormWriter"/> writes it and as people change it: rows in any
/// order, other columns, empty rows.
/// </summary>
public static class FollowUpReader
{
    /// <param name="frameworks">Those in force.</param>
    /// <param name="year">The year whose measures it is about.</param>
    /// <param name="agency">Whose form it is by its path; null where there is none, then the form's own word is not
    /// held against it.</param>
    /// <param name="file">The workbook.</param>
    /// <param name="cancellationToken">Looked at while reading.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="IOException">The stream could not be read.</exception>
    public static FollowUpReading Read(
        FrameworkCatalogue frameworks,
        FiscalYear year,
        AgencyCode? agency,
        WorkbookFile file,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(frameworks);
        ArgumentNullException.ThrowIfNull(file);
        var problems = new NoticeCollector();
        var warnings = new NoticeCollector();
        var read = new ReadFile(0, file.Name);
        var entries = new List<FollowUpEntry>();
        if (frameworks.Find(year) is not { } framework)
            problems.About(-1, -1, null, null).Add(NoticeCode.YearUnsupported, value: year.ToString());
        else
        {
            entries = ReadFile(framework, file, read, problems, warnings, cancellationToken);
            new AgencyCheck(new ExportRequest { FiscalYear = year, AgencyCode = agency }, problems).Read([read]);
            if (problems.IsEmpty && entries.Count == 0)
                problems.About(0, -1, file.Name, null).Add(NoticeCode.EmptyFollowUp);
        }

        var (listed, more) = problems.Listed();
        return new FollowUpReading
        {
            Entries = problems.IsEmpty ? [.. entries.OrderBy(entry => entry.Part).ThenBy(entry => entry.Item)] : [],
            Problems = listed,
            MoreProblems = more,
            Warnings = warnings.Listed().Listed,
            Ignored = [.. read.Ignored],
        };
    }

    private static List<FollowUpEntry> ReadFile(
        Framework framework,
        WorkbookFile file,
        ReadFile read,
        NoticeCollector problems,
        NoticeCollector warnings,
        CancellationToken cancellationToken
    )
    {
        var tables = new List<FollowUpTable>();
        var other = (Sheet: -1, Name: (string?)null, Key: (string?)null);
        var sheetName = (string?)null;
        var sheetIndex = -1;
        try
        {
            using var content = FileContent.Open(file, cancellationToken);
            using var workbook = XlsxWorkbook.Open(
                content.Stream,
                file.Name,
                WorkbookLimits.Reading,
                cancellationToken
            );
            foreach (var sheet in workbook.Sheets)
            {
                sheetName = sheet.Name;
                var place = new SheetPlace(0, ++sheetIndex, file.Name, sheet.Name);
                if (sheet.IsHidden)
                    Ignore(read, place, "hidden");
                else if (InformationTable.IsName(sheet.Name))
                    ReadInformation(workbook, sheet, place, read);
                else
                {
                    var table = new FollowUpTable(
                        workbook.Texts,
                        framework,
                        place,
                        problems.About(0, sheetIndex, file.Name, sheet.Name),
                        warnings.About(0, sheetIndex, file.Name, sheet.Name)
                    );
                    workbook.ReadSheet(sheet, table);
                    read.HasData |= table.HasData;
                    if (table.IsRecognised)
                        tables.Add(table);
                    else
                    {
                        Ignore(read, place, "nothing-recognised");
                        if (other.Key is null)
                            other = (sheetIndex, sheet.Name, WrongContainer.KeyOf(table.FindKind()));
                    }
                }
            }

            sheetName = null;
            if (!read.HasData)
                problems.About(0, -1, file.Name, null).Add(NoticeCode.Empty);
            else if (tables.Count == 0 && other.Key is { } key)
                problems.About(0, other.Sheet, file.Name, other.Name).Add(key);
            else if (tables.Count == 0)
                problems.About(0, -1, file.Name, null).Add(NoticeCode.NothingRecognisedFollowUp);
            // Two sheets that speak of one measure cannot both be right.
            foreach (
                var twice in tables
                    .SelectMany(table => table.Entries)
                    .GroupBy(entry => (entry.Part, entry.Item))
                    .Where(group => group.Skip(1).Any())
                    .Select(group => group.Key.Item)
                    .Distinct()
            )
            {
                problems.About(0, -1, file.Name, null).Add(NoticeCode.ItemDuplicateSheets, item: twice.ToString());
            }
        }
        catch (WorkbookFormatException e)
        {
            problems
                .About(0, sheetName is null ? -1 : sheetIndex, file.Name, sheetName)
                .Add(NoticeKeys.Of(e.Flaw, file));
        }

        return [.. tables.SelectMany(table => table.Entries)];
    }

    private static void ReadInformation(XlsxWorkbook workbook, WorkbookSheet sheet, SheetPlace place, ReadFile read)
    {
        var table = new InformationTable(workbook.Texts);
        workbook.ReadSheet(sheet, table);
        read.HasData |= !table.IsEmpty;
        read.Information.Add((place, table));
    }

    private static void Ignore(ReadFile read, SheetPlace place, string reason) =>
        read.Ignored.Add(new IgnoredSheet(SafeText.Shorten(place.File), SafeText.Shorten(place.Sheet), reason));
}

/// <summary>What a follow-up form says, or why it is turned away; never a part of it.</summary>
public sealed record FollowUpReading
{
    /// <summary>There is no problem.</summary>
    public bool IsAccepted => Problems.IsEmpty;

    /// <summary>
    /// The measures of which something is said, by part and item; empty where the form is turned away.
    /// </summary>
    public ImmutableArray<FollowUpEntry> Entries { get; init; } = [];

    /// <summary>The first hundred problems, in the order of sheets, rows and columns.</summary>
    public ImmutableArray<Notice> Problems { get; init; } = [];

    /// <summary>How many problems there are beyond those.</summary>
    public int MoreProblems { get; init; }

    /// <summary>At most a hundred, in the same order.</summary>
    public ImmutableArray<Notice> Warnings { get; init; } = [];

    public ImmutableArray<IgnoredSheet> Ignored { get; init; } = [];
}
