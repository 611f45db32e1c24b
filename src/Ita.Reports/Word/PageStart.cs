namespace Ita.Reports.Word;

/// <summary>What makes a block begin a page.</summary>
internal enum PageStart
{
    /// <summary>Nothing: it follows what stands above it.</summary>
    None,

    /// <summary>A break of its own.</summary>
    ByBreak,

    /// <summary>The page turns before it.</summary>
    BySection,
}
