using System.Net;

namespace Ita.Web.Tests.Access;

/// <summary>
/// Every route and who reaches it, by method and pattern. A route that is not here fails the test: whoever adds one
/// says here whose it is.
/// </summary>
internal static class AccessMatrix
{
    /// <summary>How an address ends at which respondents' rows stand.</summary>
    public const string RespondentsCopy = "/rejected.xlsx";

    private static readonly (string, string[]) s_years = ("fiscalYear", ["2566", "2563", "1", "2566x"]);
    private static readonly (string, string[]) s_months = ("month", ["latest", "2566-01", "2023-01", "x"]);

    // The first is the one that is there, by agency or province.
    private static readonly (string, string[]) s_submissions = (
        "submission",
        ["{known}", "0000000000000000000-0000000000000000", "x"]
    );
    private static readonly (string, string[]) s_items = ("item", ["i1", "o1", "x"]);
    private static readonly (string, string[]) s_year = ("fiscalYear", ["2566"]);

    public static IReadOnlyDictionary<string, RouteRule> Rules { get; } =
        new Dictionary<string, RouteRule>
        {
            ["GET /api/health"] = new(Reach.Everybody),
            ["GET /privacy"] = new(Reach.Everybody),

            ["GET /api/openapi.json"] = new(Reach.SignedIn),
            ["GET /"] = new(Reach.SignedIn),
            ["GET /provinces"] = new(Reach.SignedIn),
            ["GET /api/provinces"] = new(Reach.SignedIn) { HasPage = true },
            ["GET /files-without-agency"] = new(Reach.Administrator),
            ["GET /api/files-without-agency"] = new(Reach.Administrator) { HasPage = true },
            ["GET /api/frameworks"] = new(Reach.SignedIn),
            ["GET /api/frameworks/{document}.json"] = new(
                Reach.SignedIn,
                HttpStatusCode.OK,
                ("document", ["2566", "schema"])
            ),
            ["GET /api/frameworks/{fiscalYear}/rescoring"] = new(
                Reach.Administrator,
                HttpStatusCode.OK,
                ("fiscalYear", ["2566", "1", "x"])
            ),
            ["POST /api/frameworks/{fiscalYear}/rescoring"] = new(
                Reach.Administrator,
                HttpStatusCode.Accepted,
                ("fiscalYear", ["2566"])
            )
            {
                NeedsBody = true,
            },

            ["GET /api/templates/{fiscalYear}.json"] = new(Reach.SignedIn, HttpStatusCode.OK, s_year),
            ["GET /api/templates/{fiscalYear}/{instrument}.xlsx"] = new(
                Reach.SignedIn,
                HttpStatusCode.OK,
                s_year,
                ("instrument", ["IIT", "EIT1", "all"])
            ),

            ["GET /agencies/{agencyCode}"] = new(Reach.Agency),
            ["GET /agencies/{agencyCode}/years/{fiscalYear}"] = new(Reach.Agency, HttpStatusCode.OK, s_years),
            ["GET /api/agencies/{agencyCode}"] = new(Reach.Agency) { HasPage = true },
            ["GET /agencies/{agencyCode}/years/{fiscalYear}/submissions"] = new(
                Reach.Agency,
                HttpStatusCode.OK,
                s_years
            ),
            ["GET /api/agencies/{agencyCode}/years/{fiscalYear}/submissions"] = new(
                Reach.Agency,
                HttpStatusCode.OK,
                s_years
            )
            {
                HasPage = true,
            },
            ["GET /api/agencies/{agencyCode}/years/{fiscalYear}/report.{format}"] = new(
                Reach.Agency,
                HttpStatusCode.OK,
                s_years,
                ("format", ["docx", "json", "exe"])
            ),
            ["GET /api/agencies/{agencyCode}/years/{fiscalYear}/follow-up.xlsx"] = new(
                Reach.Agency,
                HttpStatusCode.OK,
                s_years
            ),
            ["GET /api/agencies/{agencyCode}/years/{fiscalYear}/implementation.docx"] = new(
                Reach.Agency,
                HttpStatusCode.OK,
                s_years
            ),
            ["GET /api/agencies/{agencyCode}/years/{fiscalYear}/implementation.html"] = new(
                Reach.Agency,
                HttpStatusCode.OK,
                s_years
            ),
            ["GET /api/agencies/{agencyCode}/years/{fiscalYear}/follow-up.docx"] = new(
                Reach.Agency,
                HttpStatusCode.OK,
                s_years
            ),
            ["GET /api/agencies/{agencyCode}/years/{fiscalYear}/memo.docx"] = new(
                Reach.Agency,
                HttpStatusCode.OK,
                s_years
            ),

            ["GET /agencies/{agencyCode}/profile"] = new(Reach.Agency),
            ["GET /api/agencies/{agencyCode}/profile"] = new(Reach.Agency) { HasPage = true },

            // Without a form's token, and without a body.
            ["POST /agencies/{agencyCode}/profile"] = new(Reach.Agency, HttpStatusCode.BadRequest),
            ["PUT /api/agencies/{agencyCode}/profile"] = new(Reach.Agency, HttpStatusCode.UnsupportedMediaType),

            // Of a year without a result there are no measures.
            ["GET /agencies/{agencyCode}/years/{fiscalYear}/measures/{item}"] = new(
                Reach.Agency,
                HttpStatusCode.NotFound,
                s_years,
                s_items
            ),
            ["POST /agencies/{agencyCode}/years/{fiscalYear}/measures/{item}"] = new(
                Reach.Agency,
                HttpStatusCode.BadRequest,
                s_years,
                s_items
            ),

            // The page is for whoever may see the agency, the copy for whoever may see respondents' rows.
            ["GET /api/agencies/{agencyCode}/years/{fiscalYear}/submissions/{submission}/rejected.{format}"] = new(
                Reach.Agency,
                HttpStatusCode.OK,
                s_years,
                ("submission", ["{rejected}", "{known}", "0000000000000000000-0000000000000000", "x"]),
                ("format", ["html", "xlsx", "exe"])
            ),
            ["GET /agencies/{agencyCode}/years/{fiscalYear}/upload"] = new(Reach.Agency, HttpStatusCode.OK, s_years),
            ["GET /api/agencies/{agencyCode}/years/{fiscalYear}/upload"] = new(Reach.Agency, HttpStatusCode.OK, s_years)
            {
                HasPage = true,
            },

            // Without a form: whoever may hand in files is told that this is none.
            ["POST /agencies/{agencyCode}/years/{fiscalYear}/upload"] = new(
                Reach.Agency,
                HttpStatusCode.UnsupportedMediaType,
                s_years
            ),
            ["POST /agencies/{agencyCode}/years/{fiscalYear}/release"] = new(
                Reach.Agency,
                HttpStatusCode.BadRequest,
                s_years
            ),
            ["POST /agencies/{agencyCode}/years/{fiscalYear}/submissions/{submission}/restart"] = new(
                Reach.Agency,
                HttpStatusCode.BadRequest,
                s_years,
                s_submissions
            ),
            ["POST /api/agencies/{agencyCode}/years/{fiscalYear}/upload"] = new(
                Reach.Agency,
                HttpStatusCode.UnsupportedMediaType,
                s_years
            ),
            ["POST /api/agencies/{agencyCode}/years/{fiscalYear}/release"] = new(
                Reach.Agency,
                HttpStatusCode.BadRequest,
                s_years
            ),
            ["POST /api/agencies/{agencyCode}/years/{fiscalYear}/submissions/{submission}/restart"] = new(
                Reach.Agency,
                HttpStatusCode.BadRequest,
                s_years,
                s_submissions
            ),

            ["GET /provinces/{provinceCode}/years/{fiscalYear}"] = new(Reach.Province, HttpStatusCode.OK, s_year),
            ["GET /api/provinces/{provinceCode}/years/{fiscalYear}"] = new(Reach.Province, HttpStatusCode.OK, s_year)
            {
                HasPage = true,
            },
            ["GET /api/provinces/{provinceCode}/years/{fiscalYear}.json"] = new(
                Reach.Province,
                HttpStatusCode.OK,
                s_year
            ),
            ["GET /api/provinces/{provinceCode}/years/{fiscalYear}.csv"] = new(
                Reach.Province,
                HttpStatusCode.OK,
                s_year
            ),
            ["GET /api/provinces/{provinceCode}/years/{fiscalYear}.xlsx"] = new(
                Reach.Province,
                HttpStatusCode.OK,
                s_year
            ),
            ["GET /provinces/{provinceCode}/years/{fiscalYear}/results"] = new(
                Reach.Province,
                HttpStatusCode.OK,
                s_years
            ),
            ["GET /api/provinces/{provinceCode}/years/{fiscalYear}/results"] = new(
                Reach.Province,
                HttpStatusCode.OK,
                s_years
            )
            {
                HasPage = true,
            },
            ["GET /api/provinces/{provinceCode}/years/{fiscalYear}/results/upload"] = new(
                Reach.Province,
                HttpStatusCode.OK,
                s_years
            ),
            ["POST /provinces/{provinceCode}/years/{fiscalYear}/results"] = new(
                Reach.Province,
                HttpStatusCode.UnsupportedMediaType,
                s_years
            ),
            ["POST /api/provinces/{provinceCode}/years/{fiscalYear}/results"] = new(
                Reach.Province,
                HttpStatusCode.UnsupportedMediaType,
                s_years
            ),

            // A form that no page gave is refused before the table is looked for, whatever the province.
            ["POST /provinces/{provinceCode}/years/{fiscalYear}/results/{submission}/restart"] = new(
                Reach.Province,
                HttpStatusCode.BadRequest,
                s_years,
                s_submissions
            )
            {
                IsOfAnyObject = true,
            },
            ["POST /api/provinces/{provinceCode}/years/{fiscalYear}/results/{submission}/restart"] = new(
                Reach.Province,
                HttpStatusCode.BadRequest,
                s_years,
                s_submissions
            )
            {
                IsOfAnyObject = true,
            },
            ["GET /provinces/{provinceCode}/audit/{month}"] = new(Reach.Province, HttpStatusCode.OK, s_months)
            {
                IsOfAnyObject = true,
            },
            ["GET /api/provinces/{provinceCode}/audit/{month}"] = new(Reach.Province, HttpStatusCode.OK, s_months)
            {
                IsOfAnyObject = true,
                HasPage = true,
            },
            ["GET /api/provinces/{provinceCode}/audit/{month}.json"] = new(Reach.Province, HttpStatusCode.OK, s_months)
            {
                IsOfAnyObject = true,
            },
            ["GET /api/provinces/{provinceCode}/audit/{month}.csv"] = new(Reach.Province, HttpStatusCode.OK, s_months)
            {
                IsOfAnyObject = true,
            },
        };
}
