using System.Text;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Reports;
using Ita.Storage;
using Ita.Storage.Audit;
using Ita.Storage.Reports;
using Ita.Storage.Submissions;
using Ita.Testing.Samples;

namespace Ita.EndToEnd.Tests.Browser;

/// <summary>The app with provinces of 5, 100 and 300 agencies, and one of the longest names there are.</summary>
[CollectionDefinition(Collection)]
public sealed class ProvincesApp : PagesApp, ICollectionFixture<ProvincesApp>
{
    /// <summary>Of the tests that look at it: one after the other, for the machine's sake.</summary>
    public const string Collection = "provinces in the browser";

    public const string Small = "/provinces/32/years/2566";
    public const string Middle = "/provinces/33/years/2566";
    public const string Large = "/provinces/31/years/2566";
    public const string Long = "/provinces/34/years/2566";

    /// <summary>An agency with three years, a report, and an upload of a hostile name.</summary>
    public const string Agency = "/agencies/310006";

    /// <summary>An agency with an upload in every state.</summary>
    public const string Busy = "/agencies/310008";

    /// <summary>What the file that is downloaded holds.</summary>
    public static byte[] Report { get; } =
        Encoding.UTF8.GetBytes("not really a document, but the bytes that were stored");

    protected override async Task SeedAsync()
    {
        FiscalYear[] two = [new(2565), new(2566)];
        var large = new SampleProvince(Account, "31", 300);
        await large.SeedAsync(two);
        await new SampleProvince(Account, "32", 5, seed: 2).SeedAsync(two);
        await new SampleProvince(Account, "33", 100, seed: 3).SeedAsync(two);
        await new SampleProvince(Account, "34", 12, seed: 4, longNames: true).SeedAsync(two);

        var agency = large.Agencies[6];
        await new SampleProvince(Account, "31", 7) { Agencies = [agency] }.SeedAsync(new FiscalYear(2564));
        await large.UploadAsync(
            agency,
            two[1],
            "ผลสำรวจ <b onclick=alert(1)>ita \u202Excod.xlsx",
            SubmissionState.Rejected,
            new Notice
            {
                Code = "answer-unknown",
                Sheet = "=1+1",
                Cell = "F12",
                Value = "<img src=x onerror=alert(1)>",
                MessageTh = "คำตอบนี้ไม่มีในตัวเลือกของข้อ i3 ให้แก้เป็นตัวเลือกที่กำหนด",
                MessageEn = "This is none of the choices of item i3. Put in one of its choices.",
            }
        );

        foreach (var state in Enum.GetValues<SubmissionState>())
        {
            await large.UploadAsync(
                large.Agencies[8],
                two[1],
                $"ita {state}.xlsx",
                state,
                state switch
                {
                    SubmissionState.Rejected => [.. Enumerable.Range(2, 12).Select(Unknown)],
                    SubmissionState.Failed =>
                    [
                        NoticeTexts.ComposeForFile(NoticeCode.ReadingFailed, $"ita {state}.xlsx"),
                    ],
                    _ => [],
                }
            );
        }

        var audit = new AuditStore(Account);
        foreach (
            var (action, file) in new[]
            {
                (AuditAction.Upload, "ผลสำรวจ ita-2566.xlsx"),
                (AuditAction.Restart, "ผลสำรวจ ita-2566.xlsx"),
                (AuditAction.Download, "report.docx"),
            }
        )
        {
            await audit.AddAsync(
                new AuditEntry
                {
                    At = TimeProvider.System.GetUtcNow(),
                    Action = action,
                    VisitorId = "0f8fad5b-d9cb-469f-a165-70867728950e",
                    VisitorName = "somchai.jaidee@buriram.example",
                    Province = agency.ProvinceCode,
                    Agency = agency.Code,
                    FiscalYear = two[1],
                    File = file,
                }
            );
        }

        // Put beside the folders of agencies.
        var lost = new BlobVersion
        {
            Container = ContainerNames.Uploads,
            Name = "ผลสำรวจ/<b>ita</b> \u202Excod.xlsx",
            ETag = "0x1",
            LastModified = TimeProvider.System.GetUtcNow(),
        };
        await new SubmissionStore(Account, TimeProvider.System).ChangeAsync(
            lost,
            SubmissionState.Rejected,
            rejected => rejected with { Problems = [NoticeTexts.ComposeForFile(NoticeCode.PathInvalid, lost.FileName)] }
        );
        await new ReportStore(Account).WriteAsync(
            new ReportKey(two[1], large.Code, agency.Code),
            ReportFormat.Docx.Ending,
            ReportFormat.Docx.ContentType,
            BinaryData.FromBytes(Report)
        );
    }

    private static Notice Unknown(int row) =>
        new()
        {
            Code = "answer-unknown",
            Sheet = "IIT",
            Cell = $"F{row}",
            Item = "i3",
            Value = row % 3 == 0 ? "มากถึงมากที่สุดและเป็นอย่างนี้มาโดยตลอดตั้งแต่ปีที่แล้ว" : "มากๆ",
            MessageTh = "คำตอบนี้ไม่มีในตัวเลือกของข้อ i3 ให้แก้เป็นตัวเลือกที่กำหนด",
            MessageEn = "This is none of the choices of item i3. Put in one of its choices.",
        };
}
