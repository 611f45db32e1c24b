using System.Globalization;
using ClosedXML.Excel;
using Ita.Assessment;
using Ita.Pipeline.Reporting;
using Ita.Reports;
using Ita.Reports.Model;
using Ita.Workbooks.FollowUpForms;

namespace Ita.Benchmarks.Writing;

/// <summary>
/// What an agency-year costs in one process, warm: reading both years' workbooks up to the decided report, and each
/// document of it; beside ClosedXML, which saves the workbooks that it has opened beforehand.
/// </summary>
internal static class FormRuns
{
    public static void Print(int rounds)
    {
        var model = SampleReport.MakeModel();
        var agency = model.Input.Agency;
        List<(string Name, Action<Stream> Write)> subjects =
        [
            ("read, score, compare, decide", _ => SampleReport.MakeModel()),
            .. ReportFormat
                .All.Where(format => format.IsIssued(model))
                .Select(format => (format.Name, (Action<Stream>)(output => format.Write(model, output)))),
            ("follow-up.xlsx", output => WriteForm(model, agency, output)),
        ];
        using var report = Open(subjects.Single(subject => subject.Name == "xlsx").Write);
        using var form = Open(subjects.Single(subject => subject.Name == "follow-up.xlsx").Write);
        subjects.Add(("xlsx, saved by ClosedXML", report.SaveAs));
        subjects.Add(("follow-up.xlsx, saved by ClosedXML", form.SaveAs));

        var runs = subjects.ConvertAll(_ => new List<Run>());
        using var output = new MemoryStream(1 << 20);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < subjects.Count; i++)
                runs[i].Add(Run.OfWriting(subjects[i].Write, output));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one agency-year, warm, {rounds} rounds"));
        for (var i = 0; i < subjects.Count; i++)
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {subjects[i].Name, -34} cpu min {runs[i].Min(run => run.Cpu).TotalMilliseconds, 8:0.00} ms   median "
                        + $"{runs[i].Select(run => run.Cpu).Order().ElementAt(rounds / 2).TotalMilliseconds, 8:0.00} ms   "
                        + $"allocated {runs[i].Min(run => run.Allocated) / 1e6, 7:0.000} MB   {runs[i][0].Checksum} bytes"
                )
            );
    }

    private static void WriteForm(ReportModel model, Agency agency, Stream output) =>
        output.Write(FollowUpFormWriter.Write(FollowUpForms.Of(model.Figures, agency)));

    private static XLWorkbook Open(Action<Stream> write)
    {
        var file = new MemoryStream();
        write(file);
        return new XLWorkbook(file);
    }
}
