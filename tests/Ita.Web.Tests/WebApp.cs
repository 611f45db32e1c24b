using Ita.Storage;
using Ita.Storage.Uploads;
using Ita.Testing;
using Ita.Testing.Storage;
using Ita.Web.Access;
using Microsoft.AspNetCore.Builder;

namespace Ita.Web.Tests;

/// <summary>An account of its own, and pages and API on it.</summary>
public sealed class WebApp : IAsyncLifetime
{
    private readonly StorageFixture _storage = new();

    public StorageAccount Account => _storage.Account;

    public UploadStore Uploads => new(Account);

    public ValueTask InitializeAsync() => _storage.InitializeAsync();

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    /// <param name="signIn">Whom it believes.</param>
    /// <param name="time">Its clock; the system's if left out.</param>
    public Task<WebApplication> StartAsync(SignIn signIn, TimeProvider? time = null) =>
        PagesHost.StartAsync(_storage.ConnectionString, signIn, time);
}
