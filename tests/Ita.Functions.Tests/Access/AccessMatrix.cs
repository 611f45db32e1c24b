using System.Net;

namespace Ita.Functions.Tests.Access;

/// <summary>
/// Every route and who reaches it, by method and pattern. A route that is not here fails the test: whoever adds one says here whose
/// it is.
/// </summary>
internal static class AccessMatrix
{
    private static readonly (string, string[]) s_years = ("fiscalYear", ["2566", "2563", "1", "2566x"]);
    private static readonly (string, string[]) s_year = ("fiscalYear", ["2566"]);

    public static IReadOnlyDictionary<string, RouteRule> Rules { get; } = new Dictionary<string, RouteRule>
    {
        ["GET /"] = new(Reach.Everybody),
        ["GET /api/health"] = new(Reach.Everybody),

        ["GET /api/provinces"] = new(Reach.SignedIn),

        ["GET /api/agencies/{agencyCode}"] = new(Reach.Agency),
        ["GET /api/agencies/{agencyCode}/years/{fiscalYear}/submissions"] = new(Reach.Agency, HttpStatusCode.OK, s_years),
        ["GET /api/agencies/{agencyCode}/years/{fiscalYear}/report.{format}"] = new(Reach.Agency, HttpStatusCode.OK, s_years, ("format", ["docx", "json", "exe"])),

        ["GET /api/provinces/{provinceCode}/years/{fiscalYear}"] = new(Reach.Province, HttpStatusCode.OK, s_year),
        ["GET /api/provinces/{provinceCode}/years/{fiscalYear}.json"] = new(Reach.Province, HttpStatusCode.OK, s_year),

        ["POST /IngestRegistry"] = new(Reach.Host),
        ["POST /IngestSurveyExport"] = new(Reach.Host),
        ["POST /ReconcileUploads"] = new(Reach.Host),
        ["POST /RecordReportFailure"] = new(Reach.Host),
        ["POST /RecordScoringFailure"] = new(Reach.Host),
        ["POST /RecordUploadFailure"] = new(Reach.Host),
        ["POST /ScoreAgency"] = new(Reach.Host),
        ["POST /WriteReport"] = new(Reach.Host),
    };
}
