using System.Collections.Concurrent;
using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Storage;
using Ita.Storage.Frameworks;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Scoring;

/// <summary>
/// The frameworks in force: the built-in ones, and the accepted files of the container <c>frameworks</c> in their
/// years' places; and every other one that something was scored by. What is in force is read again after
/// <see cref="Freshness"/>.
/// </summary>
public sealed partial class FrameworkLibrary(FrameworkStore store, TimeProvider time, ILogger<FrameworkLibrary> log)
    : IDisposable
{
    /// <summary>
    /// How long what was read is relied on; within it an instance may still score by what was in force before.
    /// </summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentDictionary<(FiscalYear Year, string Version), Framework> _read = new();
    private readonly ConcurrentDictionary<(FiscalYear Year, string Version), bool> _kept = new();
    private FrameworkCatalogue _catalogue = FrameworkCatalogue.BuiltIn;
    private ImmutableArray<StoredFramework> _uploaded = [];
    private ImmutableArray<FiscalYear> _unreadable = [];
    private DateTimeOffset _refreshedAt = DateTimeOffset.MinValue;

    /// <summary>What is in force.</summary>
    public async Task<FrameworkCatalogue> GetAsync(CancellationToken cancellationToken) =>
        (await RefreshAsync(cancellationToken)).Catalogue;

    /// <summary>
    /// The same for whoever reads or scores something of a year by it: a page may show the built-in framework in the
    /// place of one that cannot be read; nothing may be computed by it.
    /// </summary>
    /// <exception cref="UnreadableRowException">The row of the year's framework cannot be read.</exception>
    public async Task<FrameworkCatalogue> GetForAsync(FiscalYear year, CancellationToken cancellationToken)
    {
        var catalogue = await GetAsync(cancellationToken);
        if (!_unreadable.Contains(year))
            return catalogue;
        await store.FindAsync(year, cancellationToken);

        // It can be read by now.
        Invalidate();
        return await GetAsync(cancellationToken);
    }

    /// <summary>The uploaded ones among those in force.</summary>
    public async Task<ImmutableArray<StoredFramework>> ListUploadedAsync(CancellationToken cancellationToken) =>
        (await RefreshAsync(cancellationToken)).Uploaded;

    /// <summary>
    /// A framework that is or was in force; null if it is not known here: an older release of the software shipped it.
    /// </summary>
    public async Task<Framework?> FindAsync(FiscalYear year, string version, CancellationToken cancellationToken)
    {
        var inForce = (await GetAsync(cancellationToken)).Find(year);
        return inForce?.Version == version ? inForce : await ReadAsync(year, version, cancellationToken);
    }

    /// <summary>
    /// Has the text of a framework that something is scored by kept, so that it can always be found again.
    /// </summary>
    public async Task KeepAsync(Framework framework, CancellationToken cancellationToken)
    {
        var key = (framework.FiscalYear, framework.Version);
        if (_kept.ContainsKey(key))
            return;
        await store.KeepAsync(framework.FiscalYear, framework.Version, framework.Text, cancellationToken);
        _kept[key] = true;
    }

    /// <summary>
    /// What is in force is read again when it is next asked for: something was put in force or withdrawn.
    /// </summary>
    public void Invalidate() => _refreshedAt = DateTimeOffset.MinValue;

    public void Dispose() => _turn.Dispose();

    private async Task<(FrameworkCatalogue Catalogue, ImmutableArray<StoredFramework> Uploaded)> RefreshAsync(
        CancellationToken cancellationToken
    )
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            if (now - _refreshedAt < Freshness)
                return (_catalogue, _uploaded);
            var (stored, unreadable) = await store.ListInForceAsync(cancellationToken);
            var frameworks = new List<Framework>();
            foreach (var one in stored)
            {
                if (await ReadAsync(one.FiscalYear, one.Version, cancellationToken) is { } framework)
                    frameworks.Add(framework);
                else
                    LogUnreadable(one.FiscalYear, one.Version);
            }

            _unreadable = [.. unreadable];
            _uploaded = [.. stored.Where(one => frameworks.Any(framework => framework.FiscalYear == one.FiscalYear))];
            _catalogue = FrameworkCatalogue.BuiltIn.With(frameworks);
            _refreshedAt = now;
            return (_catalogue, _uploaded);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Framework?> ReadAsync(FiscalYear year, string version, CancellationToken cancellationToken)
    {
        if (_read.TryGetValue((year, version), out var known))
            return known;
        if (await store.FindTextAsync(year, version, cancellationToken) is not { } text)
            return null;
        try
        {
            return _read[(year, version)] = FrameworkFile.Read(text);
        }
        catch (FrameworkException)
        {
            // Accepted by another release of the software, which asked for less.
            return null;
        }
    }

    [LoggerMessage(
        EventId = 3001,
        Level = LogLevel.Error,
        Message = "The framework of {Year}, version {Version}, cannot be read any more and is not in force; upload it "
            + "again."
    )]
    private partial void LogUnreadable(FiscalYear year, string version);
}
