using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Ita.EndToEnd.Tests.Browser;

/// <summary>A site of somebody else's: an empty page, on an origin of its own.</summary>
public sealed class ForeignSite : IAsyncLifetime
{
    private readonly WebApplication _site;

    public ForeignSite()
    {
        _site = WebApplication.CreateSlimBuilder().Build();
        _site.Urls.Add("http://127.0.0.1:0");
        _site.MapGet("/", () => Results.Content("<!doctype html><title>foreign</title>", "text/html"));
    }

    public Uri Address => new(_site.Urls.Single());

    public async ValueTask InitializeAsync() => await _site.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
