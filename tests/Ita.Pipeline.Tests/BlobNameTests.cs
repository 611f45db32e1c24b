using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Testing.Storage;

namespace Ita.Pipeline.Tests;

/// <summary>
/// What is listed is what is read: names as any tool can make them, found by reconciliation alone, since a host may take
/// them for others.
/// </summary>
public sealed class BlobNameTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly FiscalYear s_year = new(2566);

    // Behind the agency's folder.
    private static readonly string[] s_files =
    [
        "ita.xlsx",
        "ITA.xlsx",
        "/double.xlsx",
        "folder/in it.xlsx",
        "100%.xlsx",
        "a b.xlsx",
        "a%20b.xlsx",
        "a+b.xlsx",
        "a#b?c=d&e.xlsx",
        "'one' \"two\" `three`.xlsx",
        "<a>:b;c|d*e^f~g$h{i}[j].xlsx",
        "ผลสำรวจ ปี ๒๕๖๖.xlsx",
        "\u00E9.xlsx",
        "e\u0301.xlsx",
        "ผู้.xlsx",
        "ผ\u0E49\u0E39.xlsx",
        "\u200B\u202Eหน้า.xlsx",
        " space .xlsx ",
        "dots.xlsx...",
        "no extension",
        "ผล.numbers",
    ];

    // With the agency's folder; none of them is in it.
    private static readonly string[] s_astray =
    [
        "/2566/{0}/leading.xlsx",
        "//2566/{0}/leading.xlsx",
        "2566//{0}/double.xlsx",
        "2566/{0}/",
        "2566/{0}//",
        "2566/{0}/trailing.xlsx/",
        "2566/{0}.xlsx",
        "{0}/2566/turned.xlsx",
        "๒๕๖๖/{0}/thai.xlsx",
        "/{0}",
        "{0}",
    ];

    // The service makes slashes of backslashes, after the client has looked at the address.
    private static readonly string[] s_leadingElsewhere = ["2566/{0}/..\\{0}\\ita.xlsx", "2566/{0}/.\\ita.xlsx"];

    private static readonly string[] s_programs = ["~$ita.xlsx", "._ita.xlsx", ".DS_Store"];

    [Fact]
    public async Task Every_file_of_an_agency_is_read_once_and_is_the_one_that_was_sent()
    {
        var pipeline = Pipeline();
        await pipeline.Register();
        var folder = $"2566/{pipeline.Agency.Code}/";
        var files = s_files.Append("".PadRight(1024 - folder.Length, 'ผ')).ToList();
        var contents = new Dictionary<string, string>();
        foreach (var (index, file) in files.Index())
            contents[folder + file] = await PutAsync(
                folder + file,
                Exports.ItemScores(s_year, (Instrument.IIT, index + 1))
            );
        foreach (var file in s_programs)
            await PutAsync(folder + file, [1, 2, 3]);
        var last = folder + "the last one.xlsx";
        await Task.Delay(TimeSpan.FromSeconds(1.1), TestContext.Current.CancellationToken);
        contents[last] = await PutAsync(last, Exports.ItemScores(s_year, (Instrument.IIT, 77)));

        await ReconcileThreeTimesAsync(pipeline);

        var submissions = await pipeline.Submissions.ListAsync(pipeline.Agency.Code, s_year);
        Assert.Equal(
            contents.OrderBy(file => file.Key, StringComparer.Ordinal),
            submissions
                .Select(submission => KeyValuePair.Create(submission.Blob.Name, submission.Sha256!))
                .OrderBy(file => file.Key, StringComparer.Ordinal)
        );
        Assert.All(submissions, submission => Assert.Equal(1, submission.Attempts));
        Assert.All(submissions, submission => Assert.Equal(SubmissionState.Reported, submission.State));
        Assert.Equal("77.00", (await pipeline.Row(2566))!.Result.ScoreOf(Instrument.IIT)!.Value.ToString());
    }

    [Fact]
    public async Task A_name_that_is_no_path_of_an_agency_is_turned_away_once()
    {
        var pipeline = Pipeline();
        await pipeline.Register();
        var code = pipeline.Agency.Code.Value;
        string Of(string pattern) => string.Format(CultureInfo.InvariantCulture, pattern, code);
        var export = Exports.ItemScores(s_year, (Instrument.IIT, 90));
        foreach (var container in (string[])[ContainerNames.Uploads, ContainerNames.FollowUp])
        {
            foreach (var pattern in s_astray.Concat(s_leadingElsewhere))
                await PutAsync(Of(pattern), export, container);
        }

        await ReconcileThreeTimesAsync(pipeline);

        var expected = s_astray
            .Concat(s_leadingElsewhere)
            .Select(pattern => Of(pattern).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToList();
        foreach (var container in (string[])[ContainerNames.Uploads, ContainerNames.FollowUp])
        {
            var astray = (await pipeline.Submissions.ListWithoutAgencyAsync(container))
                .Where(submission => submission.Blob.Name.Contains(code, StringComparison.Ordinal))
                .ToList();
            Assert.Equal(expected, astray.Select(submission => submission.Blob.Name).Order(StringComparer.Ordinal));
            Assert.All(
                astray,
                submission =>
                {
                    var problem = Assert.Single(submission.Problems);
                    Assert.Equal((SubmissionState.Rejected, "path-invalid"), (submission.State, problem.Code));
                    Assert.NotEqual("", problem.File);
                    Assert.Equal(1, submission.Attempts);
                }
            );
        }

        Assert.Empty(await pipeline.Submissions.ListAsync(pipeline.Agency.Code, s_year));
    }

    [Theory]
    [InlineData("\u0001")]
    [InlineData("\u001F")]
    [InlineData("\uFFFE")]
    public async Task A_name_that_nothing_can_show_is_turned_away_and_the_others_are_read(string character)
    {
        var pipeline = Pipeline();
        await pipeline.Register();
        var folder = $"2566/{pipeline.Agency.Code}/";
        var export = Exports.ItemScores(s_year, (Instrument.IIT, 90));
        string[] bad = [$"{folder}a{character}b.xlsx", $"{pipeline.Agency.Code}{character}/c.xlsx"];
        foreach (var name in bad)
            await PutAsync(name, export);
        await PutAsync(folder + "good.xlsx", export);
        var registry = $"{pipeline.Agency.Code}{character}.xlsx";
        await PutAsync(registry, Exports.Registry(pipeline.Agency), ContainerNames.Registry);

        await ReconcileThreeTimesAsync(pipeline);

        var read = Assert.Single(await pipeline.Submissions.ListAsync(pipeline.Agency.Code, s_year));
        Assert.Equal(("good.xlsx", SubmissionState.Reported), (read.Blob.FileName, read.State));
        foreach (
            var (container, names) in ((string, string[])[])
                [(ContainerNames.Uploads, bad), (ContainerNames.Registry, [registry])]
        )
        {
            var turnedAway = (await pipeline.Submissions.ListWithoutAgencyAsync(container))
                .Where(submission => names.Contains(submission.Blob.Name, StringComparer.Ordinal))
                .ToList();
            Assert.Equal(names.Length, turnedAway.Count);
            Assert.All(turnedAway, submission => Assert.Equal("path-invalid", Assert.Single(submission.Problems).Code));
        }
    }

    [Fact]
    public async Task A_registry_and_a_framework_are_known_by_the_very_names_they_have()
    {
        var pipeline = Pipeline();
        var code = pipeline.Agency.Code.Value;
        var registry = $"/{code} 100%.xlsx";
        await PutAsync(registry, Exports.Registry(pipeline.Agency), ContainerNames.Registry);
        await PutAsync($"x\\..\\{code}.xlsx", Exports.Registry(pipeline.Agency), ContainerNames.Registry);
        await PutAsync($"._{code}.xlsx", [1], ContainerNames.Registry);
        var frameworks = new[] { $"/{code}/2566.json", $"{code}/2566.json/", $"{code}\\.\\2566.json" };
        foreach (var name in frameworks)
            await PutAsync(name, "{}"u8.ToArray(), ContainerNames.Frameworks);
        await PutAsync($"{code}/.DS_Store", [1], ContainerNames.Frameworks);

        await ReconcileThreeTimesAsync(pipeline);

        var registries = await OfAsync(ContainerNames.Registry);
        Assert.Equal(
            [
                (registry, SubmissionState.Accepted, null),
                ($"x/../{code}.xlsx", SubmissionState.Rejected, "path-invalid"),
            ],
            registries
        );
        Assert.NotNull(await pipeline.Agencies.FindAsync(pipeline.Agency.Code));
        Assert.Equal(
            [
                ($"/{code}/2566.json", SubmissionState.Rejected, "framework-name"),
                ($"{code}/./2566.json", SubmissionState.Rejected, "path-invalid"),
                ($"{code}/2566.json/", SubmissionState.Rejected, "framework-name"),
            ],
            await OfAsync(ContainerNames.Frameworks)
        );

        async Task<IEnumerable<(string, SubmissionState, string?)>> OfAsync(string container) =>
            (await pipeline.Submissions.ListWithoutAgencyAsync(container))
                .Where(submission => submission.Blob.Name.Contains(code, StringComparison.Ordinal))
                .Select(submission =>
                    (submission.Blob.Name, submission.State, submission.Problems.SingleOrDefault()?.Code)
                )
                .OrderBy(file => file.Name, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("2566/{0}/100% #1?.xlsx")]
    [InlineData("2566/{0}/\"e\u0301\" \\u0041.xlsx")]
    [InlineData("/2566/{0}/leading.xlsx")]
    [InlineData("2566/{0}/")]
    public async Task What_failed_for_the_last_time_is_known_by_the_name_in_its_message(string pattern)
    {
        var pipeline = Pipeline();
        var name = string.Format(CultureInfo.InvariantCulture, pattern, pipeline.Agency.Code);
        await PutAsync(name, [1]);
        name = name.Replace('\\', '/');

        await pipeline.Failures.RecordUploadFailureAsync(
            JsonSerializer.Serialize(new { ContainerName = ContainerNames.Uploads, BlobName = name }),
            CancellationToken.None
        );

        var outcome = await pipeline.Outcome(name);
        Assert.Equal((SubmissionState.Failed, name), (outcome.State, outcome.Blob.Name));
    }

    [Fact]
    public async Task A_marked_copy_goes_with_the_upload_of_its_name_and_with_no_other()
    {
        var pipeline = Pipeline();
        await pipeline.Register();
        var bad = Exports.ItemScores(s_year, (Instrument.IIT, 900));
        string[] names =
        [
            await pipeline.Upload(2566, "100%.xlsx", bad),
            await pipeline.Upload(2566, "100%25.xlsx", bad),
            await pipeline.Upload(2566, "e\u0301.xlsx", bad),
            await pipeline.Upload(2566, "\u00E9.xlsx", bad),
        ];
        var files = new List<RejectedFiles>();
        foreach (var name in names)
            files.Add((await pipeline.Outcome(name)).RejectedFiles!);

        await storage.Account.Container(ContainerNames.Uploads).DeleteBlobAsync(names[1]);
        await storage.Account.Container(ContainerNames.Uploads).DeleteBlobAsync(names[2]);
        await pipeline.Cleaning.CleanAsync(CancellationToken.None);

        Assert.Equal(4, files.Select(file => file.Path).Distinct().Count());
        var there = new List<bool>();
        foreach (var file in files)
        {
            using var page = await pipeline.Rejected.OpenPageAsync(file);
            there.Add(page is not null);
        }

        Assert.Equal([true, false, false, true], there);
    }

    // Of an agency whose code is in no other test's names.
    private PipelineUnderTest Pipeline() =>
        new(
            storage.Account,
            agency: new PipelineUnderTest(storage.Account).Agency with
            {
                Code = new AgencyCode("n-" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..12]),
            }
        );

    private static async Task ReconcileThreeTimesAsync(PipelineUnderTest pipeline)
    {
        for (var round = 1; round <= 3; round++)
        {
            var found = await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
            Assert.Equal(round == 1, found!.Delivered > 0);
            await pipeline.Drain();
        }
    }

    private async Task<string> PutAsync(string name, byte[] content, string container = ContainerNames.Uploads)
    {
        await storage
            .Account.Container(container)
            .GetBlobClient(name)
            .UploadAsync(new MemoryStream(content), overwrite: true);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
