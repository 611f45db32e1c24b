using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Workbooks.Xlsx.Sheets;

namespace Ita.Workbooks.Recognition;

/// <summary>What every table of a sheet needs to know.</summary>
internal sealed record SheetContext(
    SheetPlace Place,
    FrameworkCatalogue Frameworks,
    Framework Framework,
    AnswerLabels Labels,
    TextPool Texts
)
{
    /// <summary>A questionnaire's candidate, its EIT part by the names of sheet and file.</summary>
    public PartCandidate NewCandidate(char letter, TallyLayout layout, (int Row, int Column) header)
    {
        var instrument = letter switch
        {
            'i' => Instrument.IIT,
            'o' => Instrument.OIT,
            _ when !Framework.HasEitParts => Instrument.EIT,
            _ => EitPart.Of(Place.Sheet, Place.File) ?? Instrument.EIT,
        };
        return new PartCandidate(Place, instrument, layout, Framework.FiscalYear)
        {
            Header = header,
            IsPartUnknown = instrument == Instrument.EIT && Framework.HasEitParts,
        };
    }
}
