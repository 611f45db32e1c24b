using System.Net;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage.Audit;
using Ita.Storage.Submissions;

namespace Ita.Web.Tests.Access;

/// <summary>The button that has a failed upload processed again: whose it is, and by which token.</summary>
public sealed class RestartTests(GuardedApp app) : IClassFixture<GuardedApp>
{
    private const string Elsewhere = "00000000-0000-0000-0000-000000000002";

    // Whoever is signed in is given a token on some page of his own.
    public static TheoryData<string, string, bool> Roles =>
        new()
        {
            { "admin", "310801", true },
            { "province:31", "310801", true },
            { "agency:310801", "310801", true },
            { "agency:310802", "310802", false },
            { "province:32", "320101", false },
            { "agency:320101", "320101", false },
        };

    private string Restart => $"/api/agencies/310801/years/2566/submissions/{app.Submissions["310801"]}/restart";

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Without_the_token_of_ones_own_page_nothing_is_started_whoever_asks(
        string role,
        string own,
        bool isTheirs
    )
    {
        var before = (await FindAsync()).History.Length;
        var mine = await OpenAsync(role, own);
        var colleague = await OpenAsync(role, own, Elsewhere);
        var foreignToken = await OpenAsync(role, own);
        foreignToken.Token = colleague.Token;
        var expected = isTheirs ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden;

        Assert.Equal(expected, await SendAsync(mine, new FormUrlEncodedContent([])));
        Assert.Equal(expected, await SendAsync(mine, Form("")));
        Assert.Equal(expected, await SendAsync(mine, Form(new string('x', 155))));
        Assert.Equal(expected, await SendAsync(foreignToken, Form(foreignToken.Token)));
        Assert.Equal(expected, await SendAsync(new FormClient(app.Client, role), Form(mine.Token)));
        mine.Headers["Sec-Fetch-Site"] = "cross-site";
        Assert.Equal(expected, await SendAsync(mine, Form(mine.Token)));
        mine.Headers["Sec-Fetch-Site"] = null;
        mine.Headers["Origin"] = "https://elsewhere.example";
        Assert.Equal(expected, await SendAsync(mine, Form(mine.Token)));

        Assert.Equal(before, (await FindAsync()).History.Length);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task With_it_those_whose_upload_it_is_start_it_and_stand_in_the_audit(
        string role,
        string own,
        bool isTheirs
    )
    {
        var form = await OpenAsync(role, own, "account of " + role);

        var status = await SendAsync(form, Form(form.Token));

        Assert.Equal(isTheirs ? HttpStatusCode.SeeOther : HttpStatusCode.Forbidden, status);
        var audit = await new AuditStore(app.Account).ListAsync(
            new ProvinceCode("31"),
            AuditMonth.Of(TimeProvider.System.GetUtcNow())
        );
        Assert.Equal(
            isTheirs,
            audit.Entries.Any(entry =>
                entry is { Action: AuditAction.Restart, File: "ita.xlsx" } && entry.VisitorId == "account of " + role
            )
        );
        if (isTheirs)
            Assert.NotEqual(SubmissionState.Failed, (await FindAsync()).State);
    }

    private static FormUrlEncodedContent Form(string token) => new([new("token", token)]);

    private async Task<Submission> FindAsync() =>
        (
            await new SubmissionStore(app.Account, TimeProvider.System).FindAsync(
                new AgencyCode("310801"),
                new FiscalYear(2566),
                app.Submissions["310801"]
            )
        )!;

    private async Task<FormClient> OpenAsync(string role, string own, string? account = null)
    {
        var form = account is null
            ? new FormClient(app.Client, role)
            : new FormClient(app.Client, role) { Account = account };
        await form.OpenAsync($"/api/agencies/{own}/years/2566/upload");
        return form;
    }

    private async Task<HttpStatusCode> SendAsync(FormClient form, HttpContent content)
    {
        using var answer = await form.SendAsync(Restart, content);
        return answer.StatusCode;
    }
}
