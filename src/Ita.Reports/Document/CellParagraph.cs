namespace Ita.Reports.Document;

/// <summary>A paragraph in a cell.</summary>
/// <param name="Marker">What stands before it, hanging: <c>๑.</c>; null for none.</param>
/// <param name="Text">Its text.</param>
public sealed record CellParagraph(string? Marker, RichText Text);
