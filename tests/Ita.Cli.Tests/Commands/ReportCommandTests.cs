using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ClosedXML.Excel;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Cli.Commands;
using Ita.Cli.Samples;
using Ita.Testing.Samples;
using Ita.Workbooks;
using Ita.Workbooks.FollowUpForms;

namespace Ita.Cli.Tests.Commands;

public sealed class ReportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_report_lies_in_the_folder_under_its_name_and_compares_with_the_year_before()
    {
        var run = await CommandRun.Of(
            "report",
            SampleFiles.Export2566,
            "--year",
            "2566",
            "--previous",
            SampleFiles.Summary2565,
            "--out",
            Out
        );

        Assert.Equal(ExitCode.Done, run.ExitCode);
        var report = Path.Combine(Out, "ita-2566-310801.docx");
        Assert.Contains(report, run.Output, StringComparison.Ordinal);
        Assert.Contains("เทศบาลตำบลบึงเจริญ", TextOf(report), StringComparison.Ordinal);
        Assert.Contains("๘๘.๙๓", TextOf(report), StringComparison.Ordinal);
        Assert.Contains("๒.๘๗", TextOf(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_files_that_were_asked_for_are_made_and_every_one_is_named()
    {
        var other = Path.Combine(Directory.CreateDirectory(Out).FullName, "ita-2566-310801.html");
        await File.WriteAllTextAsync(other, "from before", TestContext.Current.CancellationToken);

        var run = await CommandRun.Of(
            "report",
            SampleFiles.Export2566,
            "--year",
            "2566",
            "--out",
            Out,
            "--form",
            "memo.docx",
            "follow-up.xlsx"
        );

        string[] asked = ["ita-2566-310801-memo.docx", "ita-2566-310801-follow-up.xlsx"];
        Assert.Equal(
            asked.Select(name => $"เขียนแล้ว: {Path.Combine(Out, name)}"),
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => line.Contains(Out, StringComparison.Ordinal))
        );
        Assert.Equal(
            asked.Append("ita-2566-310801.html").Order(StringComparer.Ordinal),
            Directory.GetFiles(Out).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.Equal("from before", await File.ReadAllTextAsync(other, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_no_report_has_is_a_slip_of_the_command_line() =>
        Assert.Equal(
            ExitCode.Usage,
            (
                await CommandRun.Of("report", SampleFiles.Export2566, "--year", "2566", "--out", Out, "--form", "pdf")
            ).ExitCode
        );

    [Fact]
    public async Task Every_document_that_there_is_something_to_say_in_is_written()
    {
        await CommandRun.Of("report", SampleFiles.Export2566, "--year", "2566", "--out", Out);

        Assert.Equal(
            [
                "ita-2566-310801-follow-up.docx",
                "ita-2566-310801-follow-up.xlsx",
                "ita-2566-310801-memo.docx",
                "ita-2566-310801.docx",
                "ita-2566-310801.html",
                "ita-2566-310801.json",
                "ita-2566-310801.xlsx",
            ],
            Directory.GetFiles(Out).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Without_the_year_before_there_is_no_comparison()
    {
        await CommandRun.Of("report", SampleFiles.Export2566, "--year", "2566", "--out", Out);

        Assert.DoesNotContain("๒.๘๗", TextOf(Path.Combine(Out, "ita-2566-310801.docx")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_year_before_is_taken_from_a_summary_among_the_files()
    {
        var summary = _folder.Write(
            "summary.xlsx",
            SummaryWorkbook.Of(
                ("2565", [88.04m, 76.51m, 83.91m, 78.64m, 81.07m, 96.23m, 97.95m, 97.10m, 97.14m, 93.75m])
            )
        );

        await CommandRun.Of("report", SampleFiles.Export2566, summary, "--year", "2566", "--out", Out);

        Assert.Contains("๒.๘๗", TextOf(Path.Combine(Out, "ita-2566-310801.docx")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_follow_up_form_of_the_measures_lies_beside_the_report()
    {
        await CommandRun.Of("report", SampleFiles.Export2566, "--year", "2566", "--out", Out);

        var form = await File.ReadAllBytesAsync(Path.Combine(Out, "ita-2566-310801-follow-up.xlsx"));
        var file = new WorkbookFile("form.xlsx", form.Length, () => new MemoryStream(form));
        var reading = FollowUpReader.Read(
            FrameworkCatalogue.BuiltIn,
            new FiscalYear(2566),
            new AgencyCode("310801"),
            file,
            CancellationToken.None
        );
        // Of the right year and agency, with nothing filled in yet.
        Assert.Equal("empty", Assert.Single(reading.Problems).Code);
    }

    [Fact]
    public async Task A_report_is_the_same_bytes_every_time()
    {
        var other = Path.Combine(_folder.Path, "other");

        await CommandRun.Of("report", SampleFiles.Export2566, "--year", "2566", "--out", Out);
        await CommandRun.Of("report", SampleFiles.Export2566, "--year", "2566", "--out", other);

        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(Out, "ita-2566-310801.docx")),
            await File.ReadAllBytesAsync(Path.Combine(other, "ita-2566-310801.docx"))
        );
    }

    [Fact]
    public async Task Rejected_files_make_no_report()
    {
        var run = await CommandRun.Of(
            "report",
            _folder.Write("a.xlsx", "text"u8.ToArray()),
            "--year",
            "2566",
            "--out",
            Out
        );

        Assert.Equal(ExitCode.Rejected, run.ExitCode);
        Assert.Contains("not-a-workbook", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public async Task Last_years_files_of_another_agency_are_rejected()
    {
        var export = Samples.SampleSet.All.First(export => export.FiscalYear.Value == 2565 && export.Files.Length == 1);
        var previous = _folder.Write("previous.xlsx", export.Files[0].Content);

        var run = await CommandRun.Of(
            "report",
            SampleFiles.Export2566,
            "--year",
            "2566",
            "--previous",
            previous,
            "--out",
            Out
        );

        Assert.Equal(ExitCode.Rejected, run.ExitCode);
        Assert.Contains("agency-mismatch", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_last_years_files_say_of_the_years_before_goes_into_the_report_and_before_this_years()
    {
        var before = _folder.Write(
            "before.xlsx",
            SummaryWorkbook.Of(("2565", Indicators(80)), ("2564", Indicators(71.13m)), ("2563", Indicators(62.21m)))
        );
        var own = _folder.Write("own.xlsx", SummaryWorkbook.Of(("2564", Indicators(59.87m))));

        var run = await Run(SampleFiles.Export2566, own, "--previous", before);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        var text = TextOf(Report);
        Assert.Contains("๗๑.๑๓", text, StringComparison.Ordinal);
        Assert.Contains("๖๒.๒๑", text, StringComparison.Ordinal);
        Assert.DoesNotContain("๕๙.๘๗", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Earlier_years_may_stand_among_the_years_own_files()
    {
        var summary = _folder.Write(
            "summary.xlsx",
            SummaryWorkbook.Of(("2565", Indicators(80)), ("2564", Indicators(71.13m)))
        );

        await Run(SampleFiles.Export2566, summary);

        Assert.Contains("๗๑.๑๓", TextOf(Report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_speaks_as_the_profile_does()
    {
        var run = await Run(SampleFiles.Export2566, "--profile", Profile(Whole));

        Assert.Equal(ExitCode.Done, run.ExitCode);
        var text = TextOf(Report);
        Assert.Contains("นางสาวสมหญิง", text, StringComparison.Ordinal);
        Assert.Contains("ควรรักษามาตรฐาน", text, StringComparison.Ordinal);
        Assert.Contains("สำนักปลัดของเรา", text, StringComparison.Ordinal);
        Assert.Contains("พฤศจิกายน", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("logo.png")]
    [InlineData("pictures/Logo.PNG")]
    public async Task The_emblem_may_be_a_picture_beside_the_profile(string path)
    {
        _folder.Write(path, Convert.FromBase64String(Png));
        await Run(SampleFiles.Export2566);
        Assert.DoesNotContain(Parts(Report), part => part.EndsWith(".png", StringComparison.Ordinal));

        var run = await Run(SampleFiles.Export2566, "--profile", Profile($$"""{ "emblem": "{{path}}" }"""));

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains(Parts(Report), part => part.EndsWith(".png", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_emblem_may_be_a_drawing_or_stand_in_the_profile_itself()
    {
        _folder.Write(
            "logo.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>"u8.ToArray()
        );
        foreach (var emblem in new[] { "logo.svg", Png })
        {
            var run = await Run(SampleFiles.Export2566, "--profile", Profile($$"""{ "emblem": "{{emblem}}" }"""));

            Assert.Equal(ExitCode.Done, run.ExitCode);
            Assert.Contains(Parts(Report), part => part.EndsWith(".png", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("{ \"units\": [\"กองคลัง หรือ กองช่าง\"] }", "unit-unclear", "/units/0", "หน่วยงานเดียว", "One unit")]
    [InlineData("{ \"unitz\": [] }", "profile-member", "/unitz", "ตัวสะกด", "spelling")]
    [InlineData("{ \"emblem\": \"text.png\", \"x\": 1 }", "profile-member", "/x", "ตัวสะกด", "spelling")]
    [InlineData("{ \"emblem\": \"text.png\" }", "emblem-not-png", "/emblem", "PNG", "Save the picture as PNG")]
    [InlineData("{ \"emblem\": \"text.svg\" }", "emblem-not-png", "/emblem", "PNG", "Save the picture as PNG")]
    [InlineData("{ \"emblem\": \"logo.jpg\" }", "emblem-base64", "/emblem", "base64", "base64")]
    [InlineData("{ \"emblem\": \"long.png\" }", "emblem-large", "/emblem", "512 KiB", "at most 512 KiB")]
    [InlineData("{ \"years\": { ", "profile-not-json", "", "JSON", "not valid JSON")]
    [InlineData(
        "{ \"unitOfDuty\": { \"finance\": \"กองไม่มี\" } }",
        "unit-unknown",
        "/unitOfDuty/finance",
        "ไม่อยู่ในรายชื่อ",
        "none of the agency's units"
    )]
    public async Task A_bad_profile_is_refused_with_path_and_sentence_in_both_languages(
        string json,
        string code,
        string path,
        string thai,
        string english
    )
    {
        _folder.Write("text.png", "text"u8.ToArray());
        _folder.Write("text.svg", "<svg"u8.ToArray());
        _folder.Write("long.png", new byte[(512 * 1024) + 1]);

        var run = await Run(SampleFiles.Export2566, "--profile", Profile(json));

        Assert.Equal(ExitCode.Rejected, run.ExitCode);
        Assert.Contains($"{code}  profile.json  {path}".TrimEnd(), run.Output, StringComparison.Ordinal);
        Assert.Contains(thai, run.Output, StringComparison.Ordinal);
        Assert.Contains(english, run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    [Theory]
    [InlineData("{ \"emblem\": \"missing.png\" }", "missing.png")]
    [InlineData(null, "profile.json")]
    public async Task A_profile_or_a_picture_that_is_not_there_is_a_mistake_of_the_command_line(
        string? json,
        string missing
    )
    {
        var profile = json is null ? Path.Combine(_folder.Path, "profile.json") : Profile(json);

        var run = await Run(SampleFiles.Export2566, "--profile", profile);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains($"{missing}: ไม่พบไฟล์ / there is no such file.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_among_the_workbooks_is_a_profile_and_the_file_goes_before_it()
    {
        var workbook = _folder.Write(
            "sheet.xlsx",
            WithSheet(("ผู้จัดทำ ชื่อ", "นายจากแผ่นงาน"), ("ผู้ตรวจสอบ ชื่อ", "นายตรวจ"))
        );

        await Run(SampleFiles.Export2566, workbook);
        Assert.Contains("นายจากแผ่นงาน", TextOf(Report), StringComparison.Ordinal);

        await Run(
            SampleFiles.Export2566,
            workbook,
            "--profile",
            Profile("""{ "preparedBy": { "name": "นายจากไฟล์" } }""")
        );
        var text = TextOf(Report);
        Assert.Contains("นายจากไฟล์", text, StringComparison.Ordinal);
        Assert.Contains("นายตรวจ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("นายจากแผ่นงาน", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_that_cannot_be_read_rejects_the_workbook()
    {
        var workbook = _folder.Write("sheet.xlsx", WithSheet(("เดือนและปีที่ออกรายงาน", "เดือนหน้า")));

        var run = await Run(SampleFiles.Export2566, workbook);

        Assert.Equal(ExitCode.Rejected, run.ExitCode);
        Assert.Contains("information-unreadable", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public async Task The_filled_in_form_of_the_years_measures_makes_the_report_on_them_and_without_it_that_goes()
    {
        await Run(SampleFiles.Export2566);
        var form = _folder.Write("form.xlsx", FilledIn("จัดประชุมชี้แจงแล้ว"));

        var run = await Run(SampleFiles.Export2566, "--follow-up", form);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("จัดประชุมชี้แจงแล้ว", TextOf(Implementation), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.ChangeExtension(Implementation, ".html")));
        Assert.Contains("จัดประชุมชี้แจงแล้ว", Texts(Form), StringComparison.Ordinal);

        await Run(SampleFiles.Export2566);

        Assert.False(File.Exists(Implementation));
        Assert.False(File.Exists(Path.ChangeExtension(Implementation, ".html")));
        Assert.True(File.Exists(Report));
    }

    [Fact]
    public async Task Of_several_forms_the_last_one_speaks_of_a_measure()
    {
        await Run(SampleFiles.Export2566);
        var first = _folder.Write("first.xlsx", FilledIn("ครั้งแรก"));
        var last = _folder.Write("last.xlsx", FilledIn("ครั้งหลัง"));

        await Run(SampleFiles.Export2566, "--follow-up", first, last);

        Assert.Contains("ครั้งหลัง", TextOf(Implementation), StringComparison.Ordinal);
        Assert.DoesNotContain("ครั้งแรก", TextOf(Implementation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_of_last_years_measures_is_reported_beside_what_became_of_them()
    {
        var agency = Samples
            .SampleSet.All.Where(export => export.FiscalYear.Value == 2565 && export.Files.Length == 1)
            .First(export => Export(export.Agency.Code, 2566) is not null);
        var before = _folder.Write("before.xlsx", agency.Files[0].Content);
        var own = _folder.Write("own.xlsx", Export(agency.Agency.Code, 2566)!);
        await CommandRun.Of("report", before, "--year", "2565", "--out", Out);
        var form = Path.Combine(Out, $"ita-2565-{agency.Agency.Code}-follow-up.xlsx");
        var filled = _folder.Write("form.xlsx", FilledIn("อบรมเจ้าหน้าที่แล้ว", form));

        var run = await Run(own, "--previous", before, "--previous-follow-up", filled);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains(
            "อบรมเจ้าหน้าที่แล้ว",
            TextOf(Path.Combine(Out, $"ita-2566-{agency.Agency.Code}-implementation.docx")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_form_of_last_years_measures_needs_last_years_results()
    {
        await Run(SampleFiles.Export2566);

        var run = await Run(SampleFiles.Export2566, "--previous-follow-up", Form);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("ต้องมีผลของปีก่อน", run.Error, StringComparison.Ordinal);
        Assert.Contains("last year's results", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_turned_away_makes_no_report()
    {
        await Run(SampleFiles.Export2566);
        var empty = _folder.Write("empty.xlsx", await File.ReadAllBytesAsync(Form));
        Directory.Delete(Out, recursive: true);

        var run = await Run(SampleFiles.Export2566, "--follow-up", empty);

        Assert.Equal(ExitCode.Rejected, run.ExitCode);
        Assert.Contains("empty  empty.xlsx", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public async Task A_form_of_another_year_is_turned_away()
    {
        await Run(SampleFiles.Export2566);
        var form = _folder.Write("form.xlsx", FilledIn("ทำแล้ว"));

        var run = await Run(
            SampleFiles.Export2566,
            "--previous",
            SampleFiles.Summary2565,
            "--previous-follow-up",
            form
        );

        Assert.Equal(ExitCode.Rejected, run.ExitCode);
        Assert.Contains("year-mismatch", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    // A grey square of 16 pixels.
    private const string Png =
        "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAAAAAA6mKC9AAAADUlEQVR42mNgGAXIAAABEAABf80DtQAAAABJRU5ErkJggg==";

    private const string Whole = """
        {
          "units": ["สำนักปลัดของเรา", "กองคลังของเรา"],
          "unitOfDuty": {
            "administration": "สำนักปลัดของเรา", "personnel": "สำนักปลัดของเรา", "legal": "สำนักปลัดของเรา",
            "publicRelations": "สำนักปลัดของเรา", "services": "สำนักปลัดของเรา", "planning": "สำนักปลัดของเรา",
            "finance": "กองคลังของเรา", "procurement": "กองคลังของเรา", "internalAudit": "สำนักปลัดของเรา"
          },
          "preparedBy": { "name": "นางสาวสมหญิง", "position": "นักวิเคราะห์นโยบายและแผน" },
          "years": { "2566": { "issued": "2566-11", "remark": "ควรรักษามาตรฐาน" } }
        }
        """;

    private string Report => Path.Combine(Out, "ita-2566-310801.docx");

    private string Implementation => Path.Combine(Out, "ita-2566-310801-implementation.docx");

    private string Form => Path.Combine(Out, "ita-2566-310801-follow-up.xlsx");

    private Task<CommandRun> Run(params string[] arguments) =>
        CommandRun.Of(["report", .. arguments, "--year", "2566", "--out", Out]);

    private string Profile(string json) => _folder.Write("profile.json", Encoding.UTF8.GetBytes(json));

    private static decimal[] Indicators(decimal score) => [.. Enumerable.Repeat(score, 10)];

    private static byte[]? Export(AgencyCode agency, int year) =>
        Samples
            .SampleSet.All.FirstOrDefault(export =>
                export.Agency.Code == agency && export.FiscalYear.Value == year && export.Files.Length == 1
            )
            ?.Files[0]
            .Content;

    /// <summary>A summary of an earlier year with a sheet about this year's report.</summary>
    private static byte[] WithSheet(params (string Name, string Value)[] rows) =>
        SampleWorkbookWriter.Write([
            new SampleSheet(
                "สรุป",
                [
                    [SampleCell.Of("ตัวชี้วัด"), SampleCell.Of("2564")],
                    .. Enumerable
                        .Range(1, 10)
                        .Select(id => new[] { SampleCell.Of($"{id}. ตัวชี้วัด"), SampleCell.Of(80) }),
                ]
            ),
            new SampleSheet(
                "ข้อมูลรายงาน",
                [.. rows.Select(row => new[] { SampleCell.Of(row.Name), SampleCell.Of(row.Value) })]
            ),
        ]);

    /// <summary>The form that lies there, with what was done about its first measure.</summary>
    private byte[] FilledIn(string done, string? form = null)
    {
        using var book = new XLWorkbook(form ?? Form);
        var sheet = book.Worksheet("แบบติดตาม");
        var head = sheet.CellsUsed().First(cell => cell.GetString() == "ผลการดำเนินการ").Address;
        sheet.Cell(head.RowNumber + 1, head.ColumnNumber).SetValue(done);
        return Saved(book);
    }

    private static byte[] Saved(XLWorkbook book)
    {
        using var stream = new MemoryStream();
        book.SaveAs(stream);
        return stream.ToArray();
    }

    private static string Texts(string workbook)
    {
        using var book = new XLWorkbook(workbook);
        return string.Join(
            '\n',
            book.Worksheets.SelectMany(sheet => sheet.CellsUsed()).Select(cell => cell.GetString())
        );
    }

    private static List<string> Parts(string document)
    {
        using var zip = ZipFile.OpenRead(document);
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private string Out => Path.Combine(_folder.Path, "out");

    private static string TextOf(string docx)
    {
        using var zip = ZipFile.OpenRead(docx);
        using var document = zip.GetEntry("word/document.xml")!.Open();
        return XDocument.Load(document).Root!.Value;
    }
}
