using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Web.Site;
using Ita.Workbooks.Templates;

namespace Ita.Web.Frameworks;

/// <summary>The workbooks to be filled in for a year.</summary>
public sealed record TemplatesResponse
{
    /// <summary>Buddhist era.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>There, and true, if not everything of the year's framework is sure.</summary>
    public bool? IsProvisional { get; init; }

    public required IEnumerable<TemplateResponse> Templates { get; init; }

    internal static TemplatesResponse Of(Framework framework) =>
        new()
        {
            FiscalYear = framework.FiscalYear.Value,
            IsProvisional = Json.TrueOrAbsent(framework.Certainty.IsProvisional),
            Templates = framework
                .Questionnaires.Select(part => TemplateResponse.Of(framework.FiscalYear, part.Instrument, part.NameTh))
                .Prepend(TemplateResponse.Of(framework.FiscalYear, part: null, nameTh: null)),
        };
}

/// <summary>A workbook to be filled in.</summary>
public sealed record TemplateResponse
{
    /// <summary>Stands for all instrument parts in one workbook.</summary>
    internal const string All = "all";

    /// <summary>The instrument part as its address has it; all for one workbook of all of them.</summary>
    public required string Questionnaire { get; init; }

    /// <summary>The instrument part's Thai name.</summary>
    public string? NameTh { get; init; }

    /// <summary>What it is called when downloaded.</summary>
    public required string File { get; init; }

    /// <summary>Where it is.</summary>
    public required string Address { get; init; }

    internal static TemplateResponse Of(FiscalYear year, Instrument? part, string? nameTh)
    {
        var questionnaire = part?.ToString() ?? All;
        return new TemplateResponse
        {
            Questionnaire = questionnaire,
            NameTh = nameTh,
            File = TemplateWriter.FileName(year, part),
            Address = Addresses.Template(year, questionnaire),
        };
    }
}
