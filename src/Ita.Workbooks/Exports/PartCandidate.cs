using Ita.Assessment;
using Ita.Assessment.Scoring;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Notices;

namespace Ita.Workbooks.Exports;

/// <summary>
/// What one sheet holds of one instrument part; whether it counts is decided once all sheets are read.
/// </summary>
internal sealed class PartCandidate(SheetPlace place, Instrument instrument, TallyLayout layout, FiscalYear year)
{
    public SheetPlace Place => place;

    /// <summary>
    /// The part; <see cref="Instrument.EIT"/> for a summary's combined EIT, and where <see cref="IsPartUnknown"/>.
    /// </summary>
    public Instrument Instrument => instrument;

    public TallyLayout Layout => layout;

    public FiscalYear Year => year;

    /// <summary>An EIT questionnaire of a year with parts, and nothing says which part.</summary>
    public bool IsPartUnknown { get; init; }

    /// <summary>Where the part's header stands.</summary>
    public (int Row, int Column) Header { get; init; }

    /// <summary>Under the header there is no answer and no score at all.</summary>
    public bool IsBlank { get; set; }

    /// <summary>Null when problems left nothing to count.</summary>
    public PartTally? Tally { get; set; }

    /// <summary>
    /// Asked of the part by the sampling rule: false where the layout does not know single respondents.
    /// </summary>
    public NoticeList Problems { get; } = new(place.File, place.Sheet);

    /// <summary>
    /// What is wrong with the table as a whole; one list for all candidates of a table, reported when any of them
    /// counts.
    /// </summary>
    public NoticeList? TableProblems { get; init; }

    public NoticeList Warnings { get; } = new(place.File, place.Sheet);
}

/// <summary>Takes the rows under a header and says in the end what parts they hold.</summary>
internal interface ISheetTable : ICellSink
{
    /// <summary>The parts; none where the rows did not keep what the header promised.</summary>
    IReadOnlyList<PartCandidate> Finish();
}
