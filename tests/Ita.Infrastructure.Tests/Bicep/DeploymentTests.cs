namespace Ita.Infrastructure.Tests.Bicep;

/// <summary>What the settings of an installation make of it.</summary>
public sealed class DeploymentTests
{
    private const string Assignment = "Microsoft.Authorization/roleAssignments";
    private const string Account = "Microsoft.Storage/storageAccounts";
    private const string Diagnostics = "Microsoft.Insights/diagnosticSettings";
    private const string BlobDataContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private const string QueueDataContributor = "974c5e8b-45b9-4653-ba55-5f855dd0fb88";
    private const string TableDataContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3";
    private const string Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

    [Fact]
    public void Nobody_is_told_where_no_contact_is_named()
    {
        var deployment = Deployment.Of(("ITA_ALERT_CONTACTS", " , "));

        Assert.DoesNotContain(deployment.Resources, resource => resource.Type.Contains("alert", Ignore));
        Assert.Empty(deployment.All("Microsoft.Insights/actionGroups"));
        Assert.Empty(deployment.All("Microsoft.Insights/scheduledQueryRules"));
    }

    [Fact]
    public void Every_contact_is_told_once_of_every_rule()
    {
        var deployment = Deployment.Of(("ITA_ALERT_CONTACTS", "a@example.go.th, b@example.go.th,,a@example.go.th "));

        var people = deployment.One("Microsoft.Insights/actionGroups");
        Assert.Equal(
            ["a@example.go.th", "b@example.go.th"],
            people
                .Json.GetProperty("properties")
                .GetProperty("emailReceivers")
                .EnumerateArray()
                .Select(receiver => receiver.GetProperty("emailAddress").GetString())
        );
        Assert.Equal(7, deployment.All("Microsoft.Insights/scheduledQueryRules").Count);
        Assert.Equal(2, deployment.All("Microsoft.Insights/metricAlerts").Count);
        Assert.All(
            deployment
                .All("Microsoft.Insights/scheduledQueryRules")
                .Concat(deployment.All("Microsoft.Insights/metricAlerts")),
            rule =>
                Assert.Contains(
                    "Microsoft.Insights/actionGroups",
                    rule.Value("properties", "actions"),
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void The_app_writes_its_telemetry_with_its_identity()
    {
        var deployment = Deployment.Of();

        var settings = deployment.One("Microsoft.Web/sites/config");
        Assert.Contains(
            "ClientId={0};Authorization=AAD",
            settings.Value("properties", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING"),
            StringComparison.Ordinal
        );
        Assert.NotEqual("", settings.Value("properties", "APPLICATIONINSIGHTS_CONNECTION_STRING"));
        var insights = deployment.One("Microsoft.Insights/components");
        Assert.Equal("True", insights.Value("properties", "DisableLocalAuth"));
        Assert.Contains(
            "Microsoft.OperationalInsights",
            insights.Value("properties", "WorkspaceResourceId"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            deployment.All(Assignment),
            assignment =>
                assignment.Id.Contains("Microsoft.Insights/components", StringComparison.Ordinal)
                && Role(assignment) == "3913510d-42f4-4e42-8a64-420c390055eb"
        );
    }

    [Fact]
    public void An_operator_can_do_what_operating_md_says()
    {
        var deployment = Deployment.Of(("ITA_OPERATORS", "o1"));

        Assert.Equal(
            new[] { BlobDataContributor, QueueDataContributor, TableDataContributor }.Order(StringComparer.Ordinal),
            deployment
                .All(Assignment)
                .Where(assignment => Who(assignment) == "o1" && assignment.Id.Contains("/stita", Ignore))
                .Select(Role)
                .Order(StringComparer.Ordinal)
        );
        var restart = deployment.One("Microsoft.Authorization/roleDefinitions");
        Assert.Contains(
            "Microsoft.Web/sites/restart/action",
            restart.Value("properties", "permissions"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            new[] { Reader, restart.Name }.Order(StringComparer.Ordinal),
            deployment
                .All(Assignment)
                .Where(assignment => Who(assignment) == "o1" && !assignment.Id.Contains("/stita", Ignore))
                .Select(Role)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Whoever_is_named_more_than_once_is_assigned_once()
    {
        var once = Deployment.Of(("ITA_OPERATORS", "o1,u1"), ("ITA_UPLOADERS", "u2"));
        var often = Deployment.Of(
            ("AZURE_PRINCIPAL_ID", "o1"),
            ("ITA_OPERATORS", " O1, o1 ,,u1"),
            ("ITA_UPLOADERS", "u1, u2,u2 ,")
        );

        Assert.Equal(Assignments(once), Assignments(often));
        Assert.Equal(Assignments(often).Count(), Assignments(often).Distinct().Count());
    }

    [Fact]
    public void In_one_zone_plan_and_host_account_are_in_one()
    {
        var deployment = Deployment.Of(("ITA_ALWAYS_READY_INSTANCES", "1"));

        Assert.Equal("False", deployment.One("Microsoft.Web/serverfarms").Value("properties", "zoneRedundant"));
        Assert.Equal("Standard_LRS", deployment.One(Account, "sthost").Value("sku", "name"));
        Assert.Equal(1, AlwaysReady(deployment));
    }

    [Fact]
    public void In_several_zones_plan_and_host_account_are_together()
    {
        var deployment = Deployment.Of(
            ("ITA_ZONE_REDUNDANT", "true"),
            ("ITA_REDUNDANCY", "Standard_GZRS"),
            ("ITA_ALWAYS_READY_INSTANCES", "1")
        );

        Assert.Equal("True", deployment.One("Microsoft.Web/serverfarms").Value("properties", "zoneRedundant"));
        Assert.Equal("Standard_ZRS", deployment.One(Account, "sthost").Value("sku", "name"));
        Assert.Equal("Standard_GZRS", deployment.One(Account, "stita").Value("sku", "name"));
        Assert.Equal(2, AlwaysReady(deployment));
    }

    [Fact]
    public void A_topic_that_is_there_is_taken()
    {
        var deployment = Deployment.Of(("ITA_EXISTING_EVENT_TOPIC", "stita-made-by-hand"));

        Assert.Equal("stita-made-by-hand", deployment.One("Microsoft.EventGrid/systemTopics").Name);
    }

    [Fact]
    public void A_budget_needs_amount_contact_and_start()
    {
        const string Budget = "Microsoft.Consumption/budgets";
        Assert.Empty(Deployment.Of().All(Budget));
        Assert.Empty(Deployment.Of(("ITA_BUDGET_START", "2026-12-01"), ("ITA_BUDGET_CONTACTS", "a@b")).All(Budget));
        var deployment = Deployment.Of(
            ("ITA_MONTHLY_BUDGET", "5000"),
            ("ITA_BUDGET_START", "2026-12-01"),
            ("ITA_BUDGET_CONTACTS", " a@b ,")
        );
        Assert.Equal("2026-12-01", deployment.One(Budget).Value("properties", "timePeriod", "startDate"));
    }

    [Theory]
    [InlineData("/blobServices/")]
    [InlineData("/queueServices/")]
    [InlineData("/tableServices/")]
    [InlineData("Microsoft.EventGrid/systemTopics/")]
    public void What_happens_is_recorded_where_no_daily_limit_silences_it(string of)
    {
        var deployment = Deployment.Of();
        var audit = deployment.One(Account, "staudit");

        var record = Assert.Single(deployment.All(Diagnostics), setting => setting.Id.Contains(of, Ignore));
        Assert.Equal(audit.Id, record.Value("properties", "storageAccountId"));
    }

    [Fact]
    public void Nobody_has_a_role_in_the_record() =>
        Assert.DoesNotContain(
            Deployment.Of(("ITA_OPERATORS", "o1"), ("ITA_UPLOADERS", "u1")).All(Assignment),
            assignment => assignment.Id.Contains("/staudit", Ignore)
        );

    [Fact]
    public void In_a_private_network_no_account_is_open()
    {
        var deployment = Deployment.Of(("ITA_PRIVATE_NETWORK", "true"));

        Assert.Equal(3, deployment.All(Account).Count);
        Assert.All(
            deployment.All(Account),
            account => Assert.Equal("Deny", account.Value("properties", "networkAcls", "defaultAction"))
        );
        Assert.Equal(6, deployment.All("Microsoft.Network/privateEndpoints").Count);
    }

    [Fact]
    public void Private_endpoints_are_made_one_at_a_time_after_the_account_is_complete()
    {
        var template = CompiledTemplate.Read(
            Path.Combine(Consistency.WorkingCopy.Root, "infra", "modules", "storage-account.bicep")
        );

        var endpoints = Assert.Single(template.Resources("Microsoft.Network/privateEndpoints"));
        Assert.Equal("serial", endpoints.GetProperty("copy").GetProperty("mode").GetString());
        Assert.Equal(1, endpoints.GetProperty("copy").GetProperty("batchSize").GetInt32());
        Assert.Contains("blobServices", endpoints.GetProperty("dependsOn").ToString(), StringComparison.Ordinal);
    }

    private const StringComparison Ignore = StringComparison.OrdinalIgnoreCase;

    private static IEnumerable<string> Assignments(Deployment deployment) =>
        deployment
            .All(Assignment)
            .Select(assignment => $"{assignment.Id} {Role(assignment)} {Who(assignment)}")
            .Order(StringComparer.Ordinal);

    private static string Role(DeployedResource assignment) =>
        assignment.Value("properties", "roleDefinitionId").TrimEnd(']', ')', '\'').Split('/', '\'')[^1];

    private static string Who(DeployedResource assignment) => assignment.Value("properties", "principalId");

    private static int AlwaysReady(Deployment deployment)
    {
        var properties = deployment.One("Microsoft.Web/sites").Json.GetProperty("properties");
        var scale = properties.GetProperty("functionAppConfig").GetProperty("scaleAndConcurrency");
        return scale.GetProperty("alwaysReady").EnumerateArray().Single().GetProperty("instanceCount").GetInt32();
    }
}
