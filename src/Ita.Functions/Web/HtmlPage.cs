using System.Text;
using Ita.Functions.Web.Frame;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Ita.Functions.Web;

/// <summary>
/// A component written as a page, in the visitor's language. It is rendered by <see cref="HtmlRenderer"/> alone, which encodes every
/// value: Blazor's own endpoints would bring data-protection keys and scripts that a static page has no use for.
/// </summary>
/// <param name="parameters">The component's parameters by name.</param>
/// <param name="status">Of the answer.</param>
/// <param name="dataAt">When the oldest of what is shown was read.</param>
internal sealed class HtmlPage<TPage>(IReadOnlyDictionary<string, object?> parameters, int status = StatusCodes.Status200OK, DateTimeOffset? dataAt = null) : IResult
    where TPage : IComponent
{
    public async Task ExecuteAsync(HttpContext context)
    {
        var frame = PageFrame.Of(context, dataAt);
        await using var renderer = new HtmlRenderer(context.RequestServices, context.RequestServices.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<CascadingValue<PageFrame>>(InFrame(frame))).ToHtmlString());
        var bytes = Encoding.UTF8.GetBytes(html);
        context.Response.Headers.ContentLanguage = frame.Texts.Language.Code();
        await new TaggedAnswer(bytes, "text/html; charset=utf-8", status, tagOf: dataAt is { } at ? Timeless(html, at, frame.Texts.Language) : null).ExecuteAsync(context);
    }

    // The data may have been read anew and be the same: then so is the page, whenever that was.
    private static byte[] Timeless(string html, DateTimeOffset at, Language language) => Encoding.UTF8.GetBytes(html
        .Replace(Shown.Machine(at), "", StringComparison.Ordinal)
        .Replace(Shown.Time(at, language), "", StringComparison.Ordinal));

    private ParameterView InFrame(PageFrame frame)
    {
        RenderFragment page = builder =>
        {
            builder.OpenComponent<TPage>(0);
            builder.AddMultipleAttributes(1, parameters.Select(pair => KeyValuePair.Create(pair.Key, pair.Value!)));
            builder.CloseComponent();
        };
        return ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(CascadingValue<PageFrame>.Value)] = frame,
            [nameof(CascadingValue<PageFrame>.IsFixed)] = true,
            [nameof(CascadingValue<PageFrame>.ChildContent)] = page,
        });
    }
}
