using System.Globalization;
using System.Xml.Linq;
using ClosedXML.Excel;
using Ita.OpenXml.Packaging;
using Ita.Reports.Model;
using Ita.Reports.Packaging;

namespace Ita.Reports.Excel;

/// <summary>Writes the workbook: its sheets, then the file.</summary>
internal sealed class ReportWorkbook : IDisposable
{
    private static readonly XNamespace s_main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
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
            new ClosedXML.Excel.SaveOptions
            {
                ConsolidateConditionalFormatRanges = false,
                ConsolidateDataValidationRanges = false,
                EvaluateFormulasBeforeSaving = false,
                GenerateCalculationChain = false,
                ValidatePackage = false,
            }
        );
        var values = _sheets.ToDictionary(sheet => sheet.Name, sheet => sheet.Values, StringComparer.Ordinal);
        StablePackage.Write(
            package,
            output,
            (name, sheet) => SetValues(sheet, values[name]),
            xml => CoreProperties.Write(xml, model.Main)
        );
    }

    // The report's values, which ClosedXML would work out anew in binary.
    private static void SetValues(XDocument sheet, IReadOnlyDictionary<string, SheetValue> values)
    {
        foreach (var cell in sheet.Descendants(s_main + "c").Where(cell => cell.Element(s_main + "f") is not null))
        {
            var value = values[(string)cell.Attribute("r")!];
            cell.Elements(s_main + "v").Remove();
            cell.SetAttributeValue("t", value.Text is null ? null : "str");
            cell.Add(new XElement(s_main + "v", value.Text ?? Number(value.Number!.Value)));
        }
    }

    private static string Number(decimal value) => ((double)value).ToString("R", CultureInfo.InvariantCulture);

    public void Dispose() => _workbook.Dispose();
}
