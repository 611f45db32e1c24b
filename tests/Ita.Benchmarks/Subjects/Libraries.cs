using System.Globalization;
using ClosedXML.Excel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ExcelDataReader;

namespace Ita.Benchmarks.Subjects;

/// <summary>
/// The libraries, as their documentation shows them, ending in the same tally. None of them recognises or checks
/// anything here.
/// </summary>
internal static class Libraries
{
    public static long ExcelDataReader(Stream file)
    {
        var tally = new LabelTally();
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(
            file,
            new ExcelReaderConfiguration { LeaveOpen = true }
        );
        reader.Read();
        while (reader.Read())
        {
            for (var column = 1; column < reader.FieldCount; column++)
                tally.Add(column - 1, reader.GetString(column));
        }

        return tally.Sum();
    }

    public static long OpenXmlSax(Stream file)
    {
        var tally = new LabelTally();
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        var workbook = document.WorkbookPart!;
        var shared = SharedStrings(workbook.SharedStringTablePart);
        using var reader = OpenXmlReader.Create(workbook.WorksheetParts.Single());
        var column = 0;
        var row = 0;
        while (reader.Read())
        {
            if (!reader.IsStartElement)
                continue;
            if (reader.ElementType == typeof(Row))
            {
                row++;
                column = 0;
            }
            else if (reader.ElementType == typeof(Cell))
            {
                var cell = (Cell)reader.LoadCurrentElement()!;
                if (row > 1 && column > 0)
                    tally.Add(column - 1, TextOf(cell, shared));
                column++;
            }
        }

        return tally.Sum();
    }

    public static long ClosedXml(Stream file)
    {
        var tally = new LabelTally();
        using var workbook = new XLWorkbook(file);
        foreach (var row in workbook.Worksheets.Single().RowsUsed().Skip(1))
        {
            for (var column = 2; column <= Questionnaire.Answers + 1; column++)
                tally.Add(column - 2, row.Cell(column).GetString());
        }

        return tally.Sum();
    }

    private static List<string> SharedStrings(SharedStringTablePart? part)
    {
        var texts = new List<string>();
        if (part is null)
            return texts;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.IsStartElement && reader.ElementType == typeof(SharedStringItem))
                texts.Add(((SharedStringItem)reader.LoadCurrentElement()!).InnerText);
        }

        return texts;
    }

    private static string TextOf(Cell cell, List<string> shared) =>
        cell.DataType?.Value == CellValues.SharedString
            ? shared[int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)]
            : cell.InnerText;
}
