using System.Security.Cryptography;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Pipeline.Scoring;
using Ita.Storage.Reports;
using Ita.Web.Site;
using Ita.Workbooks.Templates;
using Microsoft.Net.Http.Headers;

namespace Ita.Web.Frameworks;

/// <summary>
/// The workbooks to be filled in for a year: what each is for, what it is called, where it is; and each of them, for
/// one instrument part (<c>IIT.xlsx</c>, <c>EIT1.xlsx</c>, …) or for all (<c>all.xlsx</c>). The same writer and bytes
/// as on the command line, by the frameworks in force; for everybody who is signed in.
/// </summary>
internal static class TemplateEndpoints
{
    private const string Tag = "Templates";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/templates/{fiscalYear}.json", ListAsync)
            .Describe("listTemplates", Tag, "The workbooks to be filled in for a year.")
            .Returns<TemplatesResponse>()
            .Refuses(StatusCodes.Status404NotFound);
        api.MapGet("/templates/{fiscalYear}/{instrument}.xlsx", GetAsync)
            .Describe("downloadTemplate", Tag, "A workbook to be filled in.")
            .ReturnsFile(ReportFormat.Xlsx.ContentType())
            .Refuses(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(
        string fiscalYear,
        FrameworkLibrary frameworks,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(fiscalYear, frameworks, cancellationToken) is { } framework
            ? Json.Of(TemplatesResponse.Of(framework))
            : Problems.NotFound();

    private static async Task<IResult> GetAsync(
        string fiscalYear,
        string instrument,
        FrameworkLibrary frameworks,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(fiscalYear, frameworks, cancellationToken) is not { } framework)
            return Problems.NotFound();
        var part = framework
            .Questionnaires.FirstOrDefault(each => each.Instrument.ToString() == instrument)
            ?.Instrument;
        if (part is null && instrument != TemplateResponse.All)
            return Problems.NotFound();
        var template = TemplateWriter.Write(framework, part);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(template).AsSpan(0, 8))}\"");
        return Results.File(
            template,
            ReportFormat.Xlsx.ContentType(),
            TemplateWriter.FileName(framework.FiscalYear, part),
            entityTag: tag
        );
    }

    private static async Task<Framework?> FindAsync(
        string fiscalYear,
        FrameworkLibrary frameworks,
        CancellationToken cancellationToken
    ) =>
        FiscalYear.TryParse(fiscalYear, out var year)
            ? (await frameworks.GetAsync(cancellationToken)).Find(year)
            : null;
}
