namespace Ita.Storage;

/// <summary>
/// Makes containers, queues and tables where they are not there, before the first step or page that needs them. Not at
/// the app's start: a store that is down then would end the app, and three quick ends end the host.
/// </summary>
public sealed class StorageGate(StorageAccount account)
{
    private readonly SemaphoreSlim _turn = new(1);
    private volatile bool _isOpen;

    public async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        if (_isOpen)
            return;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_isOpen)
                return;
            await account.EnsureCreatedAsync(cancellationToken);
            _isOpen = true;
        }
        finally
        {
            _turn.Release();
        }
    }
}
