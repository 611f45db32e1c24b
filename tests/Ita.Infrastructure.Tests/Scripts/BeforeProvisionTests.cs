namespace Ita.Infrastructure.Tests.Scripts;

public sealed class BeforeProvisionTests : IDisposable
{
    private const string Script = "before-provision.sh";

    private readonly ScriptBench _bench = new ScriptBench()
        .With("AZURE_ENV_NAME", "ita-x")
        .With("AZURE_SUBSCRIPTION_ID", "s1")
        .Answer("azd env set *")
        .Answer("date *", "2026-03");

    [Fact]
    public void Without_a_budget_nothing_is_asked_and_nothing_is_remembered()
    {
        var run = _bench.Run(Script);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Empty(run.Calls);
    }

    [Fact]
    public void A_new_installations_budget_starts_this_month()
    {
        Budget("5000").Answer("az group exists *", "false");

        var run = _bench.Run(Script);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal("azd env set ITA_BUDGET_START 2026-03-01", run.Calls[^1]);
    }

    [Fact]
    public void Before_there_is_a_subscription_a_network_of_ones_own_is_refused_with_what_to_do()
    {
        _bench.With("ITA_PRIVATE_NETWORK", "true").With("AZURE_SUBSCRIPTION_ID", "");

        var run = _bench.Run(Script);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("azd env set AZURE_SUBSCRIPTION_ID", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Calls);
    }

    [Fact]
    public void Before_there_is_a_subscription_nobody_is_asked_for_the_budget()
    {
        Budget("5000").With("AZURE_SUBSCRIPTION_ID", "");

        var run = _bench.Run(Script);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(["date -u +%Y-%m", "azd env set ITA_BUDGET_START 2026-03-01"], run.Calls);
    }

    [Fact]
    public void A_budget_that_is_there_keeps_its_start()
    {
        Budget("5000").Answer("az group exists *", "true").Answer("az rest *", "2025-11-01T00:00:00Z");

        var run = _bench.Run(Script);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains(
            "/resourceGroups/rg-ita-x/providers/Microsoft.Consumption/budgets",
            run.Calls[1],
            StringComparison.Ordinal
        );
        Assert.Equal("azd env set ITA_BUDGET_START 2025-11-01", run.Calls[^1]);
    }

    [Fact]
    public void A_month_that_was_remembered_before_there_was_a_budget_is_forgotten()
    {
        Budget("5000")
            .With("ITA_BUDGET_START", "2025-06-01")
            .Answer("az group exists *", "true")
            .Answer("az rest *", "");

        var run = _bench.Run(Script);

        Assert.Equal("azd env set ITA_BUDGET_START 2026-03-01", run.Calls[^1]);
    }

    [Fact]
    public void A_start_that_is_known_is_not_set_again()
    {
        Budget("5000")
            .With("ITA_BUDGET_START", "2025-11-01")
            .Answer("az group exists *", "true")
            .Answer("az rest *", "2025-11-01T00:00:00Z");

        var run = _bench.Run(Script);

        Assert.DoesNotContain(run.Calls, call => call.StartsWith("azd", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_the_budget_cannot_be_asked_for_nothing_is_made_up()
    {
        Budget("5000").Answer("az group exists *", "true").Answer("az rest *", "!Please run az login.");

        var run = _bench.Run(Script);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Equal("Please run az login.", run.Errors);
        Assert.DoesNotContain(run.Calls, call => call.StartsWith("azd", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" , ")]
    public void A_budget_that_tells_nobody_is_refused(string contacts)
    {
        Budget("5000").With("ITA_BUDGET_CONTACTS", contacts);

        var run = _bench.Run(Script);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("azd env set ITA_BUDGET_CONTACTS", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_private_network_registers_its_provider()
    {
        _bench.With("ITA_PRIVATE_NETWORK", "true").Answer("az provider register *");

        var run = _bench.Run(Script);

        Assert.Equal(["az provider register --namespace Microsoft.App --subscription s1 --wait"], run.Calls);
    }

    [Theory]
    [InlineData("Standard_LRS", 1)]
    [InlineData("Standard_GRS", 1)]
    [InlineData("Standard_ZRS", 0)]
    [InlineData("Standard_GZRS", 0)]
    public void An_app_in_several_zones_has_its_data_in_several_zones(string redundancy, int exitCode)
    {
        _bench.With("ITA_ZONE_REDUNDANT", "true").With("ITA_REDUNDANCY", redundancy);

        Assert.Equal(exitCode, _bench.Run(Script).ExitCode);
    }

    public void Dispose() => _bench.Dispose();

    private ScriptBench Budget(string amount) =>
        _bench.With("ITA_MONTHLY_BUDGET", amount).With("ITA_BUDGET_CONTACTS", "you@example.go.th");
}
