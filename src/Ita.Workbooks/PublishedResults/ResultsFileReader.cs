using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Assessment.Text;
using Ita.OpenXml;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Notices;
using Ita.Workbooks.Recognition;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.PublishedResults;

/// <summary>Reads the sheets of a workbook of published results; several may have a table, of other agencies
/// each.</summary>
internal sealed class ResultsFileReader(
    Framework framework,
    PublishedResultsRequest request,
    NoticeCollector problems,
    NoticeCollector warnings,
    CancellationToken cancellationToken
)
{
    private readonly HeadReader _heads = new(new IndicatorName(new FrameworkCatalogue([framework])));
    private readonly AgencyDirectory _agencies = new(request.Agencies, request.Province);
    private readonly Dictionary<AgencyCode, string> _places = [];
    private readonly List<PublishedResult> _results = [];
    private (SheetPlace Place, WorkbookKind Kind)? _other;
    private bool _hasTable;

    /// <summary>Every agency once; what is wrong with the file goes to the problems.</summary>
    public List<PublishedResult> Read(WorkbookFile file, ReadFile read)
    {
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
                ReadSheet(workbook, sheet, new SheetPlace(0, ++sheetIndex, file.Name, sheet.Name), read);
            }

            sheetName = null;
            if (!read.HasData)
                problems.About(0, -1, file.Name, null).Add(NoticeCode.Empty);
            else if (!_hasTable)
                ReportNothing(file);
        }
        catch (WorkbookFormatException e)
        {
            problems
                .About(0, sheetName is null ? -1 : sheetIndex, file.Name, sheetName)
                .Add(NoticeKeys.Of(e.Flaw, file));
        }

        return _results;
    }

    private void ReportNothing(WorkbookFile file)
    {
        if (_other is { } other && WrongContainer.KeyOf(other.Kind) is { } key)
            problems.About(0, other.Place.SheetIndex, file.Name, other.Place.Sheet).Add(key);
        else
            problems.About(0, -1, file.Name, null).Add(NoticeCode.NothingRecognisedResults);
    }

    private void ReadSheet(XlsxWorkbook workbook, WorkbookSheet sheet, SheetPlace place, ReadFile read)
    {
        if (sheet.IsHidden)
            Ignore(read, place, "hidden");
        else if (InformationTable.IsName(sheet.Name))
        {
            var table = new InformationTable(workbook.Texts);
            workbook.ReadSheet(sheet, table);
            read.HasData |= !table.IsEmpty;
            read.Information.Add((place, table));
        }
        else
        {
            var grid = new SheetGrid(workbook.Texts);
            workbook.ReadSheet(sheet, grid);
            read.HasData |= grid.HasData;
            ReadGrid(grid, place, read);
        }
    }

    private void ReadGrid(SheetGrid grid, SheetPlace place, ReadFile read)
    {
        var rows = grid.ToLines(isTurned: false, WorkbookLimits.HeadRows);
        var upright = ResultsHead.Find(rows, _heads, framework);
        var turned = ResultsHead.Find(grid.ToLines(isTurned: true, WorkbookLimits.HeadRows), _heads, framework);
        if ((upright ?? turned) is not { } head)
        {
            Ignore(read, place, "nothing-recognised");
            NoteKind(rows, place);
            return;
        }

        _hasTable = true;
        var notices = problems.About(0, place.SheetIndex, place.File, place.Sheet);
        if (upright is not null && turned is not null)
        {
            notices.Add(
                NoticeCode.ColumnAmbiguousTable,
                turned.Anchor.Row,
                turned.Anchor.Column,
                value: turned.Anchor.Cell.DisplayText,
                detail: upright.Anchor.Row.ToString(CultureInfo.InvariantCulture)
            );
            return;
        }

        CheckName(place, notices);
        var warned = warnings.About(0, place.SheetIndex, place.File, place.Sheet);
        var table = new ResultsTable(framework, head, _heads, _agencies, notices, warned);
        table.Read(grid.ToLines(isTurned: turned is not null));
        Take(table, place, notices);
        if (problems.IsEmpty)
            new StatedFigures(framework, warned).Compare(head.Stated, table.Lines);
    }

    private void CheckName(SheetPlace place, NoticeList notices)
    {
        if (TitleYears.In(ThaiText.Normalise(place.Sheet)).Any(year => year != framework.FiscalYear.Value))
            notices.Add(NoticeCode.YearMismatchSheet, value: place.Sheet, detail: framework.FiscalYear.ToString());
    }

    // Of two lines of one agency neither is the right one.
    private void Take(ResultsTable table, SheetPlace place, NoticeList notices)
    {
        foreach (var line in table.Lines)
        {
            if (_places.TryGetValue(line.Agency, out var first))
                notices.Add(
                    NoticeCode.ItemDuplicateAgency,
                    line.Cell.Row,
                    line.Cell.Column,
                    value: line.Cell.Cell.DisplayText,
                    detail: first
                );
            else
            {
                _places.Add(line.Agency, $"{place.Sheet}!{line.Cell.Name}");
                _results.Add(new PublishedResult(line.Agency, line.Parts));
            }
        }
    }

    private void NoteKind(IReadOnlyList<TableLine> rows, SheetPlace place)
    {
        if (_other is not null)
            return;
        var finder = new SheetKindFinder();
        foreach (var row in rows)
            finder.Add(row.Number, row.Cells.Select(cell => cell.Cell));
        if (finder.Find() is not (WorkbookKind.Unknown or WorkbookKind.PublishedResults) and var kind)
            _other = (place, kind);
    }

    private static void Ignore(ReadFile read, SheetPlace place, string reason) =>
        read.Ignored.Add(new IgnoredSheet(SafeText.Shorten(place.File), SafeText.Shorten(place.Sheet), reason));
}
