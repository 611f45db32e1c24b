using System.Text;
using Ita.Web.Access;
using Ita.Web.Site;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Ita.Web.Uploads;

/// <summary>
/// An upload form as it comes in, part by part: first its token, then the files, each to be read before the next. The
/// framework's own reading would put every file on the disk first.
/// </summary>
internal sealed class UploadForm
{
    /// <summary>The field of survey exports; what stands in no field that is known counts as one.</summary>
    public const string ExportField = "files";

    /// <summary>The field of filled-in follow-up forms.</summary>
    public const string FollowUpField = "follow-up";

    /// <summary>The field of a province's published tables.</summary>
    public const string ResultsField = "results";

    private const int MaxBoundary = 100;

    // Fields without a file among them; a browser sends a handful.
    private const int MaxParts = 1000;
    private const int MaxToken = 4 * 1024;

    private readonly MultipartReader _reader;
    private readonly Stream _body;
    private MultipartSection? _section;
    private int _parts;

    private UploadForm(string boundary, Stream body, RequestBudget budget)
    {
        (_body, Budget) = (body, budget);
        _reader = new MultipartReader(boundary, body) { HeadersLengthLimit = 16 * 1024 };
    }

    /// <summary>The time its storing has.</summary>
    public RequestBudget Budget { get; }

    /// <summary>Null if the request is no multipart form.</summary>
    public static UploadForm? Open(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = UploadLimits.FormBytes;
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        )
            return null;
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        return boundary is { Length: > 0 and <= MaxBoundary }
            ? new UploadForm(boundary, request.Body, RequestBudget.Of(request.HttpContext))
            : null;
    }

    /// <summary>The form of a request that comes from a page of ours.</summary>
    /// <returns>Either the form or why the request is refused.</returns>
    public static async Task<(UploadForm? Form, IResult? Refusal)> OpenAsync(
        HttpContext context,
        FormGuard forms,
        CancellationToken cancellationToken
    )
    {
        if (Open(context.Request) is not { } form)
            return (null, Problems.Of(StatusCodes.Status415UnsupportedMediaType));
        string token;
        try
        {
            token =
                await form.ReadTokenAsync(cancellationToken) ?? context.Request.Headers[FormGuard.Header].ToString();
        }
        catch (Exception e) when (Problems.IsBrokenRequest(e) && !cancellationToken.IsCancellationRequested)
        {
            return (null, Problems.IsTooLarge(e) ? Problems.TooLarge() : Problems.NoForm());
        }

        return await forms.RefuseAsync(context, token) is { } untrusted ? (null, untrusted) : (form, null);
    }

    // The token, where it is the form's first field; null otherwise.
    private async Task<string?> ReadTokenAsync(CancellationToken cancellationToken)
    {
        _section = await _reader.ReadNextSectionAsync(cancellationToken);
        if (_section?.AsFormDataSection() is not { Name: FormGuard.Field } field)
            return null;
        var buffer = new byte[MaxToken];
        var length = await field.Section.Body.ReadAtLeastAsync(
            buffer,
            MaxToken,
            throwOnEndOfStream: false,
            cancellationToken
        );
        _section = null;
        return length < MaxToken ? Encoding.UTF8.GetString(buffer, 0, length) : null;
    }

    /// <summary>
    /// The next file, its field and what it is called; null after the last. A file field in which nothing was chosen is
    /// passed over.
    /// </summary>
    /// <exception cref="InvalidDataException">What follows is no part of a form.</exception>
    /// <exception cref="IOException">The form breaks off, or is over a limit.</exception>
    public async Task<(string Field, string Name, Stream Content)?> NextFileAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var section = _section ?? await _reader.ReadNextSectionAsync(cancellationToken);
            _section = null;
            if (section is null)
                return null;
            if (++_parts > MaxParts)
                throw new TooManyPartsException();
            if (section.AsFileSection() is { FileStream: { } content, FileName: { Length: > 0 } name } file)
                return (file.Name, name, content);
        }
    }

    /// <summary>
    /// Lets the rest come in without looking at it: an answer before the end would reach no browser that still sends.
    /// </summary>
    public Task RunOutAsync(CancellationToken cancellationToken) => _body.CopyToAsync(Stream.Null, cancellationToken);
}

/// <summary>A form has more parts than anybody fills in.</summary>
internal sealed class TooManyPartsException() : IOException("The form has too many parts.");
