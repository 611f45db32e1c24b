using Ita.Reports.Model;

namespace Ita.Reports.Excel;

/// <summary>
/// The report as a workbook in which every figure can be traced: formulas down to the items, with the published values
/// cached. What is withheld stays withheld; figures that depend on it are their published values.
/// </summary>
public static class ExcelReport
{
    /// <summary>Writes the workbook; the same report gives the same bytes.</summary>
    /// <param name="model">The report.</param>
    /// <param name="output">Any writable stream; left open.</param>
    public static void Write(ReportModel model, Stream output)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(output);
        var workbook = new ReportWorkbook();
        var book = new ExcelBook(model, workbook);
        SummarySheet.Write(book);
        IndicatorSheet.Write(book);
        DetailSheet.Write(book);
        ItemSheet.Write(book);
        CountSheet.Write(book);
        MeasureSheet.Write(book);
        SourceSheet.Write(book);
        workbook.Save(model, output);
    }
}
