using Ita.Assessment.Submissions;
using Ita.Assessment.Text;

namespace Ita.Workbooks.RejectedCopies;

/// <summary>What is said of a marked copy beside the list of problems. Safe for concurrent use.</summary>
public static class CopyNoteTexts
{
    /// <summary>Null where there is nothing to say.</summary>
    public static Bilingual? Of(CopyNote note) =>
        note switch
        {
            CopyNote.WithoutLinks => RejectionTexts.Get("copy-without-links"),
            CopyNote.Simplified => RejectionTexts.Get("copy-simplified"),
            CopyNote.TooLarge => RejectionTexts.Get("copy-too-large"),
            CopyNote.Unreadable => RejectionTexts.Get("copy-unreadable"),
            CopyNote.Failed => RejectionTexts.Get("copy-failed"),
            _ => null,
        };
}
