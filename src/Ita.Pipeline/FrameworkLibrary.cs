using Ita.Assessment.Frameworks;
using Ita.Storage;
using Ita.Storage.Uploads;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline;

/// <summary>
/// The frameworks in force: the built-in ones, and those of the container <c>frameworks</c> in their years' places. The container is
/// looked at again after <see cref="Freshness"/>; a file that cannot be used is reported and leaves what was in force.
/// </summary>
public sealed class FrameworkLibrary(UploadStore uploads, TimeProvider time, ILogger<FrameworkLibrary> log) : IDisposable
{
    /// <summary>How long a look at the container holds.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1);
    private Dictionary<string, (string ETag, Framework? Framework)> _files = [];
    private FrameworkCatalogue _catalogue = FrameworkCatalogue.BuiltIn;
    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;

    public async Task<FrameworkCatalogue> GetAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var now = time.GetUtcNow();
            if (now - _lookedAt >= Freshness)
            {
                await LookAsync(cancellation).ConfigureAwait(false);
                _lookedAt = now;
            }

            return _catalogue;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task LookAsync(CancellationToken cancellation)
    {
        var files = new Dictionary<string, (string ETag, Framework? Framework)>(StringComparer.Ordinal);
        await foreach (var blob in uploads.ListAsync(ContainerNames.Frameworks, cancellationToken: cancellation).ConfigureAwait(false))
        {
            files[blob.Name] = _files.TryGetValue(blob.Name, out var known) && known.ETag == blob.ETag
                ? known
                : (blob.ETag, await ReadAsync(blob, cancellation).ConfigureAwait(false));
        }

        _files = files;
        _catalogue = FrameworkCatalogue.BuiltIn.With(files.Values.Select(file => file.Framework).OfType<Framework>());
    }

    private async Task<Framework?> ReadAsync(BlobVersion blob, CancellationToken cancellation)
    {
        if (await uploads.ReadAsync(blob, cancellation).ConfigureAwait(false) is not { } content) return null;
        try
        {
            var framework = FrameworkFile.Read(content.GetBuffer().AsSpan(0, (int)content.Length));
            if (blob.Name == $"{framework.FiscalYear}.json") return framework;
            log.LogError("{Blob} in the container frameworks holds the framework of {Year} and is not used.", blob.Name, framework.FiscalYear);
        }
        catch (FrameworkException e)
        {
            log.LogError(e, "{Blob} in the container frameworks cannot be used.", blob.Name);
        }

        return null;
    }
}
