using Ita.Assessment;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Workbooks.FollowUpForms;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.FollowUpForms;

/// <summary>Forms of every item of a year, and what is read from them.</summary>
internal static class FollowUpFormBuilder
{
    public static readonly Agency Agency = new()
    {
        Code = new AgencyCode("310801"),
        Name = "เทศบาลตำบลบึงเจริญ",
        Kind = "เทศบาลตำบล",
        District = "บ้านกรวด",
        ProvinceCode = new ProvinceCode("31"),
        Province = "บุรีรัมย์",
    };

    /// <summary>A form with a row for every item of the year, in order.</summary>
    public static FollowUpForm Of(int year, IEnumerable<FollowUpEntry>? entries = null, Agency? agency = null)
    {
        var said = (entries ?? []).ToDictionary(entry => (entry.Part, entry.Item));
        var framework = ExportBuilder.Framework(year);
        return new FollowUpForm
        {
            FiscalYear = framework.FiscalYear,
            Agency = agency ?? Agency,
            Rows =
            [
                .. Measures(framework)
                    .Select(measure => new FollowUpFormRow
                    {
                        Part = measure.Part,
                        Item = measure.Item,
                        Indicator = "ตัวชี้วัดที่ 1",
                        Name = "มาตรการทบทวนขั้นตอนการให้บริการ",
                        Steps = ["ประชุมบุคลากร", "จัดทำคู่มือ", "เผยแพร่"],
                        Period = "ม.ค. – มี.ค. 2567",
                        Evidence = ["รายงานการประชุม"],
                        Responsible = "สำนักปลัด",
                        Entry = said.GetValueOrDefault(measure),
                    }),
            ],
        };
    }

    /// <summary>The form with each item of both EIT parts in one row.</summary>
    public static FollowUpForm Join(FollowUpForm form) =>
        form with
        {
            Rows =
            [
                .. form
                    .Rows.Where(row => row.Part != Instrument.EIT2)
                    .Select(row => row with { AlsoPart2 = row.Part == Instrument.EIT1 }),
            ],
        };

    public static IEnumerable<(Instrument Part, ItemId Item)> Measures(Framework framework) =>
        framework.Questionnaires.SelectMany(part =>
            framework.ItemsOf(part.Instrument).Select(item => (part.Instrument, item.Id))
        );

    public static FollowUpReading Read(
        byte[] workbook,
        int year = 2566,
        string? agency = "310801",
        string file = "follow-up.xlsx"
    ) =>
        FollowUpReader.Read(
            ExportBuilder.Frameworks,
            new FiscalYear(year),
            agency is null ? null : new AgencyCode(agency),
            WorkbookBuilder.FileOf(workbook, file),
            CancellationToken.None
        );

    public static Notice Only(this FollowUpReading reading) => Assert.Single(reading.Problems);
}
