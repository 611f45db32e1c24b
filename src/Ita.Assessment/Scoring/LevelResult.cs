namespace Ita.Assessment.Scoring;

/// <summary>The level reached on a scale.</summary>
/// <param name="ScaleId">The scale's id in the framework: <c>letter7</c>, <c>pass5</c>.</param>
/// <param name="Level">The level's code: <c>A</c>, <c>ผ่านดี</c>.</param>
public sealed record LevelResult(string ScaleId, string Level);
