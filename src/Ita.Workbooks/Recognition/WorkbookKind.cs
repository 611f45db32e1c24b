using Ita.Assessment.Submissions;

namespace Ita.Workbooks.Recognition;

/// <summary>What a sheet looks like, whichever container its file was put into.</summary>
internal enum WorkbookKind
{
    /// <summary>None of the others.</summary>
    Unknown,

    /// <summary>Answers, items or indicators of one agency (docs/workbooks.md, layouts 1 to 3).</summary>
    Survey,

    /// <summary>Results of several agencies (layout 4).</summary>
    PublishedResults,

    /// <summary>What became of a year's measures.</summary>
    FollowUpForm,

    /// <summary>A list of agencies.</summary>
    Registry,
}

/// <summary>Says of a sheet that lies in the wrong container where it belongs.</summary>
internal static class WrongContainer
{
    /// <summary>The sentence's key; null where nothing is known of the sheet.</summary>
    public static string? KeyOf(WorkbookKind kind) =>
        kind switch
        {
            WorkbookKind.Survey => NoticeCode.NothingRecognisedIsSurvey,
            WorkbookKind.PublishedResults => NoticeCode.NothingRecognisedIsResults,
            WorkbookKind.FollowUpForm => NoticeCode.NothingRecognisedIsFollowUp,
            WorkbookKind.Registry => NoticeCode.NothingRecognisedIsRegistry,
            _ => null,
        };
}
