using Ita.Assessment;
using Ita.OpenXml.Writing;
using Ita.Workbooks.Writing;

namespace Ita.Workbooks.Templates;

/// <summary>
/// The sheet ข้อมูลหน่วยงาน: names, and empty cells for their values. Only the year is filled in, and what is known of
/// the agency: a form put into another year's folder would be scored by that year's rules otherwise. Nothing else may
/// stand in these rows, it would be read as the value.
/// </summary>
internal static class InformationSheet
{
    private const string Name = "ข้อมูลหน่วยงาน";
    private const string YearName = "ปีงบประมาณ";

    private static readonly string[] Names =
    [
        "ชื่อหน่วยงาน",
        "รหัสหน่วยงาน",
        "ประเภทหน่วยงาน",
        "อำเภอ",
        "รหัสจังหวัด",
        "จังหวัด",
        YearName,
        "จำนวนบุคลากร",
        "จำนวนผู้รับบริการ",
    ];

    public static void Add(SheetBook book, FiscalYear year, Agency? agency = null)
    {
        var sheet = book.AddSheet(Name);
        sheet.SetWidth(1, 24);
        sheet.SetWidth(2, 60);
        for (var i = 0; i < Names.Length; i++)
            sheet.Write(i + 1, 1, Names[i]);
        SheetBook.StyleHeader(sheet.Range(1, 1, Names.Length, 1));

        // As text, so that a code keeps its leading zeros.
        SheetBook
            .Frame(sheet.Range(1, 2, Names.Length, 2))
            .Style(style => style with { Format = "@", Alignment = CellAlignment.Left });
        sheet.Write(Array.IndexOf(Names, YearName) + 1, 2, year.ToString());
        if (agency is not null)
            AddAgency(sheet, agency);
        sheet.Layout = sheet.Layout with
        {
            Frozen = (0, 1),
            Page = new PageLayout { FitsWidth = true },
        };
    }

    private static void AddAgency(StyledSheet sheet, Agency agency)
    {
        string?[] known =
        [
            agency.Name,
            agency.Code.Value,
            agency.Kind,
            agency.District,
            agency.ProvinceCode.Value,
            agency.Province,
        ];
        for (var i = 0; i < known.Length; i++)
            SheetBook.WriteText(sheet, i + 1, 2, known[i] ?? "");
    }
}
