namespace Ita.Assessment.Frameworks;

/// <summary>One of several questions under an item, with a scale and so a direction of its own.</summary>
public sealed record SubItem(ItemId Id, string TextTh, AnswerScale Scale);
