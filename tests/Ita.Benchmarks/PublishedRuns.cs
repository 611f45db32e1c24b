using System.Diagnostics;
using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.OpenXml.Packaging;
using Ita.OpenXml.Writing;
using Ita.Workbooks;
using Ita.Workbooks.PublishedResults;

namespace Ita.Benchmarks;

/// <summary>
/// A province's published table of results: read, every agency found in the registry, every figure held against ours.
/// </summary>
internal static class PublishedRuns
{
    private const int Year = 2566;

    /// <summary>Prints the processor time of the readings, which other work on the machine does not change much.</summary>
    /// <param name="agencies">How many the table has; the registry has ten times as many.</param>
    /// <param name="rounds">Readings of each.</param>
    public static void Print(int agencies, int rounds)
    {
        foreach (var (name, isTurned) in new[] { ("one row an agency", false), ("turned", true) })
        {
            var file = Make(agencies, isTurned);
            var times = new List<TimeSpan>();
            var allocated = 0L;
            for (var round = 0; round < rounds; round++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var started = Environment.CpuUsage.TotalTime;
                Read(file, agencies);
                times.Add(Environment.CpuUsage.TotalTime - started);
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            }

            var ordered = times.Order().ToList();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{agencies} agencies, {name, -18} {file.Length / 1024, 5} KiB   cpu min "
                        + $"{ordered[0].TotalMilliseconds:0.0} ms   median "
                        + $"{ordered[rounds / 2].TotalMilliseconds:0.0} ms   allocated {allocated / 1e6:0.0} MB"
                )
            );
        }
    }

    private static void Read(byte[] file, int agencies)
    {
        var reading = PublishedResultsReader.Read(
            FrameworkCatalogue.BuiltIn,
            new PublishedResultsRequest { FiscalYear = new FiscalYear(Year), Agencies = Registry(agencies) },
            new WorkbookFile("results.xlsx", file.Length, () => new MemoryStream(file, writable: false)),
            CancellationToken.None
        );
        if (reading.Results.Length != agencies || !reading.Warnings.IsEmpty)
            throw new UnreachableException("The table is not read as it was made.");
    }

    private static List<Agency> Registry(int agencies) =>
        [
            .. Enumerable
                .Range(0, agencies * 10)
                .Select(i => new Agency
                {
                    Code = Code(i),
                    Name = Name(i),
                    District = "นางรอง",
                    ProvinceCode = new ProvinceCode("31"),
                    Province = "บุรีรัมย์",
                }),
        ];

    private static AgencyCode Code(int i) => new((310000 + i).ToString(CultureInfo.InvariantCulture));

    private static string Name(int i) => $"องค์การบริหารส่วนตำบลที่ {i.ToString(CultureInfo.InvariantCulture)}";

    private static byte[] Make(int agencies, bool isTurned)
    {
        var framework = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(Year))!;
        var rows = new List<object[]>
        {
            (object[])
                [
                    "รหัสหน่วยงาน",
                    "ชื่อหน่วยงาน",
                    .. framework.Indicators.Select(indicator => $"{indicator.Id}. {indicator.NameTh}"),
                    "IIT",
                    "EIT",
                    "OIT",
                    "คะแนนรวม",
                    "ระดับ",
                ],
        };
        for (var i = 0; i < agencies; i++)
            rows.Add([
                Code(i).Value,
                Name(i),
                .. Enumerable.Repeat<object>(90.25m, 10),
                27.08m,
                27.08m,
                36.10m,
                90.25m,
                "A",
            ]);
        using var buffer = new PooledBuffer();
        using (var package = new PackageWriter(buffer))
            WorkbookPackage.Write(
                package,
                [new SheetLayout("ผลคะแนน")],
                "",
                isTurned ? Turn(rows) : rows,
                static (sheet, _, rows) => Write(sheet, rows)
            );
        return buffer.Written.ToArray();
    }

    private static void Write(SheetWriter sheet, List<object[]> rows)
    {
        for (var row = 1; row <= rows.Count; row++)
        {
            sheet.BeginRow(row);
            for (var column = 1; column <= rows[row - 1].Length; column++)
            {
                if (rows[row - 1][column - 1] is string text)
                    sheet.Write(row, column, text);
                else
                    sheet.Write(row, column, (decimal)rows[row - 1][column - 1], 0);
            }

            sheet.EndRow();
        }
    }

    private static List<object[]> Turn(List<object[]> rows) =>
        [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Select(row => row[column]).ToArray())];
}
