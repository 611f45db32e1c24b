namespace Ita.Reports.Document;

/// <summary>A stretch of text in one look.</summary>
public readonly record struct TextRun(string Text, bool IsStrong);
