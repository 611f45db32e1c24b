using Microsoft.AspNetCore.Http.Features;

namespace Ita.Web.Profiles;

/// <summary>
/// Bounds the form of a profile before anything of it is read: larger than the largest emblem, so that one that is too
/// large is told so beside its field.
/// </summary>
internal static class ProfileFormLimits
{
    private const long FormBytes = 8L * 1024 * 1024;
    private const int TextBytes = 64 * 1024;
    private const int MostFields = 1000;

    public static ValueTask<object?> ApplyAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (context.Request.ContentLength > FormBytes)
            return ValueTask.FromResult<object?>(Site.Problems.TooLarge());
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = FormBytes;
        var options = new FormOptions
        {
            BufferBodyLengthLimit = FormBytes,
            MultipartBodyLengthLimit = FormBytes,
            ValueLengthLimit = TextBytes,
            ValueCountLimit = MostFields,
        };
        context.Features.Set<IFormFeature>(new FormFeature(context.Request, options));
        return next(invocation);
    }
}
