using Ita.OpenXml.Writing;
using Ita.Reports.Model;
using Ita.Reports.Packaging;

namespace Ita.Reports.Excel;

/// <summary>Writes the workbook: its sheets, then the file.</summary>
internal sealed class ReportWorkbook
{
    private readonly StyledWorkbook _workbook = new(SheetStyle.Ordinary);
    private readonly List<ReportSheet> _sheets = [];

    public ReportSheet AddSheet(string name, bool isLandscape)
    {
        var sheet = new ReportSheet(_workbook.AddSheet(name), isLandscape);
        _sheets.Add(sheet);
        return sheet;
    }

    /// <summary>Writes the file with every formula's value cached; the same report gives the same bytes.</summary>
    public void Save(ReportModel model, Stream output)
    {
        foreach (var sheet in _sheets)
            sheet.SetHeights();
        _workbook.Write(output, DocumentProperties.Of(model.Main));
    }
}
