using Ita.Assessment;
using Ita.Assessment.Scoring;

namespace Ita.Storage.Submissions;

/// <summary>A part that was read from an upload.</summary>
/// <param name="FiscalYear">The year its figures are of: another than the path's only in layout 3.</param>
/// <param name="Instrument">The instrument or EIT part.</param>
/// <param name="Layout">How the workbook held it.</param>
/// <param name="Respondents">How many answered, where that is known.</param>
public sealed record ReadPart(FiscalYear FiscalYear, Instrument Instrument, TallyLayout Layout, int? Respondents);
