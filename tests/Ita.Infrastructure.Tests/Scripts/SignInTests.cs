namespace Ita.Infrastructure.Tests.Scripts;

public sealed class SignInTests : IDisposable
{
    private const string Script = "sign-in.sh";

    private readonly ScriptBench _bench = new ScriptBench()
        .Answer(
            "azd env get-values",
            """
            AZURE_ENV_NAME="ita-x"
            AZURE_TENANT_ID="t1"
            ITA_ADDRESS="https://func-ita-x.example"
            ITA_IDENTITY_PRINCIPAL_ID="i1"
            OTHER="$(exit 7)"
            """
        )
        .Answer("azd env set ITA_SIGN_IN_CLIENT_ID c1")
        .Answer("az ad sp update --id sp1 --set appRoleAssignmentRequired=true");

    [Fact]
    public void The_registration_trusts_the_apps_identity_and_asks_for_a_role()
    {
        _bench
            .Answer("az ad app list *", "")
            .Answer("az ad app create --display-name ITA ita-x *", "c1")
            .Answer("az ad sp list *", "")
            .Answer("az ad sp create --id c1 *", "sp1")
            .Answer("az ad app federated-credential list --id c1 *", "")
            .Answer("az ad app federated-credential create --id c1 *");

        var run = _bench.Run(Script);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Single(
            run.Calls,
            call => call.Contains("https://func-ita-x.example/.auth/login/aad/callback", StringComparison.Ordinal)
        );
        Assert.Single(
            run.Calls,
            call =>
                call.Contains("\"issuer\": \"https://login.microsoftonline.com/t1/v2.0\"", StringComparison.Ordinal)
                && call.Contains("\"subject\": \"i1\"", StringComparison.Ordinal)
        );
        Assert.Contains("az ad sp update --id sp1 --set appRoleAssignmentRequired=true", run.Calls);
        Assert.Equal("azd env set ITA_SIGN_IN_CLIENT_ID c1", run.Calls[^1]);
    }

    [Fact]
    public void Run_again_it_makes_nothing_twice()
    {
        _bench
            .Answer("az ad app list *", "c1")
            .Answer("az ad sp list *", "sp1")
            .Answer("az ad app federated-credential list --id c1 *", "ita-function-app");

        var run = _bench.Run(Script);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.DoesNotContain(run.Calls, call => call.Contains(" create ", StringComparison.Ordinal));
    }

    public void Dispose() => _bench.Dispose();
}
