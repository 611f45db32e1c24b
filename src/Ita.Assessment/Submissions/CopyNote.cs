namespace Ita.Assessment.Submissions;

/// <summary>What a rejected upload's marked copy lacks, or why there is none.</summary>
public enum CopyNote
{
    /// <summary>The copy holds what the upload holds; or nobody noted why there is none.</summary>
    None,

    /// <summary>Links with an address that is none were left out.</summary>
    WithoutLinks,

    /// <summary>
    /// The copy was written anew: values in place of formulas, formats as far as they could be kept, and nothing else.
    /// </summary>
    Simplified,

    /// <summary>There is none: the upload is larger than what is copied.</summary>
    TooLarge,

    /// <summary>There is none: the upload itself cannot be opened, as its problems say.</summary>
    Unreadable,

    /// <summary>There is none: making it failed.</summary>
    Failed,
}
