using Ita.Assessment;
using Ita.Pipeline.Failures;
using Ita.Storage.Audit;
using Ita.Storage.Submissions;
using Ita.Web.Access;
using Ita.Web.Audit;
using Ita.Web.Site;
using Ita.Web.Uploads;

namespace Ita.Web.PublishedResults;

/// <summary>
/// A province's published tables of a year: the page on which they are handed in and that shows what became of each.
/// What is sent here lies below the province's folder, and so is read as of its own agencies alone (docs/workbooks.md,
/// where a file goes).
/// </summary>
internal static class PublishedEndpoints
{
    private const string Route = "/provinces/{provinceCode}/years/{fiscalYear}/results";
    private const string Tag = "Published results";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet(Route, ShowPageAsync).ForProvince();
        pages.MapPost(Route, ReceiveAsync).ForProvince();
        pages.MapPost(Route + "/{submission}/restart", RestartAsync).ForProvince().AddEndpointFilter<FormGuard>();
        api.MapGet(Route, GetAsync)
            .RedirectsPeople()
            .ForProvince()
            .Describe("showResultsTables", Tag, "A province's results tables of a year and what became of each.")
            .Returns<PublishedTablesResponse>();
        api.MapGet(Route + "/upload", GetUploadAsync)
            .ForProvince()
            .Describe("showResultsUpload", Tag, "What sending a results table needs.")
            .Produces<PublishedUploadResponse>();
        api.MapPost(Route, ReceiveAsync)
            .ForProvince()
            .Describe(
                "uploadResultsTables",
                Tag,
                "Hands in results tables. The token goes first, or into the header that the form names."
            )
            .TakesForm(
                "multipart/form-data",
                new FormField(FormGuard.Field, "The token of the form; it goes first."),
                new FormField(UploadForm.ResultsField, "Results tables, one row per agency.", IsFile: true)
            )
            .Produces<UploadReceiptResponse>(StatusCodes.Status201Created)
            .Produces<UploadReceiptResponse>(StatusCodes.Status422UnprocessableEntity)
            .Refuses(
                StatusCodes.Status400BadRequest,
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status415UnsupportedMediaType
            );
        api.MapPost(Route + "/{submission}/restart", RestartAsync)
            .ForProvince()
            .AddEndpointFilter<FormGuard>()
            .Describe(
                "restartResultsTable",
                Tag,
                "Has a results table that failed processed again; its form needs the token."
            )
            .TakesForm(
                "application/x-www-form-urlencoded",
                new FormField(FormGuard.Field, "The token of the form, unless a header has it.")
            )
            .Produces(StatusCodes.Status303SeeOther)
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge);
    }

    private static async Task<IResult> ShowPageAsync(
        string provinceCode,
        string fiscalYear,
        HttpContext context,
        PublishedReader reader,
        FormGuard forms
    ) =>
        await ReadAsync(provinceCode, fiscalYear, reader, context.RequestAborted) is { } view
            ? Page(context, view, forms)
            : Problems.NotFound();

    private static async Task<IResult> GetAsync(
        string provinceCode,
        string fiscalYear,
        PublishedReader reader,
        CancellationToken cancellationToken
    ) =>
        await ReadAsync(provinceCode, fiscalYear, reader, cancellationToken) is { } view
            ? Json.Of(PublishedTablesResponse.Of(view))
            : Problems.NotFound();

    private static async Task<IResult> GetUploadAsync(
        string provinceCode,
        string fiscalYear,
        HttpContext context,
        PublishedReader reader,
        FormGuard forms
    ) =>
        await ReadAsync(provinceCode, fiscalYear, reader, context.RequestAborted) is { } view
            ? Json.Of(PublishedUploadResponse.Of(view, forms.TokenFor(context)))
            : Problems.NotFound();

    private static async Task<PublishedView?> ReadAsync(
        string provinceCode,
        string fiscalYear,
        PublishedReader reader,
        CancellationToken cancellationToken
    ) =>
        ProvinceCode.TryParse(provinceCode, out var province) && FiscalYear.TryParse(fiscalYear, out var year)
            ? await reader.ReadAsync(province, year, cancellationToken)
            : null;

    private static async Task<IResult> ReceiveAsync(
        string provinceCode,
        string fiscalYear,
        HttpContext context,
        Visitor visitor,
        PublishedReader reader,
        UploadReceiver receiver,
        FormGuard forms,
        CancellationToken cancellationToken
    )
    {
        if (await ReadAsync(provinceCode, fiscalYear, reader, cancellationToken) is not { } view)
            return Problems.NotFound();
        var (form, refusal) = await UploadForm.OpenAsync(context, forms, cancellationToken);
        if (form is null)
            return refusal!;

        var receipt = await receiver.ReceiveAsync(view.Province, view.FiscalYear, form, visitor, cancellationToken);
        if (!Json.IsPageWanted(context.Request))
            return UploadReceiptResponse.Answer(receipt);

        // Where all went well the browser is sent on, so that reloading the page does not send the files again.
        if (receipt.IsComplete)
            return SeeOther.At(view.Address);
        var after = await reader.ReadAsync(view.Province, view.FiscalYear, cancellationToken) ?? view;
        return Page(
            context,
            after with
            {
                Unstored = receipt.Unstored,
                NothingChosen = receipt.IsEmpty,
            },
            forms,
            receipt.PageStatus
        );
    }

    private static async Task<IResult> RestartAsync(
        string provinceCode,
        string fiscalYear,
        string submission,
        Visitor visitor,
        SubmissionStore submissions,
        SubmissionRestart restart,
        AuditTrail audit,
        CancellationToken cancellationToken
    )
    {
        if (
            !ProvinceCode.TryParse(provinceCode, out var province)
            || !FiscalYear.TryParse(fiscalYear, out var year)
            || await submissions.FindPublishedAsync(province, year, submission, cancellationToken) is not { } known
        )
            return Problems.NotFound();
        await restart.RestartAsync(known, cancellationToken);
        await audit.RecordAsync(AuditAction.Restart, visitor, province, year, known.Blob.FileName);
        return SeeOther.At(Addresses.Results(province, year));
    }

    private static HtmlPage<PublishedPage> Page(
        HttpContext context,
        PublishedView view,
        FormGuard forms,
        int status = StatusCodes.Status200OK
    ) =>
        new(
            new Dictionary<string, object?>
            {
                [nameof(PublishedPage.View)] = view,
                [nameof(PublishedPage.Token)] = forms.TokenFor(context),
            },
            status
        );
}
