namespace Ita.Assessment.Submissions;

/// <summary>That one notice stands for several: the same was found at more places of the sheet.</summary>
/// <param name="Key">A constant of <see cref="NoticeCode"/>, by which the places are put into one sentence.</param>
/// <param name="Detail">What the sentence says besides.</param>
/// <param name="Places">How many there are, at least two, whether each is listed or not.</param>
public sealed record NoticeRepetition(string Key, string? Detail, int Places);
