namespace Ita.Assessment;

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
