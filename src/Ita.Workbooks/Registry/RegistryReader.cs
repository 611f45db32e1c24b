using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.OpenXml;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Notices;
using Ita.Workbooks.Recognition;

namespace Ita.Workbooks.Registry;

/// <summary>Reads the registry workbook: one row per agency (docs/workbooks.md, registry).</summary>
public static class RegistryReader
{
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="IOException">The stream could not be read.</exception>
    public static RegistryReading Read(WorkbookFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var problems = new NoticeCollector();
        var registry = new List<RegistryTable>();
        var hasData = false;
        var other = (Sheet: -1, Name: (string?)null, Kind: WorkbookKind.Unknown);
        try
        {
            using var content = FileContent.Open(file, cancellationToken);
            using var workbook = XlsxWorkbook.Open(
                content.Stream,
                file.Name,
                WorkbookLimits.Reading,
                cancellationToken
            );
            for (var i = 0; i < workbook.Sheets.Count; i++)
            {
                var sheet = workbook.Sheets[i];
                if (sheet.IsHidden)
                    continue;
                var notices = new NoticeList(file.Name, sheet.Name);
                var table = new RegistryTable(workbook.Texts, notices);
                workbook.ReadSheet(sheet, table);
                if (table.IsRecognised)
                {
                    registry.Add(table);
                    problems.Take(0, i, notices);
                }
                else if (other.Kind == WorkbookKind.Unknown)
                    other = (i, sheet.Name, table.FindKind());
                hasData |= table.HasData;
            }

            if (!hasData)
                problems.About(0, -1, file.Name, null).Add(NoticeCode.Empty);
            else if (registry.Count == 0 && WrongContainer.KeyOf(other.Kind) is { } key)
                problems.About(0, other.Sheet, file.Name, other.Name).Add(key);
            else if (registry.Count == 0)
                problems.About(0, -1, file.Name, null).Add(NoticeCode.NothingRecognisedRegistry);
        }
        catch (WorkbookFormatException e)
        {
            problems.About(0, -1, file.Name, null).Add(NoticeKeys.Of(e.Flaw, file));
        }

        var (listed, more) = problems.Listed();
        return new RegistryReading
        {
            Agencies = [.. registry.SelectMany(table => table.Agencies).DistinctBy(agency => agency.Code)],
            Problems = listed,
            MoreProblems = more,
        };
    }
}

/// <summary>The agencies of a registry workbook, and the rows that could not be read.</summary>
public sealed record RegistryReading
{
    /// <summary>There is no problem.</summary>
    public bool IsAccepted => Problems.IsEmpty;

    /// <summary>
    /// In the order of the workbook, each code once. The rows that could be read are here even when others could not.
    /// </summary>
    public ImmutableArray<Agency> Agencies { get; init; } = [];

    /// <summary>The first hundred, in the order of the workbook.</summary>
    public ImmutableArray<Notice> Problems { get; init; } = [];

    public int MoreProblems { get; init; }
}
