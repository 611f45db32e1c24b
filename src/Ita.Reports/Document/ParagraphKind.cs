namespace Ita.Reports.Document;

/// <summary>What a paragraph is; how it looks is the writer's.</summary>
public enum ParagraphKind
{
    /// <summary>Running text.</summary>
    Body,

    /// <summary>Running text that belongs to the list or table under it.</summary>
    LeadIn,

    /// <summary>A figure in large letters.</summary>
    Headline,

    /// <summary>A sum as it is worked out.</summary>
    Arithmetic,

    /// <summary>Small print under a table.</summary>
    Note,

    /// <summary>Something the reader must not miss: provisional figures, a missing instrument.</summary>
    Notice,
}
