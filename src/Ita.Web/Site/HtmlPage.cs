using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;

namespace Ita.Web.Site;

/// <summary>
/// A component written as a page, in the visitor's language. It is rendered by <see cref="HtmlRenderer"/> alone, which
/// encodes every value: Blazor's own endpoints would bring data-protection keys and scripts that a static page has no
/// use for.
/// </summary>
/// <param name="parameters">The component's parameters by name.</param>
/// <param name="status">Of the answer.</param>
/// <param name="dataAt">When the oldest of what is shown was read.</param>
internal sealed class HtmlPage<TPage>(
    IReadOnlyDictionary<string, object?> parameters,
    int status = StatusCodes.Status200OK,
    DateTimeOffset? dataAt = null
) : IResult
    where TPage : IComponent
{
    private const int UsualBytes = 64 * 1024;
    private const int BufferedChars = 8 * 1024;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public async Task ExecuteAsync(HttpContext context)
    {
        var frame = PageFrame.Of(context, dataAt);
        await using var renderer = new HtmlRenderer(
            context.RequestServices,
            context.RequestServices.GetRequiredService<ILoggerFactory>()
        );
        var page = await renderer.Dispatcher.InvokeAsync(async () =>
            Bytes(await renderer.RenderComponentAsync<CascadingValue<PageFrame>>(InFrame(frame)))
        );
        context.Response.Headers.ContentLanguage = frame.Texts.Language.Code();
        await new ETagResult(
            page,
            "text/html; charset=utf-8",
            status,
            passedOver: dataAt is { } at ? Times(page.Span, at, frame.Texts.Language) : []
        ).ExecuteAsync(context);
    }

    // Never one string of the whole page: a long one would cost the collector more than its rendering does.
    private static ReadOnlyMemory<byte> Bytes(HtmlRootComponent page)
    {
        var bytes = new MemoryStream(UsualBytes);
        using (var writer = new StreamWriter(bytes, s_utf8, BufferedChars, leaveOpen: true))
            page.WriteHtmlTo(writer);
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    // The data may have been read anew and be the same: then so is the page, whenever that was.
    private static ImmutableArray<Range> Times(ReadOnlySpan<byte> page, DateTimeOffset at, SiteLanguage language)
    {
        var (machine, people) = (
            Encoding.UTF8.GetBytes(Display.Machine(at)),
            Encoding.UTF8.GetBytes(Display.Time(at, language))
        );

        // Both stand in the foot, the one for programs first.
        var (first, second) = (page.LastIndexOf(machine), page.LastIndexOf(people));
        return first < 0 || second < first ? [] : [first..(first + machine.Length), second..(second + people.Length)];
    }

    private ParameterView InFrame(PageFrame frame)
    {
        RenderFragment page = builder =>
        {
            builder.OpenComponent<TPage>(0);
            builder.AddMultipleAttributes(1, parameters.Select(pair => KeyValuePair.Create(pair.Key, pair.Value!)));
            builder.CloseComponent();
        };
        return ParameterView.FromDictionary(
            new Dictionary<string, object?>
            {
                [nameof(CascadingValue<PageFrame>.Value)] = frame,
                [nameof(CascadingValue<PageFrame>.IsFixed)] = true,
                [nameof(CascadingValue<PageFrame>.ChildContent)] = page,
            }
        );
    }
}
