using Ita.Assessment;
using Ita.Pipeline.Scoring;
using Ita.Web.Access;
using Ita.Web.Site;
using Ita.Workbooks.Templates;

namespace Ita.Web.Frameworks;

/// <summary>The workbooks to be filled in for a year: what each is for, what it is called, where it is.</summary>
internal static class TemplateListEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
            "templates/{fiscalYear}.json",
            async (string fiscalYear, SignedIn who, FrameworkLibrary frameworks, CancellationToken cancellationToken) =>
            {
                if (
                    !FiscalYear.TryParse(fiscalYear, out var year)
                    || (await frameworks.GetAsync(cancellationToken)).Find(year) is not { } framework
                )
                    return Problems.NotFound();
                return Json.Of(
                    new
                    {
                        FiscalYear = year.Value,
                        IsProvisional = framework.Certainty.IsProvisional ? true : (bool?)null,
                        Templates = framework
                            .Questionnaires.Select(part =>
                                Template(
                                    year,
                                    part.Instrument.ToString(),
                                    part.NameTh,
                                    TemplateWriter.FileName(year, part.Instrument)
                                )
                            )
                            .Prepend(Template(year, TemplateEndpoints.All, null, TemplateWriter.FileName(year))),
                    }
                );
            }
        );

    private static object Template(FiscalYear year, string questionnaire, string? name, string file) =>
        new
        {
            Questionnaire = questionnaire,
            NameTh = name,
            File = file,
            Address = $"/api/templates/{year}/{questionnaire}.xlsx",
        };
}
