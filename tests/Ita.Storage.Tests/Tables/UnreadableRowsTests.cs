using Azure.Data.Tables;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage.Frameworks;
using Ita.Storage.Submissions;
using Ita.Storage.Tallies;
using Ita.Storage.Tests.Tallies;
using Ita.Testing.Storage;
using Microsoft.Extensions.Logging;

namespace Ita.Storage.Tests.Tables;

public sealed class UnreadableRowsTests(StorageFixture storage)
{
    [Fact]
    public async Task A_row_that_cannot_be_read_is_logged_once_however_often_it_is_met_and_not_by_its_content()
    {
        var log = new Lines();
        var account = new StorageAccount(new StorageOptions { ConnectionString = storage.ConnectionString }, log);
        var agency = Some.Code();
        var partition = $"{agency}_{Some.Year}";
        await account
            .Table(TableNames.Submissions)
            .AddEntityAsync(new TableEntity(partition, "foreign") { ["Submission"] = "{\"secret\":" });
        var store = new SubmissionStore(account, TimeProvider.System);

        Assert.Empty(await store.ListAsync(agency, Some.Year));
        Assert.Empty(await store.ListAsync(agency, Some.Year));

        var line = Assert.Single(log.All);
        Assert.Contains(
            $"Submissions cannot be read and is left out: partition {partition}, row foreign",
            line,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
        Assert.Contains(
            new UnreadableRow(TableNames.Submissions, partition, "foreign"),
            await account.Unreadable.ListAsync()
        );
    }

    [Theory]
    [InlineData("IIT", "Tally", "{")]
    [InlineData("IIT", "Source", "7")]
    [InlineData("foreign", "Name", "of another program")]
    public async Task An_agency_is_not_scored_without_a_row_of_its_tallies_that_cannot_be_read(
        string row,
        string property,
        string value
    )
    {
        var store = new TallyStore(storage.Account);
        var agency = Some.Code();
        var source = new TallySource(Some.Upload(agency), new string('0', 64));
        await store.ApplyAsync(
            agency,
            Some.Year,
            source,
            [TallyBuilder.Of(Instrument.IIT, 1), TallyBuilder.Of(Instrument.OIT, 1)]
        );
        var table = storage.Account.Table(TableNames.Tallies);
        await table.UpsertEntityAsync(
            new TableEntity($"{agency}_{Some.Year}", row) { [property] = value },
            TableUpdateMode.Merge
        );

        var failure = await Assert.ThrowsAsync<UnreadableRowException>(() => store.GetAsync(agency, Some.Year));

        Assert.Equal(new UnreadableRow(TableNames.Tallies, $"{agency}_{Some.Year}", row), failure.Row);
    }

    [Fact]
    public async Task The_same_file_read_again_puts_a_damaged_tally_right()
    {
        var store = new TallyStore(storage.Account);
        var agency = Some.Code();
        var source = new TallySource(Some.Upload(agency), new string('0', 64));
        await store.ApplyAsync(agency, Some.Year, source, [TallyBuilder.Of(Instrument.IIT, 1)]);
        await storage
            .Account.Table(TableNames.Tallies)
            .UpsertEntityAsync(
                new TableEntity($"{agency}_{Some.Year}", "IIT") { ["Source"] = 7 },
                TableUpdateMode.Merge
            );

        await store.ApplyAsync(agency, Some.Year, source, [TallyBuilder.Of(Instrument.IIT, 1)]);

        Assert.Equal(source, (await store.GetAsync(agency, Some.Year)).Parts.Single().Source);
    }

    [Fact]
    public async Task An_upload_whose_row_is_damaged_is_taken_up_as_if_it_had_just_come()
    {
        var store = new SubmissionStore(storage.Account, TimeProvider.System);
        var blob = Some.Upload(Some.Code());
        await store.ChangeAsync(blob, SubmissionState.Rejected);
        var row = await storage
            .Account.Table(TableNames.Submissions)
            .QueryAsync<TableEntity>(entity => entity.RowKey == blob.Id)
            .SingleAsync();
        row["Submission"] = "{";
        await storage.Account.Table(TableNames.Submissions).UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);

        await Assert.ThrowsAsync<UnreadableRowException>(() => store.FindAsync(blob));
        var received = await store.AddAsync(blob);

        Assert.Equal(SubmissionState.Received, received.State);
        Assert.Equal(SubmissionState.Received, (await store.FindAsync(blob))!.State);
    }

    [Fact]
    public async Task A_year_whose_framework_cannot_be_read_is_named_and_not_taken_for_one_without()
    {
        var account = storage.Account;
        await account
            .Table(TableNames.Frameworks)
            .UpsertEntityAsync(new TableEntity("in-force", "2599") { ["Framework"] = "{" });
        var store = new FrameworkStore(account);

        var inForce = await store.ListInForceAsync();

        Assert.Contains(new FiscalYear(2599), inForce.Unreadable);
        await Assert.ThrowsAsync<UnreadableRowException>(() => store.FindAsync(new FiscalYear(2599)));
        await account.Table(TableNames.Frameworks).DeleteEntityAsync("in-force", "2599");
    }

    private sealed class Lines : ILogger<UnreadableRows>
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => All.Add(formatter(state, exception) + exception);
    }
}
