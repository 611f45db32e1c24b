using Ita.Assessment;
using Ita.Web.Access;
using Ita.Web.Site;

namespace Ita.Web.Uploads;

/// <summary>The page on which survey exports of a year are handed in, and what it sends.</summary>
internal static class UploadEndpoints
{
    private const string Route = "/agencies/{agencyCode}/years/{fiscalYear}/upload";
    private const string Tag = "Uploads";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet(Route, ShowPageAsync).ForAgency();
        pages.MapPost(Route, ReceiveAsync).ForAgency();
        api.MapGet(Route, GetAsync)
            .RedirectsPeople()
            .ForAgency()
            .Describe("showUpload", Tag, "What an upload needs.")
            .TakesQuery(SentFiles.QueryParameter)
            .Produces<UploadResponse>();
        api.MapPost(Route, ReceiveAsync)
            .ForAgency()
            .Describe(
                "uploadFiles",
                Tag,
                "Hands in files. The token goes first, or into the header that the form names."
            )
            .TakesForm(
                "multipart/form-data",
                new FormField(FormGuard.Field, "The token of the form; it goes first."),
                new FormField(UploadForm.ExportField, "Survey exports.", IsFile: true),
                new FormField(UploadForm.FollowUpField, "Filled-in follow-up forms.", IsFile: true)
            )
            .Produces<UploadReceiptResponse>(StatusCodes.Status201Created)
            .Produces<UploadReceiptResponse>(StatusCodes.Status422UnprocessableEntity)
            .Refuses(
                StatusCodes.Status400BadRequest,
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status415UnsupportedMediaType
            );
    }

    private static async Task<IResult> ShowPageAsync(
        string fiscalYear,
        HttpContext context,
        Visitor visitor,
        RequestedAgency requested,
        UploadPageReader reader,
        FormGuard forms,
        CancellationToken cancellationToken
    ) =>
        await ReadAsync(fiscalYear, context, visitor, requested, reader, cancellationToken) is { } view
            ? Page(context, view, forms)
            : Problems.NotFound();

    private static async Task<IResult> GetAsync(
        string fiscalYear,
        HttpContext context,
        Visitor visitor,
        RequestedAgency requested,
        UploadPageReader reader,
        FormGuard forms,
        CancellationToken cancellationToken
    ) =>
        await ReadAsync(fiscalYear, context, visitor, requested, reader, cancellationToken) is { } view
            ? Json.Of(UploadResponse.Of(view, forms.TokenFor(context)))
            : Problems.NotFound();

    private static async Task<UploadView?> ReadAsync(
        string fiscalYear,
        HttpContext context,
        Visitor visitor,
        RequestedAgency requested,
        UploadPageReader reader,
        CancellationToken cancellationToken
    ) =>
        FiscalYear.TryParse(fiscalYear, out var year)
            ? await reader.ReadAsync(requested.Agency, year, SentFiles.In(context.Request), visitor, cancellationToken)
            : null;

    private static async Task<IResult> ReceiveAsync(
        string fiscalYear,
        HttpContext context,
        Visitor visitor,
        RequestedAgency requested,
        UploadPageReader reader,
        UploadReceiver receiver,
        FormGuard forms,
        CancellationToken cancellationToken
    )
    {
        var agency = requested.Agency;
        if (
            !FiscalYear.TryParse(fiscalYear, out var year)
            || await reader.ReadAsync(agency, year, [], visitor, cancellationToken) is not { } view
        )
            return Problems.NotFound();
        var (form, refusal) = await UploadForm.OpenAsync(context, forms, cancellationToken);
        if (form is null)
            return refusal!;

        var receipt = await receiver.ReceiveAsync(agency, year, form, visitor, cancellationToken);
        if (!Json.IsPageWanted(context.Request))
            return UploadReceiptResponse.Answer(receipt);

        // Where all went well the browser is sent on, so that reloading the page does not send the files again.
        if (receipt.IsComplete)
            return SeeOther.At(SentFiles.Address(view.Address, receipt.Stored));
        var after = view with
        {
            Sent = [.. receipt.Stored.Select(submission => SubmissionView.Of(submission, year))],
            Unstored = receipt.Unstored,
            NothingChosen = receipt.IsEmpty,
        };
        return Page(context, after, forms, receipt.PageStatus);
    }

    private static HtmlPage<UploadPage> Page(
        HttpContext context,
        UploadView view,
        FormGuard forms,
        int status = StatusCodes.Status200OK
    ) =>
        new(
            new Dictionary<string, object?>
            {
                [nameof(UploadPage.View)] = view,
                [nameof(UploadPage.Token)] = forms.TokenFor(context),
            },
            status
        );
}
