namespace Azure.Data.Tables;

/// <summary>Pages that are read one after the other, each when it is wanted.</summary>
internal sealed class TablePageable<T>(
    Func<string?, int?, CancellationToken, Task<Page<T>>> read,
    CancellationToken cancellationToken
) : AsyncPageable<T>(cancellationToken)
    where T : notnull
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            var page = await read(continuationToken, pageSizeHint, CancellationToken);
            yield return page;
            continuationToken = page.ContinuationToken;
        } while (continuationToken is not null);
    }

    // The base class enumerates by the token it was made with only; await foreach may bring one of its own.
    public override async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken, cancellationToken);
        string? continuation = null;
        do
        {
            var page = await read(continuation, null, either.Token);
            foreach (var value in page.Values)
                yield return value;
            continuation = page.ContinuationToken;
        } while (continuation is not null);
    }
}
