namespace Ita.Assessment.Frameworks;

/// <summary>An instrument, or one of the EIT's parts, as a year's framework describes it.</summary>
/// <param name="Instrument">Which.</param>
/// <param name="NameTh">Official name in Thai.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="Weight">Share of the total in percent; the weights of a year's questionnaires add to 100.</param>
/// <param name="Confidence">How sure the weight is.</param>
public sealed record InstrumentDefinition(
    Instrument Instrument,
    string NameTh,
    string NameEn,
    decimal Weight,
    Confidence Confidence
);
