using Azure;
using Ita.Storage.Entities;

namespace Ita.Storage.Tests.Entities;

public sealed class ConflictsTests
{
    [Theory]
    [InlineData(412, "UpdateConditionNotSatisfied")]
    [InlineData(409, "EntityAlreadyExists")]
    [InlineData(404, "ResourceNotFound")]
    public async Task A_conflict_is_tried_again_from_the_start(int status, string code)
    {
        var attempts = 0;

        var result = await Conflicts.RetryAsync(
            () => ++attempts < 3 ? throw Failure(status, code) : Task.FromResult("done"),
            CancellationToken.None
        );

        Assert.Equal(("done", 3), (result, attempts));
    }

    [Fact]
    public async Task A_conflict_without_end_is_contention()
    {
        var exception = await Assert.ThrowsAsync<StorageContentionException>(() =>
            Conflicts.RetryAsync<string>(
                () => throw Failure(412, "UpdateConditionNotSatisfied"),
                CancellationToken.None
            )
        );

        Assert.Equal(412, Assert.IsType<RequestFailedException>(exception.InnerException).Status);
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_no_conflict()
    {
        var attempts = 0;

        await Assert.ThrowsAsync<RequestFailedException>(() =>
            Conflicts.RetryAsync<string>(
                () =>
                {
                    attempts++;
                    throw Failure(404, "TableNotFound");
                },
                CancellationToken.None
            )
        );

        Assert.Equal(1, attempts);
    }

    private static RequestFailedException Failure(int status, string code) => new(status, code, code, null);
}
