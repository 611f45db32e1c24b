using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Notices;

namespace Ita.Workbooks.Exports;

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
    public PartCandidate NewCandidate(
        char letter,
        TallyLayout layout,
        (int Row, int Column) header,
        NoticeList? tableProblems = null
    )
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
            TableProblems = tableProblems,
            IsPartUnknown = instrument == Instrument.EIT && Framework.HasEitParts,
        };
    }
}

/// <summary>A sheet among all files read together.</summary>
/// <param name="FileIndex">The file's place among them, from 0.</param>
/// <param name="SheetIndex">The sheet's place in its workbook, from 0.</param>
/// <param name="File">The file's name.</param>
/// <param name="Sheet">The sheet's name.</param>
internal sealed record SheetPlace(int FileIndex, int SheetIndex, string File, string Sheet);
