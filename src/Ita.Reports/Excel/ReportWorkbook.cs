using ClosedXML.Excel;
using Ita.Reports.Model;

namespace Ita.Reports.Excel;

/// <summary>Writes the workbook: its sheets, then the file.</summary>
internal sealed class ReportWorkbook : IDisposable
{
    private readonly XLWorkbook _workbook = new(XLEventTracking.Disabled);
    private readonly List<ReportSheet> _sheets = [];

    public ReportWorkbook()
    {
        _workbook.Style.Font.FontName = SheetStyle.Font;
        _workbook.Style.Font.FontSize = SheetStyle.Size;
        _workbook.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
    }

    public ReportSheet AddSheet(string name, bool isLandscape)
    {
        var sheet = new ReportSheet(_workbook.AddWorksheet(name), isLandscape);
        _sheets.Add(sheet);
        return sheet;
    }

    /// <summary>Writes the file with every formula's value cached; the same report gives the same bytes.</summary>
    public void Save(ReportModel model, Stream output)
    {
        foreach (var sheet in _sheets)
            sheet.SetHeights();
        using var package = new MemoryStream();
        _workbook.SaveAs(
            package,
            new SaveOptions
            {
                ConsolidateConditionalFormatRanges = false,
                ConsolidateDataValidationRanges = false,
                EvaluateFormulasBeforeSaving = false,
                GenerateCalculationChain = false,
                ValidatePackage = false,
            }
        );
        package.Position = 0;
        WorkbookPackage.Write(
            package,
            model,
            _sheets.ToDictionary(sheet => sheet.Name, sheet => sheet.Values, StringComparer.Ordinal),
            output
        );
    }

    public void Dispose() => _workbook.Dispose();
}
