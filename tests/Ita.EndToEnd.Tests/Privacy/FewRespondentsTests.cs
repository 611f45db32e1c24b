using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Cli.Demo;
using Ita.Cli.Samples;
using Ita.Pipeline;
using Ita.Pipeline.Failures;
using Ita.Storage;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Ita.Testing;
using Ita.Testing.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ita.EndToEnd.Tests.Privacy;

/// <summary>
/// Four members of staff have answered. Looked for in everything that the app makes of it: rows, documents, pages,
/// messages, its log.
/// </summary>
public sealed partial class FewRespondentsTests : IAsyncLifetime
{
    private static readonly FiscalYear s_year = new(2566);
    private static readonly AgencyCode s_agency = new("319901");
    private static readonly string[] s_personal =
    [
        "นางสาวสมศรี ลับสุดยอด",
        "somsri.secret@example.org",
        "หัวหน้ากองรับเงินทอน",
        "081-234-5678",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("ita-privacy-").FullName;
    private readonly StorageFixture _storage = new();
    private AppProcess? _app;

    private string Log => Path.Combine(_folder, "app.log");

    public ValueTask InitializeAsync() => _storage.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        await _storage.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task No_respondents_row_and_no_figure_of_few_gets_out_and_each_refusal_has_its_reason()
    {
        var export = FourMembersOfStaff();
        await Put("ita.xlsx", Workbook(export));
        await Put("broken.xlsx", "PK, but not a workbook"u8.ToArray());
        await Put("unknown.xlsx", Workbook(export, mistake: "มากมาย"));
        await Put("failing.xlsx", "PK and never read"u8.ToArray());
        await FailAsync($"{s_year}/{s_agency}/failing.xlsx");
        _app = await AppProcess.StartAsync(
            new AppOptions(_storage.ConnectionString, LoopbackPort.FindFree(), Log),
            CancellationToken.None
        );
        var submissions = new SubmissionStore(_storage.Account, TimeProvider.System);
        await UntilAsync(async () =>
            (await submissions.ListAsync(s_agency, s_year)).Count(submission =>
                submission.State is SubmissionState.Reported or SubmissionState.Rejected or SubmissionState.Failed
            ) == 4
        );

        var everything = await EverythingAsync();
        foreach (var personal in s_personal)
            Assert.All(
                everything,
                place =>
                    Assert.False(
                        place.Text.Contains(personal, StringComparison.Ordinal),
                        $"{place.Name} holds {personal}."
                    )
            );
        FiguresOfFewAreNowhere(export, everything);
        await EveryRefusalIsListed();
    }

    private static void FiguresOfFewAreNowhere(
        SampleExport export,
        IReadOnlyList<(string Name, string Text)> everything
    )
    {
        var framework = FrameworkCatalogue.BuiltIn.Find(s_year)!;
        var whole = Scorer.Score(framework, export.Tallies);
        var shown = Figures(Disclosure.Apply(framework, whole)).ToHashSet(StringComparer.Ordinal);
        // Every report prints the year's levels, from where to where.
        var levels = framework
            .LevelScales.SelectMany(scale =>
                scale.Levels.SelectMany(level => new[] { level.TotalMin, scale.TotalMaxOf(level) })
            )
            .Select(bound => new Score(bound).ToString());
        var withheld = Figures(whole).Except(shown).Except(levels).ToList();
        Assert.InRange(withheld.Count, 10, 100);
        foreach (var (name, text) in everything)
        {
            // The counts that the score is made of are nobody's but the scorer's.
            if (name.StartsWith(TableNames.Tallies, StringComparison.Ordinal))
                continue;
            var numbers = Number().Matches(text).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
            Assert.Empty(withheld.Where(numbers.Contains).Select(figure => $"{name} shows {figure}."));
        }
    }

    private static IEnumerable<string> Figures(AssessmentResult result) =>
        result
            .Parts.SelectMany(part => part.Items)
            .Select(item => item.Score)
            .Concat(result.Indicators.Select(indicator => indicator.Score))
            .Concat(result.Instruments.Select(instrument => (Score?)instrument.Score))
            .Append(result.Total)
            .OfType<Score>()
            .Select(score => score.ToString())
            .Distinct();

    private async Task EveryRefusalIsListed()
    {
        using var http = new HttpClient { BaseAddress = _app!.Address };
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            $"api/agencies/{s_agency}/years/{s_year}/submissions"
        );
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await http.SendAsync(request);
        using var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var listed = json
            .RootElement.GetProperty("submissions")
            .EnumerateArray()
            .ToDictionary(submission => submission.GetProperty("file").GetString()!);
        foreach (
            var (file, state, code) in new[]
            {
                ("broken.xlsx", "rejected", "not-a-workbook"),
                ("unknown.xlsx", "rejected", "answer-unknown"),
                ("failing.xlsx", "failed", "reading-failed"),
            }
        )
        {
            Assert.Equal(state, listed[file].GetProperty("state").GetString());
            var problem = listed[file].GetProperty("problems")[0];
            Assert.Equal(code, problem.GetProperty("code").GetString());
            Assert.NotEmpty(problem.GetProperty("messageTh").GetString()!);
        }

        var page = await http.GetStringAsync($"api/agencies/{s_agency}/years/{s_year}/submissions");
        foreach (var file in listed.Keys)
            Assert.Contains(file, page, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<(string Name, string Text)>> EverythingAsync()
    {
        var places = new List<(string, string)> { ("the log", await ReadAsync(Log)) };
        foreach (var table in TableNames.All)
        {
            await foreach (var entity in _storage.Account.Table(table).QueryAsync<TableEntity>())
                places.Add(
                    (
                        $"{table}/{entity.PartitionKey}/{entity.RowKey}",
                        string.Join('\n', entity.Select(property => $"{property.Key} {property.Value}"))
                    )
                );
        }

        foreach (var queue in QueueNames.All)
        {
            foreach (var message in (await _storage.Account.Queue(queue).PeekMessagesAsync(32)).Value)
                places.Add((queue, message.Body.ToString()));
        }

        await foreach (var blob in _storage.Account.Container(ContainerNames.Reports).GetBlobsAsync())
        {
            // A rejected upload's marked copy is its uploader's own file and goes with it (0008).
            if (
                blob.Name.Contains("/rejected/", StringComparison.Ordinal)
                && blob.Name.EndsWith(".xlsx", StringComparison.Ordinal)
            )
                continue;
            var content = (
                await _storage.Account.Container(ContainerNames.Reports).GetBlobClient(blob.Name).DownloadContentAsync()
            ).Value.Content.ToArray();
            places.Add((blob.Name, TextOf(content)));
        }

        using var http = new HttpClient { BaseAddress = _app!.Address };
        foreach (
            var path in new[]
            {
                $"agencies/{s_agency}",
                $"agencies/{s_agency}/years/{s_year}/submissions",
                $"provinces/31/years/{s_year}",
                "provinces",
                $"api/agencies/{s_agency}",
                $"api/agencies/{s_agency}/years/{s_year}/submissions",
                $"api/provinces/31/years/{s_year}",
                $"api/provinces/31/years/{s_year}.json",
                "api/provinces",
            }
        )
        {
            places.Add((path, await http.GetStringAsync(path)));
        }

        Assert.Contains(places, place => place.Item1.EndsWith(".docx", StringComparison.Ordinal));
        return [.. places.Select(place => (place.Item1, Arabic(place.Item2)))];
    }

    // A document's parts without their markup, a workbook in a part included.
    private static string TextOf(byte[] content)
    {
        if (content is not [(byte)'P', (byte)'K', ..])
            return Encoding.UTF8.GetString(content);
        var text = new StringBuilder();
        using var zip = new ZipArchive(new MemoryStream(content));
        foreach (var entry in zip.Entries)
        {
            using var part = new MemoryStream();
            using (var stream = entry.Open())
                stream.CopyTo(part);
            text.Append(Markup().Replace(TextOf(part.ToArray()), " ")).Append('\n');
        }

        return text.ToString();
    }

    private static string Arabic(string text) =>
        string.Concat(text.Select(c => c is >= '๐' and <= '๙' ? (char)('0' + (c - '๐')) : c));

    private static async Task<string> ReadAsync(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return await reader.ReadToEndAsync();
    }

    private async Task Put(string file, byte[] content) =>
        await new UploadStore(_storage.Account).PutAsync(
            ContainerNames.Uploads,
            $"{s_year}/{s_agency}/{file}",
            new MemoryStream(content)
        );

    private async Task FailAsync(string blobName)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddItaPipeline(new ConfigurationBuilder().Build());
        services.AddSingleton(_storage.Account);
        await using var provider = services.BuildServiceProvider();
        await provider
            .GetRequiredService<FailureRecording>()
            .RecordAsync(new UploadFailure(ContainerNames.Uploads, blobName), CancellationToken.None);
    }

    private static SampleExport FourMembersOfStaff()
    {
        var agency = new Agency
        {
            Code = s_agency,
            Name = "เทศบาลตำบลเล็กมาก",
            Kind = "เทศบาลตำบล",
            District = "เมือง",
            ProvinceCode = new ProvinceCode("31"),
            Province = "บุรีรัมย์",
            StaffCount = 30,
            ServiceUserCount = 300,
        };
        var plan = new SamplePlan
        {
            Agency = agency,
            FiscalYear = s_year,
            Target = 80,
            Style = new SampleStyle(
                AnswerForm.Labels,
                SeparateWorkbooks: false,
                SubItemsInBrackets: false,
                OitInWords: false
            ),
        };
        var export = SampleGenerator.Generate(FrameworkCatalogue.BuiltIn, plan);
        return export with
        {
            Questionnaires =
            [
                .. export.Questionnaires.Select(part =>
                    part.Instrument == Instrument.IIT ? part with { Respondents = [.. part.Respondents.Take(4)] } : part
                ),
            ],
        };
    }

    // As a form tool exports it, with everything in it that nobody is to see.
    private static byte[] Workbook(SampleExport export, string? mistake = null)
    {
        var sheets = export
            .Questionnaires.Select(part => new SampleSheet(part.Instrument.ToString(), [.. Rows(part, mistake)]))
            .ToList();
        if (export.Disclosure is { } disclosure)
        {
            sheets.Add(
                new SampleSheet(
                    "OIT",
                    [
                        [SampleCell.Of("ข้อ"), SampleCell.Of("คะแนน")],
                        .. disclosure.Items.Select(item =>
                            (IReadOnlyList<SampleCell>)
                                [SampleCell.Of(item.Item.Id.ToString()), SampleCell.Of(item.IsPublished ? 100m : 0m)]
                        ),
                    ]
                )
            );
        }

        var agency = export.Agency;
        (string Name, string Value)[] about =
        [
            ("ชื่อหน่วยงาน", agency.Name),
            ("รหัสหน่วยงาน", agency.Code.Value),
            ("อำเภอ", agency.District!),
            ("รหัสจังหวัด", agency.ProvinceCode.Value),
            ("จังหวัด", agency.Province),
        ];
        sheets.Add(
            new SampleSheet(
                "ข้อมูลหน่วยงาน",
                [
                    .. about.Select(pair =>
                        (IReadOnlyList<SampleCell>)[SampleCell.Of(pair.Name), SampleCell.Of(pair.Value)]
                    ),
                ]
            )
        );
        return SampleWorkbookWriter.Write(sheets);
    }

    private static IEnumerable<IReadOnlyList<SampleCell>> Rows(SampleQuestionnaire part, string? mistake)
    {
        yield return
        [
            SampleCell.Of("ชื่อ-นามสกุล"),
            SampleCell.Of("อีเมล"),
            .. part.Columns.Select(column => SampleCell.Of(column.Id.ToString())),
            SampleCell.Of("ความคิดเห็น"),
            SampleCell.Of("โทรศัพท์"),
        ];
        foreach (var (row, answers) in part.Respondents.Index())
        {
            var cells = part
                .Columns.Select(
                    (column, i) =>
                        answers[i] is { } choice ? SampleCell.Of(column.Scale.Choices[choice].LabelTh) : default
                )
                .ToArray();
            if (row == 1 && mistake is not null && part.Instrument == Instrument.IIT)
                cells[2] = SampleCell.Of(mistake);
            yield return
            [
                SampleCell.Of(s_personal[0]),
                SampleCell.Of(s_personal[1]),
                .. cells,
                SampleCell.Of(s_personal[2]),
                SampleCell.Of(s_personal[3]),
            ];
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!await condition())
            await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token);
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex(@"(?<![\d.])\d{1,3}\.\d\d(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
