using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Ita.Web.Site;

/// <summary>
/// An answer that is whole before it is sent. A success says by its bytes which it is (a strong ETag), and who has it
/// already is told so with 304 and no body.
/// </summary>
/// <param name="body">All of it.</param>
/// <param name="contentType">Its media type.</param>
/// <param name="status">Of the answer; only 200 has a tag.</param>
/// <param name="fileName">What it is called where it is kept; null for what is looked at.</param>
/// <param name="passedOver">What of it does not count, in order; the tag is weak then.</param>
internal sealed class ETagResult(
    ReadOnlyMemory<byte> body,
    string contentType,
    int status = StatusCodes.Status200OK,
    string? fileName = null,
    ImmutableArray<Range> passedOver = default
) : IResult
{
    private static readonly object s_withoutETag = new();

    /// <summary>For a page with a form, whose token is another each time.</summary>
    public static void OmitETag(HttpContext context) => context.Items[s_withoutETag] = true;

    public async Task ExecuteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.Headers.Vary = "Accept, Cookie";
        if (status == StatusCodes.Status200OK && !context.Items.ContainsKey(s_withoutETag))
        {
            var tag = $"\"{Convert.ToHexStringLower(Hash().AsSpan(0, 16))}\"";
            response.Headers.ETag = passedOver.IsDefaultOrEmpty ? tag : "W/" + tag;
            if (IsKnown(context.Request, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.ContentType = contentType;
        response.ContentLength = body.Length;
        if (fileName is not null)
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(fileName);
            response.Headers.ContentDisposition = disposition.ToString();
        }

        await response.Body.WriteAsync(body, context.RequestAborted);
    }

    private byte[] Hash()
    {
        if (passedOver.IsDefaultOrEmpty)
            return SHA256.HashData(body.Span);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var from = 0;
        foreach (var range in passedOver)
        {
            var (offset, length) = range.GetOffsetAndLength(body.Length);
            hash.AppendData(body.Span[from..offset]);
            from = offset + length;
        }

        hash.AppendData(body.Span[from..]);
        return hash.GetHashAndReset();
    }

    // A tag that went through a proxy may have become weak; for 304 that is enough.
    private static bool IsKnown(HttpRequest request, string tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(one => one.Tag == "*" || one.Tag == tag);
}
