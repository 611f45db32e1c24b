using Ita.Assessment;
using Ita.Storage.Audit;
using Ita.Web.Access;
using Ita.Web.Audit;
using Ita.Web.Site;

namespace Ita.Web.Uploads;

/// <summary>The page on which survey exports of a year are handed in, and what it sends.</summary>
internal static class UploadEndpoints
{
    private const string Route = "agencies/{agencyCode}/years/{fiscalYear}/upload";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(Route, ShowAsync);
        api.MapPost(Route, ReceiveAsync);
    }

    private static async Task<IResult> ShowAsync(
        string agencyCode,
        string fiscalYear,
        HttpContext context,
        SignedIn who,
        AgencyAccess access,
        UploadViewReader views,
        FormGuard guard,
        CancellationToken cancellationToken
    )
    {
        var (agency, refusal) = await access.FindAsync(agencyCode, who.Visitor, cancellationToken);
        if (agency is null)
            return refusal;
        if (!FiscalYear.TryParse(fiscalYear, out var year))
            return Problems.NotFound();
        if (
            await views.ReadAsync(agency, year, SentFiles.In(context.Request), who.Visitor, cancellationToken)
            is not { } view
        )
            return Problems.NotFound();
        TaggedAnswer.OmitTag(context);
        return Json.IsWanted(context.Request)
            ? Json.Of(UploadDocuments.Of(view, guard.TokenFor(context)))
            : Page(context, view, guard);
    }

    private static async Task<IResult> ReceiveAsync(
        string agencyCode,
        string fiscalYear,
        HttpContext context,
        SignedIn who,
        AgencyAccess access,
        UploadViewReader views,
        UploadReceiver receiver,
        FormGuard guard,
        AuditTrail audit,
        CancellationToken cancellationToken
    )
    {
        var (agency, refusal) = await access.FindAsync(agencyCode, who.Visitor, cancellationToken);
        if (agency is null)
            return refusal;
        if (
            !FiscalYear.TryParse(fiscalYear, out var year)
            || await views.ReadAsync(agency, year, [], who.Visitor, cancellationToken) is not { } view
        )
            return Problems.NotFound();
        if (UploadForm.Open(context.Request) is not { } form)
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType);
        if (
            await guard.RefuseAsync(
                context,
                await form.ReadTokenAsync(cancellationToken) ?? context.Request.Headers[FormGuard.Header].ToString()
            ) is
            { } untrusted
        )
            return untrusted;

        var receipt = await receiver.ReceiveAsync(agency.Code, year, form, cancellationToken);
        foreach (var stored in receipt.Stored)
            await audit.NoteAsync(AuditAction.Upload, who.Visitor, agency, year, stored.Blob.FileName);
        if (Json.IsWanted(context.Request))
            return receipt.IsEmpty
                ? Problems.NothingChosen()
                : Json.Of(
                    UploadDocuments.Of(receipt),
                    receipt.Stored.IsEmpty ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status201Created
                );

        // Where all went well the browser is sent on, so that reloading the page does not send the files again.
        if (!receipt.Stored.IsEmpty && receipt.Unstored.IsEmpty)
            return SeeOther.At(SentFiles.Address(view.Address, receipt.Stored));
        var after = view with
        {
            Sent = [.. receipt.Stored.Select(submission => SubmissionView.Of(submission, year))],
            Unstored = receipt.Unstored,
            NothingChosen = receipt.IsEmpty,
        };
        return Page(
            context,
            after,
            guard,
            receipt.IsEmpty ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity
        );
    }

    private static HtmlPage<UploadPage> Page(
        HttpContext context,
        UploadView view,
        FormGuard guard,
        int status = StatusCodes.Status200OK
    ) =>
        new(
            new Dictionary<string, object?>
            {
                [nameof(UploadPage.View)] = view,
                [nameof(UploadPage.Token)] = guard.TokenFor(context),
            },
            status
        );
}
