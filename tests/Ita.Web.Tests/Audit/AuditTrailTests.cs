using System.Net;
using Ita.Assessment;
using Ita.Storage;
using Ita.Storage.Audit;
using Ita.Web.Access;
using Ita.Web.Audit;
using Ita.Web.Tests.Access;
using Microsoft.Extensions.Logging;

namespace Ita.Web.Tests.Audit;

/// <summary>The table of the audit cannot be written: it is gone.</summary>
public sealed class AuditTrailTests(GuardedApp app) : IClassFixture<GuardedApp>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await app.Account.Tables.DeleteTableAsync(TableNames.Audit);

    public async ValueTask DisposeAsync() => await app.Account.EnsureCreatedAsync();

    [Fact]
    public async Task What_was_asked_for_is_done_all_the_same()
    {
        using var answer = await app.Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, "/api/agencies/310801/years/2566/report.docx").As("agency:310801")
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("310801", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_note_stands_in_the_log_as_an_error_without_the_names_of_account_and_file()
    {
        var log = new KeptLog();
        var trail = new AuditTrail(new AuditStore(app.Account), TimeProvider.System, log);
        var agency = new Agency
        {
            Code = new AgencyCode("310801"),
            Name = "เทศบาล",
            ProvinceCode = new ProvinceCode("31"),
            Province = "บุรีรัมย์",
        };

        await trail.RecordAsync(
            AuditAction.Restart,
            Visitor.Of(["admin"]) with
            {
                Id = "somebody",
                Name = "somying@buriram.example",
            },
            agency,
            new FiscalYear(2566),
            "ita.xlsx"
        );

        var (level, text) = Assert.Single(log.Lines);
        Assert.Equal(LogLevel.Error, level);
        Assert.All(
            ["somebody", "Restart", "310801", "2566"],
            part => Assert.Contains(part, text, StringComparison.Ordinal)
        );

        // The names of account and file are for the audit alone.
        Assert.DoesNotContain("somying", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ita.xlsx", text, StringComparison.Ordinal);
    }

    private sealed class KeptLog : ILogger<AuditTrail>
    {
        public List<(LogLevel Level, string Text)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Add((logLevel, formatter(state, exception)));
    }
}
