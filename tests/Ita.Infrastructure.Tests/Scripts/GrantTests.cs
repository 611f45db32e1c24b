using System.Diagnostics;

namespace Ita.Infrastructure.Tests.Scripts;

public sealed class GrantTests : IDisposable
{
    private const string Script = "grant.sh";
    private const string Province = "province:31";
    private const string ProvinceRole = "r31";
    private const string Assignments = "https://graph.microsoft.com/v1.0/servicePrincipals/sp1/appRoleAssignedTo";
    private const string NobodyYet = """{"value": []}""";

    private readonly ScriptBench _bench = new ScriptBench()
        .Answer("azd env get-value ITA_SIGN_IN_CLIENT_ID", "c1")
        .Answer("az ad sp list --filter appId eq 'c1' *", "sp1")
        .Answer("az rest --method POST *")
        .Answer("az rest --method DELETE *");

    public GrantTests() => Assert.SkipUnless(HasJq(), "jq is not installed.");

    [Fact]
    public void A_person_is_given_a_role_by_sign_in_name()
    {
        Users(("somchai@example.go.th", "u1")).Role(ProvinceRole).Given(NobodyYet);

        var run = _bench.Run(Script, Province, "somchai@example.go.th");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal([Posted("u1", ProvinceRole)], Changes(run));
        Assert.Equal("somchai@example.go.th has the role province:31 from the next sign-in on.", run.Output);
    }

    [Fact]
    public void A_guest_is_found_by_mail_address()
    {
        Users()
            .Role(ProvinceRole)
            .Given(NobodyYet)
            .Answer(
                "az ad user list --filter mail eq 'clerk@city.example' or otherMails/any(m:m eq 'clerk@city.example') *",
                "g1"
            );

        var run = _bench.Run(Script, Province, "clerk@city.example");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal([Posted("g1", ProvinceRole)], Changes(run));
    }

    [Fact]
    public void An_address_with_an_apostrophe_does_not_end_the_question()
    {
        Users()
            .Role(ProvinceRole)
            .Given(NobodyYet)
            .Answer("az ad user list --filter mail eq 'o''n@city.example' *", "g1");

        var run = _bench.Run(Script, Province, "o'n@city.example");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }

    [Fact]
    public void A_group_is_found_by_its_name()
    {
        Users()
            .Role(ProvinceRole)
            .Given(NobodyYet)
            .Answer("az ad user list *", "")
            .Answer("az ad group show --group ITA staff --query id --output tsv", "gr1");

        var run = _bench.Run(Script, Province, "ITA staff");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal([Posted("gr1", ProvinceRole)], Changes(run));
    }

    [Fact]
    public void A_name_that_several_have_is_refused_with_their_ids()
    {
        Users().Role(ProvinceRole).Answer("az ad user list *", "g1\ng2");

        var run = _bench.Run(Script, Province, "clerk@city.example");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("g1 g2", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Changes(run));
    }

    [Fact]
    public void Whom_nobody_knows_is_invited_first()
    {
        Users().Answer("az ad user list *", "").Answer("az ad group show *", "!Group 'nobody' does not exist.");

        var run = _bench.Run(Script, Province, "nobody");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("invited as a guest first", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Changes(run));
    }

    [Fact]
    public void A_role_that_is_given_already_is_no_error_and_changes_nothing()
    {
        Users(("somchai@example.go.th", "u1")).Role(ProvinceRole).Given(Page(null, ("a1", ProvinceRole, "u1")));

        var run = _bench.Run(Script, Province, "somchai@example.go.th");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal("somchai@example.go.th has the role province:31 already.", run.Output);
        Assert.Empty(Changes(run));
    }

    [Fact]
    public void A_role_that_is_given_is_found_on_a_later_page()
    {
        Users(("somchai@example.go.th", "u1"))
            .Role(ProvinceRole)
            .Answer($"az rest --method GET --url {Assignments}?$top=999 *", Page("https://next", ("a0", "r0", "u0")))
            .Answer("az rest --method GET --url https://next *", Page(null, ("a1", ProvinceRole, "u1")));

        Assert.Empty(Changes(_bench.Run(Script, Province, "somchai@example.go.th")));
    }

    [Fact]
    public void Another_role_of_the_same_person_and_the_same_role_of_another_do_not_count()
    {
        Users(("somchai@example.go.th", "u1"))
            .Role(ProvinceRole)
            .Given(Page(null, ("a1", "r10", "u1"), ("a2", ProvinceRole, "u2")));

        Assert.Single(Changes(_bench.Run(Script, Province, "somchai@example.go.th")));
    }

    [Fact]
    public void A_role_that_the_registration_does_not_have_is_added_to_it()
    {
        Users(("somchai@example.go.th", "u1"))
            .Role("", "", ProvinceRole)
            .Given(NobodyYet)
            .Answer("az ad app show --id c1 *", """[{"id": "r0", "value": "admin"}]""")
            .Answer("az ad app update --id c1 *");

        var run = _bench.Run(Script, Province, "somchai@example.go.th");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Single(
            run.Calls,
            call => call.StartsWith("az ad app update --id c1 --app-roles @", StringComparison.Ordinal)
        );
        Assert.Single(run.Calls, call => call == "sleep 5");
        Assert.Equal([Posted("u1", ProvinceRole)], Changes(run));
    }

    [Fact]
    public void A_role_is_taken_away()
    {
        Users(("somchai@example.go.th", "u1"))
            .Role(ProvinceRole)
            .Given(Page(null, ("a1", ProvinceRole, "u1"), ("a2", ProvinceRole, "u2"), ("a3", "r10", "u1")));

        var run = _bench.Run(Script, "revoke", Province, "somchai@example.go.th");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal([$"az rest --method DELETE --output none --url {Assignments}/a1"], Changes(run));
    }

    [Theory]
    [InlineData(ProvinceRole)]
    [InlineData("")] // no such role in the registration
    public void Taking_away_what_nobody_gave_is_no_error(string role)
    {
        Users(("somchai@example.go.th", "u1")).Role(role).Given(Page(null, ("a1", "r10", "u1")));

        var run = _bench.Run(Script, "revoke", Province, "somchai@example.go.th");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal("somchai@example.go.th does not have the role province:31.", run.Output);
        Assert.Empty(Changes(run));
    }

    [Fact]
    public void Everybody_is_listed_with_role_name_and_id()
    {
        _bench
            .Answer(
                "az ad sp show --id sp1 --query appRoles[].[id, value] --output tsv",
                "r0\tadmin\nr31\tprovince:31\n"
            )
            .Answer(
                "az rest --method GET *",
                Page(null, ("a1", "r31", "u1"), ("a2", "r0", "u2"), ("a3", Guid.Empty.ToString(), "u3"))
            );

        var run = _bench.Run(Script, "list");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(
            ["-\tName of u3 (User)\tu3", "admin\tName of u2 (User)\tu2", "province:31\tName of u1 (User)\tu1"],
            run.Output.Split('\n').Order(StringComparer.Ordinal)
        );
        Assert.Empty(Changes(run));
    }

    [Theory]
    [InlineData]
    [InlineData("admin")]
    [InlineData("revoke", "admin")]
    [InlineData("list", "admin")]
    [InlineData("admin", "a", "b")]
    public void A_slip_on_the_command_line_is_answered_with_how_it_is_used(params string[] arguments)
    {
        var run = _bench.Run(Script, arguments);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("grant.sh revoke ROLE WHO", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Calls);
    }

    [Theory]
    [InlineData("Admin")]
    [InlineData("province:3")]
    [InlineData("agency:x'y")]
    public void What_is_no_role_is_refused_before_anything_is_asked(string role)
    {
        var run = _bench.Run(Script, role, "somchai@example.go.th");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"Not a role: {role}", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Calls);
    }

    public void Dispose() => _bench.Dispose();

    private Preparation Users(params (string Name, string Id)[] known)
    {
        foreach (var (name, id) in known)
            _bench.Answer($"az ad user show --id {name} *", id);
        _bench.Answer("az ad user show *", "!Resource does not exist.");
        return new Preparation(_bench);
    }

    private static string Posted(string person, string role) =>
        $"az rest --method POST --output none --url {Assignments} "
        + $"--body {{\"principalId\": \"{person}\", \"resourceId\": \"sp1\", \"appRoleId\": \"{role}\"}}";

    private static string Page(string? next, params (string Id, string Role, string Person)[] assignments) =>
        $$"""
            {"value": [{{string.Join(
                ", ",
                assignments.Select(a =>
                    $$"""
                    {"id": "{{a.Id}}", "appRoleId": "{{a.Role}}", "principalId": "{{a.Person}}",
                     "principalDisplayName": "Name of {{a.Person}}", "principalType": "User"}
                    """
                )
            )}}]{{(next is null ? "" : $", \"@odata.nextLink\": \"{next}\"")}}}
            """;

    private static IEnumerable<string> Changes(ScriptRun run) =>
        run.Calls.Where(call =>
            call.StartsWith("az rest", StringComparison.Ordinal)
            && !call.Contains("--method GET", StringComparison.Ordinal)
        );

    private static bool HasJq()
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("jq", "--version") { RedirectStandardOutput = true }
            )!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>What the directory answers, in the order in which it is asked.</summary>
    private sealed record Preparation(ScriptBench Bench)
    {
        public Preparation Role(params string[] ids)
        {
            Bench.Answer($"az ad sp show --id sp1 --query appRoles[?value=='{Province}'].id --output tsv", ids);
            return this;
        }

        public Preparation Given(string page)
        {
            Bench.Answer("az rest --method GET *", page);
            return this;
        }

        public Preparation Answer(string call, params string[] outputs)
        {
            Bench.Answer(call, outputs);
            return this;
        }
    }
}
