namespace Ita.Assessment.Scoring;

/// <summary>The score of an instrument or of an EIT part.</summary>
public sealed record InstrumentResult(Instrument Instrument, Score Score);
