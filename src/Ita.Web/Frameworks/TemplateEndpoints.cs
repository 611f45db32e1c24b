using System.Security.Cryptography;
using Ita.Assessment;
using Ita.Pipeline.Scoring;
using Ita.Reports;
using Ita.Web.Access;
using Ita.Web.Site;
using Ita.Workbooks.Templates;
using Microsoft.Net.Http.Headers;

namespace Ita.Web.Frameworks;

/// <summary>
/// A workbook to be filled in for one questionnaire of a year (<c>IIT.xlsx</c>, <c>EIT1.xlsx</c>, …), or for all of
/// them (<c>all.xlsx</c>); for everybody who is signed in. The same writer and bytes as on the command line, by the
/// frameworks in force.
/// </summary>
internal static class TemplateEndpoints
{
    /// <summary>Stands for all questionnaires in one workbook.</summary>
    public const string All = "all";

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
            "templates/{fiscalYear}/{instrument}.xlsx",
            async (
                string fiscalYear,
                string instrument,
                SignedIn who,
                FrameworkLibrary frameworks,
                CancellationToken cancellationToken
            ) =>
            {
                if (
                    !FiscalYear.TryParse(fiscalYear, out var year)
                    || (await frameworks.GetAsync(cancellationToken)).Find(year) is not { } framework
                )
                    return Problems.NotFound();
                var part = framework
                    .Questionnaires.FirstOrDefault(each => each.Instrument.ToString() == instrument)
                    ?.Instrument;
                if (part is null && instrument != All)
                    return Problems.NotFound();
                var template = TemplateWriter.Write(framework, part);
                var tag = new EntityTagHeaderValue(
                    $"\"{Convert.ToHexStringLower(SHA256.HashData(template).AsSpan(0, 8))}\""
                );
                return Results.File(
                    template,
                    ReportFormat.Xlsx.ContentType,
                    TemplateWriter.FileName(year, part),
                    entityTag: tag
                );
            }
        );
}
