namespace Ita.Assessment;

/// <summary>
/// An instrument of the assessment, or a part of one. EIT1 (Public) and EIT2 (Survey) are the parts of EIT in the years
/// that have parts; in 2563 and 2564 the EIT is one questionnaire. What a year has is
/// <see cref="Frameworks.Framework.Questionnaires"/>. The names are those of files, tables, JSON and pages.
/// </summary>
public enum Instrument
{
    /// <summary>Answered by staff: indicators 1–5.</summary>
    IIT,

    /// <summary>Answered by people served: indicators 6–8. Both parts together where a year has parts.</summary>
    EIT,

    /// <summary>EIT part 1, answered by people served on their own (EIT Public).</summary>
    EIT1,

    /// <summary>EIT part 2, collected by an assessor (EIT Survey).</summary>
    EIT2,

    /// <summary>The web site checked by an assessor: indicators 9 and 10.</summary>
    OIT,
}

public static class Instruments
{
    /// <summary>The instrument that carries a weight: EIT for its two parts, itself for the others.</summary>
    public static Instrument Whole(this Instrument instrument) =>
        instrument is Instrument.EIT1 or Instrument.EIT2 ? Instrument.EIT : instrument;

    public static bool IsEitPart(this Instrument instrument) => instrument is Instrument.EIT1 or Instrument.EIT2;

    /// <summary>The first letter of the instrument's item numbers.</summary>
    public static char ItemLetter(this Instrument instrument) =>
        instrument.Whole() switch
        {
            Instrument.IIT => 'i',
            Instrument.EIT => 'e',
            _ => 'o',
        };
}
