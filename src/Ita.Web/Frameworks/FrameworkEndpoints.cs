using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Pipeline.Rescoring;
using Ita.Pipeline.Scoring;
using Ita.Web.Access;
using Ita.Web.Site;

namespace Ita.Web.Frameworks;

/// <summary>
/// Which frameworks are in force, since when and by which file; each as the text it was read from, the start of the
/// next year's file, and the schema of such files; and for administrators what rescoring a year would touch, and the
/// order to do it.
/// </summary>
internal static class FrameworkEndpoints
{
    private const string Tag = "Frameworks";
    private const string Schema = "schema";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/frameworks", ListAsync)
            .Describe("showFrameworks", Tag, "Which frameworks are in force.")
            .Returns<FrameworksResponse>();
        api.MapGet("/frameworks/{document}.json", GetFileAsync)
            .Describe("downloadFramework", Tag, "The framework of a year as a file, or the schema of such files.")
            .Produces(StatusCodes.Status200OK, typeof(Stream), "application/json")
            .Refuses(StatusCodes.Status404NotFound);
        api.MapGet("/frameworks/{fiscalYear}/rescoring", OfferRescoringAsync)
            .ForAdministrators()
            .WithMetadata(RequestBudget.LongBudget)
            .Describe("showRescoring", Tag, "What rescoring a year would touch.")
            .Returns<RescoringResponse>()
            .Refuses(StatusCodes.Status404NotFound);

        api.MapPost("/frameworks/{fiscalYear}/rescoring", OrderRescoringAsync)
            .ForAdministrators()
            .WithMetadata(RequestBudget.LongBudget)
            .Describe("rescoreYear", Tag, "Has a year scored again.")
            .Produces<RescoringResponse>(StatusCodes.Status202Accepted)
            .Refuses(
                StatusCodes.Status400BadRequest,
                StatusCodes.Status404NotFound,
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status415UnsupportedMediaType
            );
    }

    private static async Task<IResult> ListAsync(
        Visitor visitor,
        FrameworkReader reader,
        CancellationToken cancellationToken
    ) => Json.Of(await reader.ReadAsync(withFiles: visitor.IsAdministrator, cancellationToken));

    private static async Task<IResult> GetFileAsync(
        string document,
        FrameworkLibrary frameworks,
        CancellationToken cancellationToken
    )
    {
        if (document == Schema)
            return Results.Text(FrameworkSchema.Text, "application/schema+json; charset=utf-8");
        if (
            !FiscalYear.TryParse(document, out var year)
            || (await frameworks.GetAsync(cancellationToken)).Find(year) is not { } framework
        )
            return Problems.NotFound();
        return Results.File(framework.Text.ToArray(), "application/json; charset=utf-8", $"{year}.json");
    }

    private static Task<IResult> OfferRescoringAsync(
        string fiscalYear,
        YearRescoring rescoring,
        CancellationToken cancellationToken
    ) => AnswerAsync(fiscalYear, rescoring.OfferAsync, StatusCodes.Status200OK, cancellationToken);

    private static Task<IResult> OrderRescoringAsync(
        string fiscalYear,
        RescoringOrder order,
        Visitor visitor,
        YearRescoring rescoring,
        CancellationToken cancellationToken
    ) =>
        FiscalYear.TryParse(fiscalYear, out var year) && year.Value == order.FiscalYear
            ? AnswerAsync(
                fiscalYear,
                (known, token) => rescoring.OrderAsync(known, new OrderedBy(visitor.Id, visitor.Name), token),
                StatusCodes.Status202Accepted,
                cancellationToken
            )
            : Task.FromResult(Results.BadRequest());

    private static async Task<IResult> AnswerAsync(
        string fiscalYear,
        Func<FiscalYear, CancellationToken, Task<RescoringOffer?>> step,
        int status,
        CancellationToken cancellationToken
    ) =>
        FiscalYear.TryParse(fiscalYear, out var year) && await step(year, cancellationToken) is { } offer
            ? Json.Of(RescoringResponse.Of(offer), status)
            : Problems.NotFound();
}

/// <summary>The order to score a year again.</summary>
/// <param name="FiscalYear">The year of the address, once more.</param>
public sealed record RescoringOrder(int FiscalYear);
