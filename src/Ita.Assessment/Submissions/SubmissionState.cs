namespace Ita.Assessment.Submissions;

/// <summary>What became of an uploaded workbook. Written in lower case in tables, JSON and pages.</summary>
public enum SubmissionState
{
    /// <summary>Seen, not yet read.</summary>
    Received,

    /// <summary>Read and tallied; its figures count.</summary>
    Accepted,

    /// <summary>Turned away with problems; nothing of it counts.</summary>
    Rejected,

    /// <summary>The agency's year was scored with it.</summary>
    Scored,

    /// <summary>The report that shows it is written.</summary>
    Reported,

    /// <summary>Could not be processed for a reason that is not the workbook's; can be restarted.</summary>
    Failed,
}
