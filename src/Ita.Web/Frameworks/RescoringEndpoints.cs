using Ita.Assessment;
using Ita.Pipeline.Rescoring;
using Ita.Web.Access;
using Ita.Web.Site;

namespace Ita.Web.Frameworks;

/// <summary>
/// For administrators: what rescoring a year would touch, and, by a POST that names the year once more, the order to do
/// it.
/// </summary>
internal static class RescoringEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
            "frameworks/{fiscalYear}/rescoring",
            (string fiscalYear, SignedIn who, YearRescoring rescoring, CancellationToken cancellationToken) =>
                AnswerAsync(fiscalYear, who.Visitor, rescoring.OfferAsync, StatusCodes.Status200OK, cancellationToken)
        );

        // The body must be JSON: a form of a page elsewhere cannot send that without the browser asking here first.
        api.MapPost(
            "frameworks/{fiscalYear}/rescoring",
            (
                string fiscalYear,
                RescoringOrder order,
                SignedIn who,
                YearRescoring rescoring,
                CancellationToken cancellationToken
            ) =>
                order.FiscalYear.ToString(System.Globalization.CultureInfo.InvariantCulture) == fiscalYear
                    ? AnswerAsync(
                        fiscalYear,
                        who.Visitor,
                        rescoring.OrderAsync,
                        StatusCodes.Status202Accepted,
                        cancellationToken
                    )
                    : Task.FromResult(Results.BadRequest())
        );
    }

    private static async Task<IResult> AnswerAsync(
        string fiscalYear,
        Visitor visitor,
        Func<FiscalYear, CancellationToken, Task<RescoringOffer?>> step,
        int status,
        CancellationToken cancellationToken
    )
    {
        if (!visitor.IsAdministrator)
            return Problems.NotYours();
        if (!FiscalYear.TryParse(fiscalYear, out var year) || await step(year, cancellationToken) is not { } offer)
            return Problems.NotFound();
        return Json.Of(FrameworkViews.Of(offer), status);
    }
}
