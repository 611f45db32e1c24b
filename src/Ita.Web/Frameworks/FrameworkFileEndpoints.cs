using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Pipeline.Scoring;
using Ita.Web.Access;
using Ita.Web.Site;

namespace Ita.Web.Frameworks;

/// <summary>
/// The framework in force for a year, as the text it was read from: the start of the next year's file. Or the schema of
/// such files.
/// </summary>
internal static class FrameworkFileEndpoints
{
    private const string Schema = "schema";

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
            "frameworks/{document}.json",
            async (string document, SignedIn who, FrameworkLibrary frameworks, CancellationToken cancellationToken) =>
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
        );
}
