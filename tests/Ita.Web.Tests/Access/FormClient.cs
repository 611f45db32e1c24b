using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ita.Testing;

namespace Ita.Web.Tests.Access;

/// <summary>
/// A browser's part in a form: it fetches the page, keeps its cookie and token, and sends the form as somebody.
/// </summary>
internal sealed partial class FormClient(HttpClient client, params string[] roles)
{
    private string _cookie = "";
    private string _token = "";

    /// <summary>Sent with the form; null leaves one out.</summary>
    public Dictionary<string, string?> Headers { get; } =
        new() { ["Sec-Fetch-Site"] = "same-origin", ["Accept"] = "application/json" };

    /// <summary>Who fetches and sends: its id.</summary>
    public string Account { get; init; } = "00000000-0000-0000-0000-000000000001";

    public string Token
    {
        get => _token;
        set => _token = value;
    }

    public string Cookie => _cookie;

    /// <param name="path">The form's page.</param>
    public async Task OpenAsync(string path)
    {
        using var answer = await FetchAsync(path, "application/json");
        _token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    /// <param name="path">A page with a form.</param>
    /// <returns>The page.</returns>
    public async Task<string> OpenPageAsync(string path)
    {
        using var answer = await FetchAsync(path, "text/html");
        var page = await answer.Content.ReadAsStringAsync();
        _token = TokenPattern().Match(page).Groups[1].Value;
        return page;
    }

    public Task<HttpResponseMessage> SendAsync(string path, params (string Name, byte[] Content)[] files) =>
        SendAsAsync("files", path, files);

    /// <param name="field">Of the form.</param>
    /// <param name="path">Where to.</param>
    /// <param name="files">In the order of the form.</param>
    public Task<HttpResponseMessage> SendAsAsync(
        string field,
        string path,
        params (string Name, byte[] Content)[] files
    )
    {
        var form = new MultipartFormDataContent { { new StringContent(_token), "token" } };
        foreach (var (name, content) in files)
            form.Add(new ByteArrayContent(content), field, name);
        return SendAsync(path, form);
    }

    public async Task<HttpResponseMessage> SendAsync(string path, HttpContent form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        request.Headers.Add(SignInTokens.Header, SignInTokens.Of(Account, roles));
        if (_cookie.Length > 0)
            request.Headers.Add("Cookie", _cookie);
        foreach (var (name, value) in Headers.Where(header => header.Value is not null))
            request.Headers.Add(name, value);
        return await client.SendAsync(request);
    }

    private async Task<HttpResponseMessage> FetchAsync(string path, string mediaType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(SignInTokens.Header, SignInTokens.Of(Account, roles));
        request.Headers.Add("Accept", mediaType);
        var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
            _cookie = string.Join(
                "; ",
                cookies.Select(cookie => cookie[..cookie.IndexOf(';', StringComparison.Ordinal)])
            );
        return answer;
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex TokenPattern();
}
