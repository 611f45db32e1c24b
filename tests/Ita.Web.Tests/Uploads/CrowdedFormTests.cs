using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ita.Assessment;
using Ita.Storage;
using Ita.Storage.Audit;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Ita.Testing;
using Ita.Web.Tests.Access;

namespace Ita.Web.Tests.Uploads;

/// <summary>Very many parts in one form, many forms at one moment, and senders who leave.</summary>
public sealed class CrowdedFormTests(GuardedApp app) : IClassFixture<GuardedApp>
{
    private const string Address = "/api/agencies/310802/years/2566/upload";
    private static readonly AgencyCode s_agency = new("310802");

    [Theory]
    [InlineData("a.xlsx", 20, 0, "a.xlsx")]
    [InlineData(".DS_Store", 0, 20, ".DS_Store")]
    [InlineData("", 0, 0, null)]
    public async Task Of_very_many_parts_the_first_are_listed_and_the_rest_is_one_line(
        string name,
        int stored,
        int leftOut,
        string? firstOfTheRest
    )
    {
        var form = await OpenAsync();
        var part =
            name.Length == 0
                ? "--b\r\nContent-Disposition: form-data; name=\"files\"\r\n\r\n\r\n"
                : $"--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n\r\n";
        using var content = Body(
            $"--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n{form.Token}\r\n"
                + string.Concat(Enumerable.Repeat(part, 5000))
                + "--b--\r\n"
        );

        using var answer = await form.SendAsync(Address, content);

        var receipt = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var unstored = receipt.GetProperty("unstored").EnumerateArray().ToList();
        Assert.Equal(stored, receipt.GetProperty("stored").GetArrayLength());
        Assert.Equal(leftOut + 1, unstored.Count);
        var rest = Assert.Single(unstored, file => file.GetProperty("reason").GetString() == "too-many");
        Assert.Equal(firstOfTheRest, rest.TryGetProperty("file", out var file) ? file.GetString() : null);
    }

    [Fact]
    public async Task Of_six_files_of_one_name_at_one_moment_none_is_lost()
    {
        var forms = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => OpenAsync()));

        var answers = await Task.WhenAll(
            forms.Select((form, number) => form.SendAsync(Address, ("race.xlsx", Encoding.ASCII.GetBytes($"{number}"))))
        );

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        string[] names = ["race.xlsx", .. Enumerable.Range(2, 5).Select(number => $"race ({number}).xlsx")];
        var uploads = new UploadStore(app.Account);
        var submissions = new SubmissionStore(app.Account, TimeProvider.System);
        var contents = new List<string>();
        foreach (var name in names)
        {
            var blob = (await uploads.FindAsync(ContainerNames.Uploads, $"2566/310802/{name}"))!;
            Assert.NotNull(await submissions.FindAsync(blob));
            contents.Add(Encoding.ASCII.GetString((await uploads.ReadAsync(blob))!.ToArray()));
        }

        Assert.Equal(["0", "1", "2", "3", "4", "5"], contents.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_stored_before_its_sender_left_stands_in_the_audit()
    {
        var form = await OpenAsync();
        using var content = new BrokenOff(form.Token, "left.xlsx", () => Eventually.BecomesTrue(IsNotedAsync));

        await Assert.ThrowsAnyAsync<Exception>(() => form.SendAsync(Address, content));

        Assert.True(await IsNotedAsync());
        var blob = await new UploadStore(app.Account).FindAsync(ContainerNames.Uploads, "2566/310802/left.xlsx");
        Assert.NotNull(blob);

        async Task<bool> IsNotedAsync()
        {
            var month = AuditMonth.Of(TimeProvider.System.GetUtcNow());
            var page = await new AuditStore(app.Account).ListAsync(new ProvinceCode("31"), month);
            return page.Entries.Any(entry =>
                entry is { Action: AuditAction.Upload, File: "left.xlsx" } && entry.Agency == s_agency
            );
        }
    }

    private async Task<FormClient> OpenAsync()
    {
        var form = new FormClient(app.Client, "agency:310802");
        await form.OpenAsync(Address);
        return form;
    }

    private static ByteArrayContent Body(string text)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        return content;
    }

    /// <summary>A whole file, then half of another; then nobody is there any more.</summary>
    private sealed class BrokenOff : HttpContent
    {
        private readonly string _text;
        private readonly Func<Task> _before;

        public BrokenOff(string token, string name, Func<Task> before)
        {
            var file = "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=";
            _text =
                $"--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n{token}\r\n"
                + $"{file}\"{name}\"\r\n\r\nwhole\r\n{file}\"half.xlsx\"\r\n\r\nha";
            _before = before;
            Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(_text));
            await stream.FlushAsync();
            await _before();
            throw new IOException("The sender is gone.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
