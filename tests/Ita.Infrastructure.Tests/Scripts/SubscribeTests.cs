namespace Ita.Infrastructure.Tests.Scripts;

public sealed class SubscribeTests : IDisposable
{
    private const string Script = "subscribe.sh";
    private const string Deployment = "az deployment group create *";

    private readonly ScriptBench _bench = new ScriptBench()
        .With("AZURE_SUBSCRIPTION_ID", "s1")
        .With("AZURE_RESOURCE_GROUP", "rg-ita-x")
        .With("ITA_FUNCTION_APP", "func-ita-x")
        .With("ITA_DATA_ACCOUNT", "stitax")
        .With("ITA_EVENT_TOPIC", "evgt-ita-x")
        .With("ITA_DEAD_LETTER_CONTAINER", "event-dead-letters")
        .With("ITA_ADDRESS", "https://func-ita-x.example");

    [Fact]
    public void An_app_that_is_up_is_called_from_the_first_try_on()
    {
        var run = _bench.Answer(Deployment).Run(Script);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var call = Assert.Single(run.Calls);
        Assert.Contains("--resource-group rg-ita-x --name ita-subscriptions", call, StringComparison.Ordinal);
        Assert.Contains(
            "functionAppName=func-ita-x dataAccountName=stitax topicName=evgt-ita-x "
                + "deadLetterContainer=event-dead-letters",
            call,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_app_whose_webhook_is_not_up_at_first_is_tried_again()
    {
        var run = _bench
            .Answer(Deployment, "!Webhook validation handshake failed.", "!Webhook validation handshake failed.", "")
            .Run(Script);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(3, run.Calls.Count(call => call.StartsWith("az ", StringComparison.Ordinal)));
        Assert.Equal(2, run.Calls.Count(call => call == "sleep 30"));
        Assert.Contains("Uploads to stitax are processed.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_app_that_never_comes_up_is_said_to_be_so_with_what_to_do()
    {
        var run = _bench.Answer(Deployment, "!Webhook validation handshake failed.").Run(Script);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(8, run.Calls.Count(call => call.StartsWith("az ", StringComparison.Ordinal)));
        Assert.Contains("Webhook validation handshake failed.", run.Errors, StringComparison.Ordinal);
        Assert.Contains("azd hooks run postdeploy", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("are processed", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _bench.Dispose();
}
