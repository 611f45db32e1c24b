using System.Globalization;
using ClosedXML.Excel;
using Ita.Assessment;
using Ita.Assessment.Frameworks;

namespace Ita.Pipeline.Tests;

/// <summary>Small workbooks as agencies upload them, made for one test each.</summary>
internal static class Exports
{
    private static readonly string[] s_informationNames =
    [
        "ชื่อหน่วยงาน",
        "รหัสหน่วยงาน",
        "ประเภทหน่วยงาน",
        "อำเภอ",
        "รหัสจังหวัด",
        "จังหวัด",
    ];

    /// <summary>
    /// Layout 2: every item of an instrument part with one score; for the OIT 100 for so many percent of its items and
    /// 0 for the rest.
    /// </summary>
    public static byte[] ItemScores(FiscalYear year, params (Instrument Part, decimal Score)[] parts) =>
        Workbook(workbook =>
        {
            foreach (var (part, score) in parts)
            {
                var sheet = workbook.AddWorksheet(part.ToString());
                Row(sheet, 1, "ข้อ", "คะแนน", "จำนวนผู้ตอบ");
                var items = FrameworkCatalogue.BuiltIn.Find(year)!.ItemsOf(part).ToList();
                foreach (var (index, item) in items.Index())
                {
                    var given = part == Instrument.OIT ? (index * 100 < items.Count * score ? 100m : 0m) : score;
                    Row(sheet, index + 2, item.Id.ToString(), given, part == Instrument.OIT ? "" : 60);
                }
            }
        });

    /// <summary>A workbook with a sheet of labels and values added to it.</summary>
    public static byte[] With(byte[] workbook, string sheetName, params (string Label, string Value)[] rows)
    {
        using var book = new XLWorkbook(new MemoryStream(workbook));
        var sheet = book.AddWorksheet(sheetName);
        foreach (var (index, row) in rows.Index())
            Row(sheet, index + 1, row.Label, row.Value);
        using var saved = new MemoryStream();
        book.SaveAs(saved);
        return saved.ToArray();
    }

    /// <summary>Layout 3: ten indicators, a column for each year.</summary>
    public static byte[] Summary(params (int Year, decimal Score)[] columns) =>
        Workbook(workbook =>
        {
            var sheet = workbook.AddWorksheet("สรุป");
            Row(sheet, 1, ["ตัวชี้วัดที่", "ตัวชี้วัด", .. columns.Select(column => (object)column.Year)]);
            foreach (var indicator in FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2566))!.Indicators)
            {
                Row(
                    sheet,
                    indicator.Id + 1,
                    [indicator.Id, indicator.NameTh, .. columns.Select(column => (object)column.Score)]
                );
            }
        });

    /// <summary>
    /// Layout 4: a row for each agency, one score for all indicators of an instrument. A score that is text stands in
    /// the cell as it is.
    /// </summary>
    public static byte[] Published(
        FiscalYear year,
        params (Agency Agency, object Iit, object Eit, object Oit)[] rows
    ) =>
        Workbook(workbook =>
        {
            var sheet = workbook.AddWorksheet("ผลการประเมิน");
            var indicators = FrameworkCatalogue.BuiltIn.Find(year)!.Indicators;
            Row(
                sheet,
                1,
                ["รหัสหน่วยงาน", "ชื่อหน่วยงาน", .. indicators.Select(indicator => (object)indicator.NameTh)]
            );
            foreach (var (index, (agency, iit, eit, oit)) in rows.Index())
            {
                Row(
                    sheet,
                    index + 2,
                    [
                        agency.Code.Value,
                        agency.Name,
                        .. indicators.Select(indicator =>
                            indicator.Instrument switch
                            {
                                Instrument.IIT => iit,
                                Instrument.OIT => oit,
                                _ => eit,
                            }
                        ),
                    ]
                );
            }
        });

    /// <summary>A workbook with the agency's own page, as one that is not in the registry needs it.</summary>
    public static byte[] WithInformation(byte[] export, Agency agency)
    {
        using var stream = new MemoryStream();
        stream.Write(export);
        using var workbook = new XLWorkbook(stream);
        var sheet = workbook.AddWorksheet("ข้อมูลหน่วยงาน");
        string?[] values =
        [
            agency.Name,
            agency.Code.Value,
            agency.Kind,
            agency.District,
            agency.ProvinceCode.Value,
            agency.Province,
        ];
        foreach (var (index, (name, value)) in s_informationNames.Zip(values).Index())
            Row(sheet, index + 1, name, value ?? "");
        return Saved(workbook);
    }

    public static byte[] Registry(params Agency[] agencies) =>
        Workbook(workbook =>
        {
            var sheet = workbook.AddWorksheet("ทะเบียน");
            Row(
                sheet,
                1,
                "รหัสหน่วยงาน",
                "ชื่อหน่วยงาน",
                "ประเภทหน่วยงาน",
                "อำเภอ",
                "รหัสจังหวัด",
                "จังหวัด",
                "จำนวนบุคลากร",
                "จำนวนผู้รับบริการ",
                "อีเมล"
            );
            foreach (var (index, agency) in agencies.Index())
            {
                Row(
                    sheet,
                    index + 2,
                    agency.Code.Value,
                    agency.Name,
                    agency.Kind ?? "",
                    agency.District ?? "",
                    agency.ProvinceCode.Value,
                    agency.Province
                );
            }
        });

    private static byte[] Workbook(Action<XLWorkbook> fill)
    {
        using var workbook = new XLWorkbook();
        fill(workbook);
        return Saved(workbook);
    }

    private static byte[] Saved(XLWorkbook workbook)
    {
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    private static void Row(IXLWorksheet sheet, int row, params object[] values)
    {
        foreach (var (index, value) in values.Index())
        {
            var cell = sheet.Cell(row, index + 1);
            if (value is string text)
                cell.SetValue(text);
            else
                cell.SetValue(Convert.ToDouble(value, CultureInfo.InvariantCulture));
        }
    }
}
