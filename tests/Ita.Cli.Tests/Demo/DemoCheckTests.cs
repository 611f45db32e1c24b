using System.Collections.Immutable;
using System.IO.Compression;
using Ita.Assessment;
using Ita.Assessment.Comparison;
using Ita.Cli.Demo;

namespace Ita.Cli.Tests.Demo;

public sealed class DemoCheckTests
{
    private static readonly Agency Agency = SampleAgencies.Take(1)[0];
    private static readonly AgencyYearId Id = new(Agency.Code, new FiscalYear(2566));
    private static readonly ExpectedResult Expected = new()
    {
        Id = Id,
        Agency = Agency,
        Total = "88.93",
        Level = "A",
    };
    private static readonly ObservedResult Observed = new()
    {
        Id = Id,
        Total = "88.93",
        Level = "A",
        IsReported = true,
    };

    [Fact]
    public void Nothing_is_said_when_everything_is_as_expected() =>
        Assert.Empty(DemoCheck.Results([Expected], [Observed]));

    [Fact]
    public void A_result_that_is_missing_or_surplus_is_named()
    {
        Assert.Equal(["2566-310802: no result."], DemoCheck.Results([Expected], []));
        Assert.Equal(["2566-310802: a result that nobody uploaded."], DemoCheck.Results([], [Observed]));
    }

    [Fact]
    public void Each_figure_that_is_another_is_named()
    {
        var other = new ObservedResult { Id = Id, Missing = [Instrument.OIT] };

        Assert.Equal(
            [
                "2566-310802: total none, expected 88.93.",
                "2566-310802: level none, expected A.",
                "2566-310802: missing [OIT], expected [].",
                "2566-310802: no report of the result that is there.",
            ],
            DemoCheck.Results([Expected], [other])
        );
    }

    [Fact]
    public void The_sample_falls_by_2_87_points_and_by_nothing_else()
    {
        Assert.Empty(DemoCheck.SampleChange(new Change(91.80m, 88.93m)));
        Assert.Equal(
            ["310801: change 2.87 points, 3.23 %, expected -2.87 points, -3.13 %."],
            DemoCheck.SampleChange(new Change(88.93m, 91.80m))
        );
        Assert.Single(DemoCheck.SampleChange(null));
    }

    [Fact]
    public void A_rejection_must_be_for_the_mistake_that_was_made()
    {
        var expected = new ExpectedRejection(Id, "x.xlsx", "answer-unknown", "IIT!F11");

        Assert.Empty(DemoCheck.Rejections([expected], [new(Id, "x.xlsx", ["answer-unknown IIT!F11"])]));
        Assert.Equal(
            ["2566-310802: x.xlsx was rejected with [damaged], expected [answer-unknown IIT!F11]."],
            DemoCheck.Rejections([expected], [new(Id, "x.xlsx", ["damaged"])])
        );
        Assert.Equal(
            ["2566-310802: x.xlsx was not rejected, expected answer-unknown IIT!F11."],
            DemoCheck.Rejections([expected], [])
        );
        Assert.Equal(
            ["2566-310802: y.xlsx was rejected with [damaged]."],
            DemoCheck.Rejections([], [new(Id, "y.xlsx", ["damaged"])])
        );
    }

    [Fact]
    public void A_report_must_be_there_and_be_a_Word_document()
    {
        using var folder = new TemporaryFolder();
        var broken = folder.Write("broken.docx", "no zip"u8.ToArray());
        var good = folder.Write("good.docx", WordLike());

        Assert.Equal(["2566-310802: the report could not be downloaded."], DemoCheck.Reports([Expected], Files()));
        Assert.Equal(
            [$"2566-310802: {broken} is not a Word document."],
            DemoCheck.Reports([Expected], Files((Id, broken)))
        );
        Assert.Empty(DemoCheck.Reports([Expected], Files((Id, good))));
    }

    private static ImmutableDictionary<AgencyYearId, string> Files(params (AgencyYearId Id, string File)[] files) =>
        files.ToImmutableDictionary(file => file.Id, file => file.File);

    private static byte[] WordLike()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var name in new[] { "[Content_Types].xml", "word/document.xml" })
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write("<x/>"u8);
            }
        }

        return bytes.ToArray();
    }
}
